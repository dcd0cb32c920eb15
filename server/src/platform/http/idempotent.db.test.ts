import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/db/database.ts';
import { OperationalError } from '../errors.ts';
import { silentLog } from '../log.ts';
import { openMetrics } from '../metrics.ts';
import { httpApp } from './app.ts';
import { idempotent } from './idempotent.ts';
import { HttpProblem } from './problem.ts';

class Away extends OperationalError {
  readonly code = 'away';
  readonly retryable = true;
}

const db = await testDatabase();
const app = httpApp({ log: silentLog, metrics: openMetrics() });
let runs = 0;
let hold: Promise<void> | undefined;
let entered: (() => void) | undefined;

const things = new Hono();
things.use(idempotent(db, (c) => c.req.header('caller') ?? ''));
things.post('/things', async (c) => {
  runs += 1;
  const body: { answer: string } = await c.req.json(); // The handler still reads the body.
  entered?.();
  await hold;
  if (body.answer === 'outage') throw new Away('later');
  if (body.answer === 'bug') throw new Error('bug');
  if (body.answer === 'refusal') {
    throw new HttpProblem({ status: 422, code: 'limit_exceeded', title: 'No' });
  }
  return c.json({ run: runs }, 201);
});
app.route('/', things as never);

const send = (key: string | undefined, answer: string, caller = 'li') =>
  app.request('/things', {
    method: 'POST',
    body: JSON.stringify({ answer }),
    headers: { caller, ...(key === undefined ? {} : { 'idempotency-key': key }) },
  });
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

test('behaviour: a repeat answers as the first did and runs nothing', async () => {
  const first = await send('a', 'yes');
  const before = runs;
  const again = await send('a', 'yes');
  expect(runs).toBe(before);
  expect(again.status).toBe(201);
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  expect(await again.text()).toBe(await first.text());
});

test('behaviour: without a key, and under another caller, a request runs', async () => {
  const before = runs;
  await send(undefined, 'yes');
  await send(undefined, 'yes');
  await send('a', 'yes', 'wang');
  expect(runs).toBe(before + 3);
});

test('error: a key used again with another body is refused', async () => {
  await send('b', 'yes');
  const before = runs;
  const other = await send('b', 'something else');
  expect(other.status).toBe(422);
  expect(await codeOf(other)).toBe('idempotency_key_reused');
  expect(runs).toBe(before);
});

test('error: a repeat while the first still runs is told so', async () => {
  let release = () => {};
  hold = new Promise((resolve) => {
    release = resolve;
  });
  const inside = new Promise<void>((resolve) => {
    entered = resolve;
  });
  const first = send('c', 'yes');
  await inside;
  const second = await send('c', 'yes');
  expect(second.status).toBe(409);
  expect(await codeOf(second)).toBe('request_in_progress');
  release();
  hold = undefined;
  entered = undefined;
  expect((await first).status).toBe(201);
  expect((await send('c', 'yes')).headers.get('idempotent-replayed')).toBe('true');
});

test.each([
  ['outage', 503],
  ['bug', 500],
])('behaviour: after an %s the next try runs', async (answer, status) => {
  expect((await send(`d-${answer}`, answer)).status).toBe(status);
  const before = runs;
  expect((await send(`d-${answer}`, answer)).status).toBe(status);
  expect(runs).toBe(before + 1);
});

test('regression: a refusal that was thrown is an answer too, and is repeated', async () => {
  expect((await send('e', 'refusal')).status).toBe(422);
  const before = runs;
  const again = await send('e', 'refusal');
  expect(runs).toBe(before);
  expect(again.headers.get('content-type')).toBe('application/problem+json');
  expect(await codeOf(again)).toBe('limit_exceeded');
});

test('regression: a first that never ended, because its process died, does not block for ever', async () => {
  await send('f', 'yes');
  const age = async (seconds: number) => db.exec`
    update platform.idempotency_keys
       set status = null, body = null, created_at = now() - ${seconds} * interval '1 second'
     where key = 'f'`;
  await age(30);
  expect((await send('f', 'yes')).status).toBe(409);
  await age(90);
  expect((await send('f', 'something else')).status).toBe(422); // Still the first one's key.
  expect((await send('f', 'yes')).status).toBe(201);
  expect((await send('f', 'yes')).headers.get('idempotent-replayed')).toBe('true');
});
