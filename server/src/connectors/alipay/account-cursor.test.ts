import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant } from '../../kernel/index.ts';
import type { SpanCursor } from '../span-cursor.ts';
import { accountLog } from './account-cursor.ts';

const DAY = 86_400_000;
const start = 1_799_035_200_000; // 2027-01-04 12:00 in Shanghai.

const windowAt = (to: number) => ({ from: instant(to - 365 * DAY), to: instant(to) });

test('behaviour: the newest span comes first, then history backwards, none longer than 31 days', () => {
  const window = windowAt(start);
  let cursor = accountLog.start(null, window);
  const spans: number[][] = [];
  for (let span = accountLog.next(cursor, window); span; span = accountLog.next(cursor, window)) {
    spans.push([span.from, span.to]);
    cursor = accountLog.after(cursor, span, false);
  }
  expect(spans[0]).toEqual([start - 31 * DAY, start]);
  expect(spans.at(-1)?.[0]).toBe(start - 364 * DAY);
  expect(spans).toHaveLength(12);
  expect(cursor).toEqual({ from: start - 364 * DAY, to: start, doing: null });
});

// One step of a life: time passes, then some pages are read, then the process may die.
const lives = fc.array(
  fc.record({
    passes: fc.integer({ min: 0, max: 500 * DAY }),
    pages: fc.array(fc.boolean(), { maxLength: 30 }),
  }),
  { minLength: 1, maxLength: 8 },
);

test('property: what a cursor calls read was read, whenever pulls began, stopped and went on', () => {
  fc.assert(
    fc.property(lives, (life) => {
      let kept: SpanCursor | null = null;
      let to = start;
      const read: { from: number; to: number }[] = [];
      for (const { passes, pages } of life) {
        to += passes;
        const window = windowAt(to);
        let cursor = accountLog.start(kept, window);
        for (const more of pages) {
          const span = accountLog.next(cursor, window);
          if (!span) break;
          expect(span.to - span.from).toBeLessThanOrEqual(31 * DAY);
          expect(span.to).toBeGreaterThan(span.from);
          expect(span.from).toBeGreaterThanOrEqual(to - 365 * DAY);
          if (!more) read.push(span);
          cursor = accountLog.after(cursor, span, more);
          kept = cursor;
        }
        let at = cursor.from;
        for (const span of read.toSorted((a, b) => a.from - b.from)) {
          if (span.from <= at) at = Math.max(at, span.to);
        }
        expect(at).toBeGreaterThanOrEqual(cursor.to);
      }
    }),
  );
});
