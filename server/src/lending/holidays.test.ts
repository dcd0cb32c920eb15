import { expect, test } from 'vitest';
import { addDays, businessDate } from '../kernel/index.ts';
import { announcedYears, nonWorkingDays } from './holidays.ts';

const isOff = (on: string) => nonWorkingDays(Number(on.slice(0, 4))).includes(businessDate(on));

test.each([
  ['2025-01-01', 'New Year'],
  ['2025-01-28', 'the eve of the Spring Festival'],
  ['2025-02-04', 'the last day of the Spring Festival'],
  ['2025-10-08', 'the last day of National Day with the Mid-Autumn Festival'],
  ['2025-06-14', 'a Saturday'],
  ['2026-02-23', 'the last day of the Spring Festival'],
  ['2026-09-25', 'the Mid-Autumn Festival'],
  ['2031-03-01', 'a Saturday of a year not announced'],
])('behaviour: nobody works on %s, %s', (on) => {
  expect(isOff(on)).toBe(true);
});

test.each([
  ['2025-01-26', 'a Sunday at work before the Spring Festival'],
  ['2025-10-11', 'a Saturday at work after National Day'],
  ['2025-10-09', 'a Thursday'],
  ['2026-01-04', 'a Sunday at work after New Year'],
  ['2026-05-09', 'a Saturday at work after Labour Day'],
  ['2031-10-01', 'a weekday of a year not announced'],
])('behaviour: there is work on %s, %s', (on) => {
  expect(isOff(on)).toBe(false);
});

test('property: an announced year has its weekends and the 13 statutory holidays off', () => {
  // What falls on a weekend is made up for, and a weekend worked is given for a weekday off.
  for (const year of announcedYears) {
    const days = nonWorkingDays(year);
    const weekends = 104; // Of both years.
    expect(days.length).toBe(weekends + 13); // @source 全国年节及纪念日放假办法, as revised in 2024.
    expect([...days].sort()).toEqual(days);
    expect(new Set(days).size).toBe(days.length);
  }
});

test('property: of a year that is not announced two days of each seven are off', () => {
  const days = nonWorkingDays(2031);
  expect(days.length).toBe(104);
  for (const day of days)
    expect(days.includes(addDays(day, 1)) || isOff(addDays(day, -1))).toBe(true);
});
