import { Hono } from 'hono';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/db/database.ts';
import { silentLog } from '../log.ts';
import { openSignals, signal } from '../signals.ts';
import { type Followed, sendEvents } from './events.ts';

const db = await testDatabase();
const signals = await openSignals(db, silentLog);
afterAll(() => signals.close());

let state: Followed | undefined;
const set = async (version: number, last = false) => {
  state = { event: 'application', version, data: { version }, last };
  await db.tx((tx) => signal(tx, 'one'));
};
beforeEach(() => set(1));

const app = new Hono().get('/follow', (c) => sendEvents(c, signals, 'one', async () => state));
const follow = (lastEventId?: string) =>
  app.request(
    '/follow',
    lastEventId === undefined ? {} : { headers: { 'last-event-id': lastEventId } },
  );

/** Reads until `count` events came, or the stream ends. */
async function read(response: Response, count = Number.POSITIVE_INFINITY): Promise<string[]> {
  const reader = response.body?.getReader();
  if (!reader) throw new Error('no body');
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const ids = [...text.matchAll(/^id: (.+)$/gm)].map(([, id]) => id ?? '');
    if (ids.length >= count) {
      await reader.cancel();
      return ids;
    }
    const { value, done } = await reader.read();
    if (done) return ids;
    text += decoder.decode(value, { stream: true });
  }
}

test('behaviour: the state comes at once, under its name and version', async () => {
  const response = await follow();
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  expect(new TextDecoder().decode(value)).toContain(
    'event: application\ndata: {"version":1}\nid: 1',
  );
  await reader?.cancel();
});

test('behaviour: every change comes until the last, which ends the stream', async () => {
  const ids = read(await follow());
  for (let version = 2; version <= 20; version += 1) await set(version, version === 20);
  const seen = (await ids).map(Number);
  expect(seen.at(-1)).toBe(20); // Changes in quick succession may arrive as one.
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(new Set(seen).size).toBe(seen.length);
});

test('behaviour: a client that comes back is not told again what it saw', async () => {
  await set(7);
  const ids = read(await follow('7'));
  await set(8, true);
  expect(await ids).toEqual(['8']);
});

test('behaviour: a client that comes back to a newer state gets it at once', async () => {
  await set(9);
  expect(await read(await follow('7'), 1)).toEqual(['9']);
});

test('regression: a version that is no number counts as nothing seen', async () => {
  expect(await read(await follow('abc'), 1)).toEqual(['1']);
});

test('behaviour: what is over is told once and ends; what is not there ends at once', async () => {
  await set(3, true);
  expect(await read(await follow())).toEqual(['3']);
  state = undefined;
  expect(await read(await follow())).toEqual([]);
});
