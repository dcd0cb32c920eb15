import { z } from 'zod';
import type { PullWindow } from './source.ts';

const ms = z.int();

/** What has been read: all of `[from, to)`, and in `doing` the span in progress with its next page. */
export const SpanCursor = z.strictObject({
  from: ms,
  to: ms,
  doing: z
    .strictObject({
      from: ms,
      to: ms,
      page: z.int().min(1),
      /** Records in the span when its first page was read, where the partner counts them. */
      total: z.int().min(0).nullable().default(null),
    })
    .nullable(),
});
export type SpanCursor = z.output<typeof SpanCursor>;
export type Span = NonNullable<SpanCursor['doing']>;

/** How a partner's list is asked for by time. Unit: milliseconds. */
export interface SpanRules {
  /** The longest span of one query. */
  readonly spanMs: number;
  /** How far back the partner answers. */
  readonly historyMs: number;
  /** Records may appear late; what is read twice is recorded once. */
  readonly overlapMs: number;
}

/** Reads a list by spans of time: what is new first, then history backwards. */
export interface SpanReader {
  /** The cursor of a first read: nothing, up to now. */
  start(cursor: unknown, window: PullWindow): SpanCursor;
  /**
   * The next query, or `undefined` when all of `window` is read. When a pull runs out of time, the older
   * months are missing and not the last ones.
   */
  next(cursor: SpanCursor, window: PullWindow): Span | undefined;
  /** The cursor once a page of `span` is stored. */
  after(cursor: SpanCursor, span: Span, more: boolean): SpanCursor;
}

export const spanReader = ({ spanMs, historyMs, overlapMs }: SpanRules): SpanReader => ({
  start: (cursor, window) => {
    if (cursor !== null && cursor !== undefined) return SpanCursor.parse(cursor);
    const to = wholeSecond(window.to);
    return { from: to, to, doing: null };
  },
  next: (cursor, window) => {
    const end = wholeSecond(window.to);
    const floor = Math.max(wholeSecond(window.from), end - historyMs);
    if (cursor.doing && cursor.doing.from >= floor) return cursor.doing;
    if (cursor.to < end) {
      const from = Math.max(cursor.to > cursor.from ? cursor.to - overlapMs : cursor.to, floor);
      return { from, to: Math.min(from + spanMs, end), page: 1, total: null };
    }
    if (cursor.from > floor) {
      const from = Math.max(cursor.from - spanMs, floor);
      return { from, to: cursor.from, page: 1, total: null };
    }
    return undefined;
  },
  after: (cursor, span, more) => {
    if (more) return { ...cursor, doing: { ...span, page: span.page + 1 } };
    // A span that starts behind what was read leaves a gap too old to be asked for: start over there.
    const joins = span.from <= cursor.to && span.to >= cursor.from;
    return {
      from: joins ? Math.min(cursor.from, span.from) : span.from,
      to: joins ? Math.max(cursor.to, span.to) : span.to,
      doing: null,
    };
  },
});

const wholeSecond = (at: number): number => Math.floor(at / 1000) * 1000;
