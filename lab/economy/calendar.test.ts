import { instant, shanghaiDay } from '@open310/server/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, dayNumberAt, newYears } from './calendar.ts';

test('behaviour: the lunar new years are those of the Chinese calendar', () => {
  const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', {
    month: 'numeric',
    day: 'numeric',
    timeZone: 'Asia/Shanghai',
  });
  for (const first of newYears) {
    // New moons minutes from midnight in Shanghai: ICU's astronomy puts them on the neighbouring day.
    if (['2027-02-06', '2030-02-03'].includes(day(first).date)) continue;
    const parts = chinese.formatToParts(day(first).start);
    const of = (type: string) => parts.find((part) => part.type === type)?.value;
    expect([day(first).date, of('month'), of('day')]).toEqual([day(first).date, '1', '1']);
  }
});

test('property: a moment falls on the day that a wall clock in Shanghai shows', () => {
  const moments = fc.integer({ min: Date.parse('2015-01-01'), max: Date.parse('2035-01-01') });
  fc.assert(
    fc.property(moments.map(instant), (at) => {
      const found = day(dayNumberAt(at));
      expect(found.date).toBe(shanghaiDay(at));
      expect(found.digits).toBe(found.date.replaceAll('-', ''));
      expect(at >= found.start && at < found.start + 86_400_000).toBe(true);
      expect(found.weekday).toBe((new Date(found.start + 12 * 3_600_000).getUTCDay() + 6) % 7);
    }),
  );
});
