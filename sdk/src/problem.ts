/** An answer of the API that is not a success: what it said, in its own words, as one error. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  /** HTTP status; 0 when no answer came at all. */
  readonly status: number;
  /** Stable, documented: decide by this, never by `message`. */
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  /** What else the problem says, such as `available` of `limit_exceeded`. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** How long the server asks to wait before the next try. Unit: ms. */
  readonly retryAfterMs: number | undefined;

  constructor(problem: ProblemInit, options?: ErrorOptions) {
    super(problem.detail ?? problem.title, options);
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail;
    this.fields = problem.fields ?? {};
    this.retryAfterMs = problem.retryAfterMs;
  }

  /**
   * The same request may succeed later: nothing was answered, the server is short of something, or
   * an earlier try of it is still being carried out.
   */
  get retryable(): boolean {
    if (this.code === 'request_in_progress') return true;
    return this.status === 0 || this.status === 429 || [502, 503, 504].includes(this.status);
  }
}

export interface ProblemInit {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly retryAfterMs?: number | undefined;
}

/** No answer: the network is away, or the connection broke. Whether the server acted is not known. */
export const unreachable = (cause: unknown): ApiProblem =>
  new ApiProblem({ status: 0, code: 'unreachable', title: 'No answer from the server' }, { cause });

const known = new Set(['type', 'title', 'status', 'code', 'detail', 'instance']);

/**
 * Reads an answer's body as a problem. A body that is none (a proxy's HTML page, an empty one) still
 * gives a problem whose code tells the status, so that callers have one kind of error to handle.
 */
export function toProblem(response: ResponseHead, body: unknown): ApiProblem {
  const said = isRecord(body) ? body : {};
  const text = (name: string) => (typeof said[name] === 'string' ? said[name] : undefined);
  return new ApiProblem({
    status: response.status,
    code: text('code') ?? `http_${response.status}`,
    title: text('title') ?? `HTTP ${response.status}`,
    detail: text('detail'),
    fields: Object.fromEntries(Object.entries(said).filter(([name]) => !known.has(name))),
    retryAfterMs: parseRetryAfter(response.headers.get('retry-after')),
  });
}

export interface ResponseHead {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
}

/** Seconds only: the date form would need a clock both sides agree on. */
function parseRetryAfter(value: string | null): number | undefined {
  return value !== null && /^\d{1,6}$/.test(value) ? Number(value) * 1000 : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
