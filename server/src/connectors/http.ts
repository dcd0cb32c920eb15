import type { Clock } from '../platform/index.ts';
import { PartnerUnavailable } from './errors.ts';

/** `fetch`, or a stand-in for tests. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What a connector needs of the machine. */
export interface PartnerDeps {
  readonly clock: Clock;
  readonly fetch?: Fetch;
  /** Resolves after `ms`, or at once when the signal aborts. */
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export interface FormPost {
  readonly partner: string;
  /** Named in errors; never holds a token. */
  readonly what: string;
  readonly url: string;
  readonly form: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly fetch: Fetch;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The bytes of an answer, as they came: signatures are over them.
 * Throws `PartnerUnavailable` when there is none in time, the signal's reason when it aborted.
 */
export async function postForm(post: FormPost): Promise<{ status: number; body: Uint8Array }> {
  const { signal } = post;
  const timeout = AbortSignal.timeout(post.timeoutMs);
  try {
    const response = await post.fetch(post.url, {
      method: 'POST',
      redirect: 'error', // A token must not follow a redirect to somebody else.
      headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
      body: new URLSearchParams(post.form).toString(),
      signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
    });
    return { status: response.status, body: new Uint8Array(await response.arrayBuffer()) };
  } catch (cause) {
    signal?.throwIfAborted();
    throw new PartnerUnavailable(post.partner, post.what, cause);
  }
}
