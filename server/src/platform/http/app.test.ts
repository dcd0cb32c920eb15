import { createRoute, z } from '@hono/zod-openapi';
import { expect, test } from 'vitest';
import { OperationalError } from '../errors.ts';
import type { Log } from '../log.ts';
import { openMetrics } from '../metrics.ts';
import { httpApp, routes } from './app.ts';
import { HttpProblem, type ProblemDetails } from './problem.ts';

class BankAway extends OperationalError {
  readonly code = 'bank_unavailable';
  readonly retryable = true;
}

const lines: { level: string; event: string }[] = [];
const log: Log = {
  info: (event) => lines.push({ level: 'info', event }),
  warn: (event) => lines.push({ level: 'warn', event }),
  error: (event) => lines.push({ level: 'error', event }),
};
const metrics = openMetrics();
const app = httpApp({ log, metrics });

const terms = z.strictObject({ amountFen: z.string().regex(/^\d+$/), months: z.int() });
const draw = createRoute({
  method: 'post',
  path: '/draw/{id}',
  request: { body: { required: true, content: { 'application/json': { schema: terms } } } },
  responses: { 200: { description: 'Drawn' } },
});
const sample = routes();
sample.openapi(draw, (c) => c.json(c.req.valid('json'), 200));
sample.get('/bug', () => {
  throw new TypeError('secret of the implementation');
});
sample.get('/outage', () => {
  throw new BankAway('host 10.0.0.7 refused');
});
sample.get('/refusal', () => {
  throw new HttpProblem({
    status: 422,
    code: 'limit_exceeded',
    title: 'Too much',
    more: { n: 5n },
  });
});
app.route('/api', sample);

async function ask(path: string, init?: RequestInit) {
  const response = await app.request(path, init);
  const text = await response.text();
  const problem = JSON.parse(text) as ProblemDetails & { type: string };
  return { status: response.status, headers: response.headers, text, problem };
}
const post = (body: string, type = 'application/json') =>
  ask('/api/draw/1', { method: 'POST', body, headers: { 'content-type': type } });

test('behaviour: a request that fits passes', async () => {
  const { status, text } = await post('{"amountFen":"100","months":3}');
  expect({ status, text }).toEqual({ status: 200, text: '{"amountFen":"100","months":3}' });
});

test.each([
  ['a field missing', '{"amountFen":"100"}', 'months: '],
  ['a field malformed', '{"amountFen":"1.5","months":3}', 'amountFen: '],
  ['an unknown field', '{"amountFen":"1","months":3,"rate":0}', 'rate'],
  ['money as a number', '{"amountFen":100,"months":3}', 'amountFen: '],
])('error: %s: 400 that names it', async (_, body, named) => {
  const { status, problem, headers } = await post(body);
  expect(status).toBe(400);
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(problem).toMatchObject({
    type: 'urn:open310:problem:invalid_request',
    code: 'invalid_request',
    status: 400,
  });
  expect(problem.detail).toContain(named);
});

test('error: what is no JSON is refused with 400, what says it is something else with 415', async () => {
  expect((await post('{"amountFen":')).problem.code).toBe('invalid_request');
  const { status, problem } = await post('amountFen=1', 'text/plain');
  expect({ status, code: problem.code }).toEqual({ status: 415, code: 'unsupported_media_type' });
});

test('error: a body above the limit is refused with 413, announced or streamed', async () => {
  const big = JSON.stringify({ amountFen: '1'.repeat(300_000), months: 3 });
  expect((await post(big)).problem).toMatchObject({ status: 413, code: 'body_too_large' });
  const stream = new Blob([big]).stream();
  const streamed = { method: 'POST', body: stream, duplex: 'half' } as RequestInit;
  const request = new Request('http://localhost/api/draw/1', {
    ...streamed,
    headers: { 'content-type': 'application/json' },
  });
  expect((await app.request(request)).status).toBe(413);
});

test('error: an unknown address answers 404 as a problem', async () => {
  expect((await ask('/api/nothing')).problem).toMatchObject({ status: 404, code: 'not_found' });
});

test('behaviour: a refusal says its code and what explains it, money as text', async () => {
  const { status, problem } = await ask('/api/refusal');
  expect(status).toBe(422);
  expect(problem).toMatchObject({ code: 'limit_exceeded', title: 'Too much', n: '5' });
});

test('error: an outage answers 503 with its code and keeps its message to the log', async () => {
  lines.length = 0;
  const { status, problem, text } = await ask('/api/outage');
  expect(status).toBe(503);
  expect(problem.code).toBe('bank_unavailable');
  expect(text).not.toContain('10.0.0.7');
  expect(lines).toContainEqual({ level: 'warn', event: 'http.outage' });
});

test('error: a bug answers 500 with a fixed text, whatever it said', async () => {
  lines.length = 0;
  const { status, problem, text } = await ask('/api/bug');
  expect(status).toBe(500);
  expect(problem.code).toBe('internal_error');
  expect(text).not.toContain('secret');
  expect(lines).toContainEqual({ level: 'error', event: 'http.bug' });
});

test('behaviour: every answer carries an id and the headers that protect a page', async () => {
  const { headers } = await ask('/api/nothing');
  expect(headers.get('x-request-id')).toMatch(/^request_[0-9a-f]{32}$/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
});

test('behaviour: metrics know the route, never the address with its ids', async () => {
  await post('{"amountFen":"100","months":3}');
  const text = await metrics.text();
  expect(text).toMatch(/route="\/api\/draw\/:id"/);
  expect(text).not.toContain('/api/draw/1');
});
