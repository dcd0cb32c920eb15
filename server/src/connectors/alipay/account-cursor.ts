import { z } from 'zod';
import type { PullWindow } from '../source.ts';

const DAY_MS = 86_400_000;
const SPAN_MS = 31 * DAY_MS; // The longest span of one query.
const HISTORY_MS = 364 * DAY_MS; // Alipay answers for one year; a day of margin while we read.
const OVERLAP_MS = 3_600_000; // Entries may appear late; what is read twice is recorded once. Assumed.

const ms = z.int();

/** What has been read: all of `[from, to)`, and in `doing` the span in progress with its next page. */
const AccountCursor = z.strictObject({
  from: ms,
  to: ms,
  doing: z.strictObject({ from: ms, to: ms, page: z.int().min(1) }).nullable(),
});
export type AccountCursor = z.output<typeof AccountCursor>;

/** The cursor of a first read: nothing, up to now. */
export function startCursor(cursor: unknown, window: PullWindow): AccountCursor {
  if (cursor !== null) return AccountCursor.parse(cursor);
  const to = wholeSecond(window.to);
  return { from: to, to, doing: null };
}

/**
 * The next query, or `undefined` when all of `window` is read. What is new comes first, then history
 * backwards: when a pull runs out of time, the older months are missing and not the last ones.
 */
export function nextSpan(
  cursor: AccountCursor,
  window: PullWindow,
): NonNullable<AccountCursor['doing']> | undefined {
  const end = wholeSecond(window.to);
  const floor = Math.max(wholeSecond(window.from), end - HISTORY_MS);
  if (cursor.doing && cursor.doing.from >= floor) return cursor.doing;
  if (cursor.to < end) {
    const from = Math.max(cursor.to > cursor.from ? cursor.to - OVERLAP_MS : cursor.to, floor);
    return { from, to: Math.min(from + SPAN_MS, end), page: 1 };
  }
  if (cursor.from > floor) {
    return { from: Math.max(cursor.from - SPAN_MS, floor), to: cursor.from, page: 1 };
  }
  return undefined;
}

/** The cursor once a page of `span` is stored. */
export function afterPage(
  cursor: AccountCursor,
  span: NonNullable<AccountCursor['doing']>,
  more: boolean,
): AccountCursor {
  if (more) return { ...cursor, doing: { ...span, page: span.page + 1 } };
  // A span that starts behind what was read leaves a gap too old to be asked for: start over there.
  const joins = span.from <= cursor.to && span.to >= cursor.from;
  return {
    from: joins ? Math.min(cursor.from, span.from) : span.from,
    to: joins ? Math.max(cursor.to, span.to) : span.to,
    doing: null,
  };
}

const wholeSecond = (at: number): number => Math.floor(at / 1000) * 1000;
