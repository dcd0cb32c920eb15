import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  type BusinessDate,
  businessDate,
  daysBetween,
  instant,
  parseBusinessDate,
  parseShanghaiStamp,
  shanghaiDay,
  shanghaiStamp,
  startOfDay,
} from './date.ts';

const epoch = businessDate('1992-01-01'); // After the last summer time of China (1991).
const days = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays(epoch, n));
const spans = fc.integer({ min: -5_000, max: 5_000 });
const instants = fc.integer({ min: 0, max: 4_102_444_799_999 }).map(instant); // To the end of 2099.

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const lengthOf = (year: number, month: number) =>
  month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0);
const partsOf = (date: BusinessDate) => date.split('-').map(Number) as [number, number, number];

test('property: daysBetween undoes addDays', () => {
  fc.assert(
    fc.property(days, spans, (date, n) => {
      expect(daysBetween(date, addDays(date, n))).toBe(n);
      expect(addDays(addDays(date, n), -n)).toBe(date);
    }),
  );
});

test('property: a day later is one more in the month, or the first of the next', () => {
  fc.assert(
    fc.property(days, (date) => {
      const [year, month, day] = partsOf(date);
      const next = partsOf(addDays(date, 1));
      if (day < lengthOf(year, month)) expect(next).toEqual([year, month, day + 1]);
      else expect(next).toEqual(month < 12 ? [year, month + 1, 1] : [year + 1, 1, 1]);
    }),
  );
});

test('property: addMonths keeps the day, or takes the last of a shorter month', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -60, max: 60 }), (date, months) => {
      const [year, month, day] = partsOf(date);
      const count = year * 12 + (month - 1) + months;
      const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
      const expected = [toYear, toMonth, Math.min(day, lengthOf(toYear, toMonth))];
      expect(partsOf(addMonths(date, months))).toEqual(expected);
    }),
  );
});

test.each([
  ['2027-01-31', 1, '2027-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2027-03-31', -1, '2027-02-28'],
  ['2027-12-31', 2, '2028-02-29'],
  ['2027-05-31', 0, '2027-05-31'],
])('behaviour: %s and %s months is %s', (from, months, to) => {
  expect(addMonths(businessDate(from), months)).toBe(to);
});

test('property: dates sort as text', () => {
  fc.assert(
    fc.property(days, days, (a, b) => {
      expect(a < b).toBe(daysBetween(a, b) > 0);
    }),
  );
});

test('property: an instant lies in its Shanghai day, of 24 hours', () => {
  fc.assert(
    fc.property(instants, (at) => {
      const day = shanghaiDay(at);
      expect(startOfDay(day) <= at && at < startOfDay(addDays(day, 1))).toBe(true);
      expect(startOfDay(addDays(day, 1)) - startOfDay(day)).toBe(86_400_000);
    }),
  );
});

test('behaviour: a Shanghai day begins at 16:00 UTC of the day before', () => {
  const edge = instant(Date.parse('2027-01-03T16:00:00Z'));
  expect(shanghaiDay(edge)).toBe('2027-01-04');
  expect(shanghaiDay(instant(edge - 1))).toBe('2027-01-03');
  expect(startOfDay(businessDate('2027-01-04'))).toBe(edge);
});

test('property: a stamp reads back to its second, and agrees with the time zone database', () => {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const since1992 = instants.filter((at) => shanghaiDay(at) >= epoch);
  fc.assert(
    fc.property(since1992, (at) => {
      const stamp = shanghaiStamp(at);
      expect(parseShanghaiStamp(stamp)).toBe(at - (at % 1000));
      expect(stamp).toBe(shown.format(at));
    }),
  );
});

test.each([
  '2027-02-29',
  '2027-13-01',
  '2027-00-10',
  '2027-1-4',
  '20270104',
  '2027-01-04T00:00:00',
  ' 2027-01-04',
  '',
])('error: "%s" is no day of the calendar', (text) => {
  expect(parseBusinessDate(text)).toBeUndefined();
  expect(() => businessDate(text)).toThrow('not a date');
});

test.each(['2027-01-04', '2027-01-04T09:30:00', '2027-01-04 25:00:00', '2027-02-30 09:00:00', ''])(
  'error: "%s" is no stamp',
  (text) => {
    expect(parseShanghaiStamp(text)).toBeUndefined();
  },
);
