import { type Instant, instant, shanghaiDay, startOfDay } from '../kernel/index.ts';
import type { PullWindow } from './source.ts';
import { type SpanReader, spanReader } from './span-cursor.ts';

const DAY_MS = 86_400_000;

/** How a partner's list is asked for by the day. Unit: days of Shanghai. */
export interface DayRules {
  /** The longest span of one query. */
  readonly spanDays: number;
  readonly historyDays: number;
  /** The last days are read again at each pull: what stands in them still changes. 1 or more. */
  readonly againDays: number;
}

const startOf = (at: number): Instant => startOfDay(shanghaiDay(instant(at)));

/** Whole days, the one of `to` included. */
const wholeDays = ({ from, to }: PullWindow): PullWindow => ({
  from: startOf(from),
  to: instant(startOf(to) + DAY_MS),
});

/** Reads a list that partners give by the day: the newest days first, then history backwards. */
export function dayReader({ spanDays, historyDays, againDays }: DayRules): SpanReader {
  const spans = spanReader({
    ...{ spanMs: spanDays * DAY_MS, historyMs: historyDays * DAY_MS, overlapMs: 0 },
  });
  return {
    start: (cursor, window) => {
      const at = spans.start(cursor, wholeDays(window));
      const to = Math.min(at.to, Math.max(at.from, startOf(window.to) - (againDays - 1) * DAY_MS));
      const { doing } = at;
      return { from: at.from, to, doing: doing && doing.from <= to ? doing : null };
    },
    next: (cursor, window) => spans.next(cursor, wholeDays(window)),
    after: spans.after,
  };
}
