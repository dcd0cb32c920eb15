import fc from 'fast-check';
import { expect, test } from 'vitest';
import { businessDate, instant, shanghaiDay, startOfDay } from '../kernel/index.ts';
import { dayReader } from './day-cursor.ts';
import type { SpanCursor } from './span-cursor.ts';

const DAY = 86_400_000;
const midnight = startOfDay(businessDate('2027-01-04'));
const rules = { spanDays: 1, historyDays: 10, againDays: 2 };
const reader = dayReader(rules);
const windowAt = (at: number) => ({ from: instant(at - 365 * DAY), to: instant(at) });

/** The days that a pull at `at` reads, two pages each, until `pages` are read. */
function pull(cursor: SpanCursor | null, at: number, pages = Number.POSITIVE_INFINITY) {
  const days: string[] = [];
  let now = reader.start(cursor, windowAt(at));
  for (let n = 0; n < pages; n++) {
    const span = reader.next(now, windowAt(at));
    if (!span) break;
    expect(span.to - span.from).toBe(DAY);
    expect(span.from).toBe(startOfDay(shanghaiDay(instant(span.from))));
    days.push(`${shanghaiDay(instant(span.from))}.${span.page}`);
    now = reader.after(now, span, span.page === 1);
  }
  return { days, cursor: now };
}

test('behaviour: the day of the pull first, then back through history; later only the last days', () => {
  const first = pull(null, midnight + 3_600_000);
  expect(first.days.slice(0, 3)).toEqual(['2027-01-04.1', '2027-01-04.2', '2027-01-03.1']);
  expect(first.days.filter((d) => d.endsWith('.1'))).toHaveLength(10);
  const later = pull(first.cursor, midnight + 7_200_000);
  expect(later.days.filter((d) => d.endsWith('.1'))).toEqual(['2027-01-03.1', '2027-01-04.1']);
});

test('property: whatever pulls stop short at, the last reads every day of what is asked', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 3 * DAY }))),
      (pulls) => {
        let at: number = midnight;
        let cursor: SpanCursor | null = null;
        const seen = new Set<string>();
        for (const [pages, wait] of [...pulls, [Number.POSITIVE_INFINITY, 0] as const]) {
          at += wait;
          const done = pull(cursor, at, pages);
          cursor = done.cursor;
          for (const day of done.days) seen.add(day);
        }
        const days = Array.from({ length: 9 }, (_, n) => shanghaiDay(instant(at - n * DAY)));
        for (const day of days) expect(seen).toContain(`${day}.2`);
      },
    ),
  );
});
