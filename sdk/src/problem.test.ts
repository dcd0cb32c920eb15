import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unwrap } from './client.ts';
import { ApiProblem, toProblem, unreachable } from './problem.ts';

const head = (status: number, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
});

test('behaviour: problem+json becomes an error with its code, status and further fields', () => {
  const problem = toProblem(head(422), {
    type: 'about:blank',
    title: 'Too much',
    status: 422,
    code: 'limit_exceeded',
    detail: 'Asked for more than is available.',
    available: '1200',
  });
  expect(problem).toBeInstanceOf(ApiProblem);
  expect(problem).toMatchObject({ status: 422, code: 'limit_exceeded', retryable: false });
  expect(problem.fields).toEqual({ available: '1200' });
  expect(problem.message).toBe('Asked for more than is available.');
});

test('property: whatever a body is, there is a problem with the status and some code', () => {
  fc.assert(
    fc.property(fc.integer({ min: 300, max: 599 }), fc.jsonValue(), (status, body) => {
      const problem = toProblem(head(status), body);
      expect(problem.status).toBe(status);
      expect(problem.code.length >= 0 && typeof problem.code === 'string').toBe(true);
    }),
  );
  expect(toProblem(head(502), '<html>').code).toBe('http_502');
});

test('behaviour: only what a repeat may cure is retryable', () => {
  const retryable = [0, 429, 502, 503, 504];
  for (const status of [0, 400, 401, 404, 409, 422, 429, 500, 502, 503, 504]) {
    const problem = new ApiProblem({ status, code: 'x', title: 'x' });
    expect(problem.retryable, String(status)).toBe(retryable.includes(status));
  }
  expect(unreachable(new Error('gone')).retryable).toBe(true);
  const still = new ApiProblem({ status: 409, code: 'request_in_progress', title: 'x' });
  expect(still.retryable).toBe(true);
});

test('behaviour: the wait that the server asks for is read in seconds, a date is passed over', () => {
  expect(toProblem(head(503, { 'retry-after': '2' }), {}).retryAfterMs).toBe(2000);
  expect(
    toProblem(head(503, { 'retry-after': 'Fri, 1 Jan 2027' }), {}).retryAfterMs,
  ).toBeUndefined();
});

test('behaviour: unwrap gives the data of a success, also of an empty one, and throws the rest', async () => {
  const response = new Response(null, { status: 204 });
  await expect(unwrap(Promise.resolve({ response }))).resolves.toBeUndefined();
  await expect(
    unwrap(Promise.resolve({ data: { a: 1 }, response: new Response('{}') })),
  ).resolves.toEqual({ a: 1 });
  const refused = new Response('', { status: 409 });
  await expect(
    unwrap(Promise.resolve({ error: { code: 'drawdown_conflict' }, response: refused })),
  ).rejects.toMatchObject({ code: 'drawdown_conflict', status: 409 });
});
