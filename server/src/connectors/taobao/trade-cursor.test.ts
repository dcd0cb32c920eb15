import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant, parseShanghaiStamp } from '../../kernel/index.ts';
import {
  afterPage,
  nextQuery,
  startCursor,
  type TradeCursor,
  type TradeQuery,
} from './trade-cursor.ts';

const DAY = 86_400_000;
const windowAt = (to: number) => ({ from: instant(to - 365 * DAY), to: instant(to) });
const at = (stamp: string): number => parseShanghaiStamp(stamp) ?? Number.NaN;
const start = at('2027-01-04 12:00:00');

/** All queries of a pull whose pages answer `facts`. */
function pull(from: TradeCursor | null, to: number, facts = { hasNext: false, pages: 1 }) {
  const window = windowAt(to);
  const queries: TradeQuery[] = [];
  let cursor = startCursor(from);
  for (let q = nextQuery(cursor, window); q; q = nextQuery(cursor, window)) {
    queries.push(q);
    cursor = afterPage(cursor, q, facts);
  }
  return { queries, cursor };
}

test('behaviour: first all trades of three months and refunds, later spans of at most a day', () => {
  const first = pull(null, start);
  expect(first.queries.map((q) => q.what)).toEqual(['sold', 'refunds']);
  const later = pull(first.cursor, start + 2.5 * DAY);
  expect(later.queries.map((q) => q.what)).toEqual(['changed', 'changed', 'changed', 'refunds']);
  for (const q of later.queries.slice(0, 3)) expect(q.to - q.from).toBeLessThanOrEqual(DAY);
  expect(pull(later.cursor, start + 2.5 * DAY).queries).toEqual([]);
});

test('behaviour: what changes is read from the last page backwards, page 1 at the end again', () => {
  const { cursor } = pull(null, start);
  const { queries } = pull(cursor, start + 3_600_000, { hasNext: false, pages: 4 });
  expect(queries.filter((q) => q.what === 'changed').map((q) => q.page)).toEqual([
    null,
    4,
    3,
    2,
    1,
  ]);
});

test('behaviour: never more than three months back, neither in days nor by the calendar', () => {
  const floor = (stamp: string) => pull(null, at(stamp)).queries[0]?.from;
  expect(floor('2027-01-04 12:00:00')).toBe(at('2027-01-04 12:00:00') - 90 * DAY + 60_000);
  expect(floor('2027-05-01 12:00:00')).toBe(at('2027-02-01 12:01:00')); // Only 89 days.
});

test('behaviour: a shop that was not read for three months is read from the start again', () => {
  const { cursor } = pull(null, start);
  const { queries } = pull(cursor, start + 100 * DAY);
  expect(queries.map((q) => q.what)).toEqual(['sold', 'refunds']);
});

test('property: spans of changes join without a gap, whenever pulls stopped and went on', () => {
  const steps = fc.array(
    fc.record({
      passes: fc.integer({ min: 0, max: 20 * DAY }),
      pages: fc.array(fc.nat(3), { maxLength: 40 }),
    }),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(steps, (life) => {
      let cursor = startCursor(null);
      let to = start;
      let readTo: number | null = null; // All trade changes up to here were read.
      for (const { passes, pages } of life) {
        to += passes;
        for (const total of pages) {
          const query = nextQuery(cursor, windowAt(to));
          if (!query) break;
          const before = cursor;
          cursor = afterPage(cursor, query, { hasNext: total > 0, pages: total });
          if (query.what === 'refunds' || cursor.tradesTo === before.tradesTo) continue;
          if (query.what === 'changed') expect(query.from).toBeLessThanOrEqual(readTo ?? 0);
          readTo = query.to;
          expect(cursor.tradesTo).toBe(readTo);
        }
      }
    }),
  );
});

/** All queries of a pull that reads parcels too. */
function pullWithParcels(from: unknown, to: number, pages = 1) {
  const queries: TradeQuery[] = [];
  let cursor = startCursor(from);
  for (
    let q = nextQuery(cursor, windowAt(to), true);
    q;
    q = nextQuery(cursor, windowAt(to), true)
  ) {
    queries.push(q);
    cursor = afterPage(cursor, q, { hasNext: false, pages });
  }
  return { queries, cursor };
}

test('behaviour: a cursor kept before parcels were read goes on, and starts with all of theirs', () => {
  const kept = { tradesTo: start, refundsTo: start, doing: null };
  const { queries, cursor } = pullWithParcels(kept, start);
  expect(queries.map((q) => q.what)).toEqual(['parcels']);
  expect(queries[0]?.from).toBe(start - 90 * DAY + 60_000);
  expect(pullWithParcels(cursor, start).queries).toEqual([]); // A second pull asks nothing.
});

test('behaviour: parcels come last, from the last page backwards, three days again each time', () => {
  const { cursor } = pullWithParcels(null, start);
  const { queries } = pullWithParcels(cursor, start + 3_600_000, 3);
  const asked = queries.filter((q) => q.what === 'parcels');
  expect(queries.at(-1)?.what).toBe('parcels');
  expect(asked.map((q) => q.page)).toEqual([null, 3, 2, 1]);
  expect(asked[0]?.from).toBe(start - 3 * DAY);
});

test('behaviour: where parcels are no longer read, one in progress is left alone', () => {
  const doing = { what: 'parcels', from: start - DAY, to: start, page: 2 };
  const kept = startCursor({ tradesTo: start, refundsTo: start, parcelsTo: null, doing });
  expect(nextQuery(kept, windowAt(start), true)).toEqual(doing);
  expect(nextQuery(kept, windowAt(start))).toBeUndefined();
});
