import { OpenAPIHono } from '@hono/zod-openapi';
import { SpanStatusCode, trace } from '@opentelemetry/api';
import type { Env, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { routePath } from 'hono/route';
import { secureHeaders } from 'hono/secure-headers';
import { OperationalError } from '../errors.ts';
import { errorFields, type Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { newId } from '../new-id.ts';
import { HttpProblem, type ProblemDetails, sendProblem } from './problem.ts';

const MAX_BODY = 256 * 1024; // The largest JSON of this API is a few kilobytes.

const invalid = (issues: readonly { path: readonly PropertyKey[]; message: string }[]) => ({
  status: 400 as const,
  code: 'invalid_request',
  title: 'The request is not understood',
  detail: issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`)
    .join('; '),
});

/**
 * A set of routes. A request that does not fit its schema is answered with 400 `invalid_request`
 * before any handler runs, and names the fields.
 */
export const routes = <E extends Env>(): OpenAPIHono<E> =>
  new OpenAPIHono<E>({
    defaultHook: (result, c) =>
      result.success ? undefined : sendProblem(c, invalid(result.error.issues)),
  });

const tracer = trace.getTracer('open310');

/** Measures, traces and logs a request by its route, never by its address: that holds ids. */
const observe =
  (log: Log, metrics: Metrics): MiddlewareHandler =>
  (c, next) =>
    tracer.startActiveSpan(`${c.req.method}`, async (span) => {
      const startedAt = performance.now();
      const requestId = newId('request');
      c.header('x-request-id', requestId);
      await next();
      const seconds = (performance.now() - startedAt) / 1000;
      const route = routePath(c, -1);
      span.updateName(`${c.req.method} ${route}`);
      span.setAttributes({ 'http.route': route, 'http.response.status_code': c.res.status });
      if (c.res.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
      metrics.request(c.req.method, route, c.res.status, seconds);
      if (c.res.status >= 500) {
        log.warn('http.failed', { requestId, route, status: c.res.status });
      }
    });

/** What the HTTP library itself refuses before a handler runs: a body that is no JSON, or says so. */
const ofLibrary = (status: number): ProblemDetails => {
  if (status === 415) return { status, code: 'unsupported_media_type', title: 'Send JSON' };
  return status < 500
    ? { status: 400, code: 'invalid_request', title: 'The request is not understood' }
    : { status: 500, code: 'internal_error', title: 'Something went wrong on our side' };
};

/** Addresses that take more than JSON, and how much. Unit: bytes. */
export interface LargeBodies {
  readonly path: RegExp;
  readonly maxBytes: number;
}

/** The whole HTTP application: headers, limits, errors; rooms mount their `routes()` on it. */
export function httpApp(options: {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly large?: LargeBodies;
}): OpenAPIHono {
  const { log, metrics, large } = options;
  const app = routes();
  app.use(observe(log, metrics));
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"], // antd-mobile sets styles on elements.
        fontSrc: ["'self'", 'data:'],
        frameAncestors: ["'self'"],
      },
      strictTransportSecurity: false, // The proxy in front ends TLS and sets it.
    }),
  );
  // Counted as it comes: a body that is too large is cut off, not read.
  const limit = (maxSize: number) =>
    bodyLimit({
      maxSize,
      onError: (c) =>
        sendProblem(c, { status: 413, code: 'body_too_large', title: 'The request is too large' }),
    });
  const [usual, more] = [limit(MAX_BODY), limit(large?.maxBytes ?? MAX_BODY)];
  app.use((c, next) => (large?.path.test(c.req.path) ? more : usual)(c, next));
  app.notFound((c) => sendProblem(c, { status: 404, code: 'not_found', title: 'Not found' }));
  app.onError((error, c) => {
    if (error instanceof HttpProblem) return sendProblem(c, error.problem);
    if (error instanceof HTTPException) return sendProblem(c, ofLibrary(error.status));
    if (error instanceof OperationalError) {
      log.warn('http.outage', errorFields(error));
      return sendProblem(c, {
        status: 503,
        code: error.code,
        title: 'A system we depend on did not answer; nothing was lost, try again',
      });
    }
    log.error('http.bug', errorFields(error));
    return sendProblem(c, {
      status: 500,
      code: 'internal_error',
      title: 'Something went wrong on our side',
    });
  });
  return app;
}
