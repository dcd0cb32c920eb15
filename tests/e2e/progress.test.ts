import { createStreamParser, type StreamEvent } from '@open310/sdk';
import { expect, test } from 'vitest';
import type { Application, Borrower } from '../../lab/borrower/index.ts';
import { isSettled, merchantOf, openLender, signedInShop } from './lender.ts';

// Progress as server-sent events: every change arrives, also to a phone whose line broke.

const lender = await openLender({ LOG_LEVEL: 'warn' });
const { url } = lender.stack;

interface Line {
  readonly status: number;
  readonly type: string | null;
  readonly events: StreamEvent[];
  readonly values: () => Application[];
  /** Resolves when the server ends the stream. */
  readonly ended: Promise<void>;
  cut(): void;
}

async function follow(borrower: Borrower, id: string, lastEventId?: string): Promise<Line> {
  const guard = new AbortController();
  const answer = await borrower.visitor.request(`${url}/api/borrower/applications/${id}/progress`, {
    headers: {
      accept: 'text/event-stream',
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
    signal: guard.signal,
  });
  const events: StreamEvent[] = [];
  const read = async () => {
    const parser = createStreamParser();
    const stream = answer.body?.pipeThrough(new TextDecoderStream());
    try {
      for await (const text of stream ?? []) events.push(...parser.push(text));
    } catch {
      // Cut.
    }
  };
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    events,
    values: () => events.map((event) => JSON.parse(event.data) as Application),
    ended: read(),
    cut: () => guard.abort(),
  };
}

const last = (line: Line): string => line.events.at(-1)?.lastEventId ?? '';
const rises = (line: Line): boolean =>
  line.values().every((a, i, all) => i === 0 || a.version > (all[i - 1]?.version ?? 0));

test('behaviour: every node arrives as it happens, a broken line is resumed, the stream ends with the journey', async () => {
  const borrower = await signedInShop(lender, 1);
  const { id } = await borrower.apply();
  const first = await follow(borrower, id);
  expect([first.status, first.type]).toEqual([200, expect.stringContaining('text/event-stream')]);
  const waits = (line: Line) => line.values().at(-1)?.status === 'waiting_supplement';
  await expect.poll(() => waits(first), { timeout: 20_000 }).toBe(true);
  expect(first.events.every((event) => event.event === 'application')).toBe(true);
  expect(rises(first)).toBe(true);
  expect(first.values().at(-1)?.version).toBe(Number(last(first)));
  const plain = await borrower.visitor.request(`${url}/api/borrower/applications/${id}`);
  expect(first.values().at(-1)).toEqual(await plain.json());
  first.cut();

  // What was seen does not come again; what comes next does.
  const second = await follow(borrower, id, last(first));
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(second.events).toEqual([]);
  const { owner: holderName, bankCard: accountNumber } = merchantOf('offline-shop', 1);
  await borrower.supplement(id, { holderName, accountNumber });
  await expect.poll(() => second.values().at(-1)?.status, { timeout: 20_000 }).toBe('offered');
  expect(rises(second)).toBe(true);
  expect(second.values()[0]?.version).toBeGreaterThan(Number(last(first)));
  second.cut();

  // A line that was away for several changes gets the state as it is, at once.
  const third = await follow(borrower, id, last(first));
  await expect.poll(() => third.values().at(-1)?.status).toBe('offered');
  const params = { path: { id } };
  await borrower.api.POST('/api/borrower/applications/{id}/withdraw', { params });
  await third.ended; // Nothing more will come.
  expect(third.values().at(-1)?.status).toBe('withdrawn');
  const late = await follow(borrower, id);
  await late.ended;
  expect(late.values().map((a) => a.status)).toEqual(['withdrawn']);
});

test('behaviour: two devices of one borrower follow the same application', async () => {
  const phone = await signedInShop(lender, 2);
  const desk = await signedInShop(lender, 2);
  const { id } = await phone.apply();
  const lines = [await follow(phone, id), await follow(desk, id)];
  await phone.waitFor(id, isSettled);
  for (const line of lines) {
    await expect.poll(() => line.values().at(-1)?.status).toBe('waiting_supplement');
    line.cut();
  }
});

test('error: the stream of another borrower, or of nobody, is not found', async () => {
  const mine = await signedInShop(lender, 3);
  const { id } = await mine.apply();
  const other = await follow(await signedInShop(lender, 4), id);
  expect([other.status, other.type]).toEqual([404, 'application/problem+json']);
  await other.ended;
  expect(other.events).toEqual([]);
});
