import { z } from 'zod';
import { addMonths, instant, shanghaiDay, startOfDay } from '../../kernel/index.ts';
import type { PullWindow } from '../source.ts';

const DAY_MS = 86_400_000;
const OVERLAP_MS = 600_000; // Their clock and ours differ; what is read twice is recorded once. Assumed.
const MARGIN_MS = 60_000; // The border of three months moves while we read.
// A parcel's record may stand there before its number does, and TOP looks records up by their creation
// alone. Shops have 72 hours to send. Assumed.
const SENT_WITHIN_MS = 3 * DAY_MS;

const ms = z.int();

/**
 * A query in progress. `sold`: trades by creation, newest first, a set that only grows at its head.
 * `changed` and `refunds`: by modification, a set that shrinks while it is read, so that its pages are
 * read from the last one backwards; `page: null` asks how many there are. `parcels`: records of parcels by
 * creation, read backwards too.
 */
const Query = z.strictObject({
  what: z.enum(['sold', 'changed', 'refunds', 'parcels']),
  from: ms,
  to: ms,
  page: z.int().min(1).nullable(),
});
export type TradeQuery = z.output<typeof Query>;

/** What has been read: trades, refunds and parcels up to an instant, and the query in progress. */
const TradeCursor = z.strictObject({
  tradesTo: ms.nullable(),
  refundsTo: ms.nullable(),
  /** Not in cursors that were kept before parcels were read. */
  parcelsTo: ms.nullable().default(null),
  doing: Query.nullable(),
});
export type TradeCursor = z.output<typeof TradeCursor>;

export const startCursor = (cursor: unknown): TradeCursor =>
  cursor === null
    ? { tradesTo: null, refundsTo: null, parcelsTo: null, doing: null }
    : TradeCursor.parse(cursor);

const wholeSecond = (at: number): number => Math.floor(at / 1000) * 1000;

/**
 * The oldest instant that TOP still answers for: three months back, in days or by the calendar. All of
 * it is read whatever a pull asks for: what is left out today is gone tomorrow.
 */
function oldest({ to }: PullWindow): number {
  const today = shanghaiDay(to);
  const byCalendar = startOfDay(addMonths(today, -3)) + (to - startOfDay(today));
  return wholeSecond(Math.max(to - 90 * DAY_MS, byCalendar) + MARGIN_MS);
}

/**
 * The next query, or `undefined` when all of `window` is read. First all trades of three months, then
 * what changed since the last pull in spans of at most a day, then refunds, then parcels if they are read.
 */
export function nextQuery(
  cursor: TradeCursor,
  window: PullWindow,
  readsParcels = false,
): TradeQuery | undefined {
  const to = wholeSecond(window.to);
  const floor = oldest(window);
  const { doing, tradesTo, refundsTo, parcelsTo } = cursor;
  if (doing && doing.from >= floor && (readsParcels || doing.what !== 'parcels')) return doing;
  if (tradesTo === null || tradesTo < floor) return { what: 'sold', from: floor, to, page: 1 };
  if (tradesTo < to) {
    const from = Math.max(tradesTo - OVERLAP_MS, floor);
    return { what: 'changed', from, to: Math.min(from + DAY_MS, to), page: null };
  }
  if (refundsTo === null || refundsTo < floor) {
    return { what: 'refunds', from: floor, to, page: null };
  }
  if (refundsTo < to) {
    return { what: 'refunds', from: Math.max(refundsTo - OVERLAP_MS, floor), to, page: null };
  }
  if (!readsParcels || (parcelsTo !== null && parcelsTo >= to)) return undefined;
  const from = parcelsTo === null ? floor : Math.max(parcelsTo - SENT_WITHIN_MS, floor);
  return { what: 'parcels', from, to, page: null };
}

/** What a page told about its query: whether another follows, and how many there are. */
export interface PageFacts {
  readonly hasNext: boolean;
  readonly pages: number;
}

/** The cursor once a page of `query` is stored. */
export function afterPage(cursor: TradeCursor, query: TradeQuery, facts: PageFacts): TradeCursor {
  const { what, page } = query;
  const next =
    what === 'sold' ? (facts.hasNext ? (page ?? 1) + 1 : 0) : backwards(page, facts.pages);
  if (next > 0) return { ...cursor, doing: { ...query, page: next } };
  const to = instant(query.to);
  const read = what === 'refunds' ? 'refundsTo' : what === 'parcels' ? 'parcelsTo' : 'tradesTo';
  return { ...cursor, [read]: to, doing: null };
}

/** From the first look (`null`, which read page 1) to the last page, then down to page 1. */
const backwards = (page: number | null, pages: number): number => {
  if (page === null) return pages > 1 ? pages : 0;
  return page - 1;
};
