import createClient, { type Client } from 'openapi-fetch';
import { ApiProblem, toProblem, unreachable } from './problem.ts';
import type { paths } from './schema.d.ts';

export type Open310Client = Client<paths>;

export interface ClientOptions {
  /** Where the API is, without a trailing slash; empty for the origin of the page. */
  readonly baseUrl?: string;
  /** Sent with every request, such as a partner's key or a language. */
  readonly headers?: () => Record<string, string>;
  readonly fetch?: (input: Request) => Promise<Response>;
}

/** A client of the open310 API. Its methods answer `{data}` or `{error}`; `unwrap` makes one of them. */
export function createOpen310(options: ClientOptions = {}): Open310Client {
  const client = createClient<paths>({
    baseUrl: options.baseUrl ?? '',
    credentials: 'same-origin',
    ...(options.fetch ? { fetch: options.fetch } : {}),
  });
  client.use({
    onRequest({ request }) {
      for (const [name, value] of Object.entries(options.headers?.() ?? {})) {
        request.headers.set(name, value);
      }
      return request;
    },
    onError: ({ error }) => (error instanceof ApiProblem ? error : unreachable(error)),
  });
  return client;
}

/**
 * The data of a success; anything else is thrown as an `ApiProblem`.
 * @example const me = await unwrap(client.GET('/api/borrower/me'));
 */
export async function unwrap<T>(
  answer: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<Exclude<T, undefined>> {
  const { data, error, response } = await answer;
  if (!response.ok || error !== undefined) throw toProblem(response, error);
  return data as Exclude<T, undefined>;
}
