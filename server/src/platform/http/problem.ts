import type { Context } from 'hono';

/** Problem details (RFC 9457) with a stable `code`; further members explain it. */
export interface ProblemDetails {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 502 | 503;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A problem thrown by middleware where no route can return it. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly problem: ProblemDetails;
  constructor(problem: ProblemDetails) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Answers with `problem` as `application/problem+json`. */
export function sendProblem(c: Context, problem: ProblemDetails): Response {
  const { status, code, title, detail, more } = problem;
  const body = { type: `urn:open310:problem:${code}`, title, status, code, detail, ...more };
  const text = JSON.stringify(body, (_, v) => (typeof v === 'bigint' ? String(v) : v));
  return c.body(text, status, { 'content-type': 'application/problem+json' });
}
