import {
  addDays,
  type BusinessDate,
  businessDate,
  daysBetween,
  type Instant,
  startOfDay,
} from '@open310/server/kernel';
import { parameters } from './parameters.ts';
import type { Segment } from './types.ts';

/** A day of the economy: its place in the year and what the calendar does to trade. */
export interface Day {
  /** Days since 1 January 1970. */
  readonly number: number;
  readonly date: BusinessDate;
  /** `20270104`, as it stands in partners' numbers. */
  readonly digits: string;
  readonly start: Instant;
  /** 0 is Monday. */
  readonly weekday: number;
  /** 0 is January. */
  readonly month: number;
  /** 1 to 31. */
  readonly dayOfMonth: number;
  /** What festivals do to trade; 1 on an ordinary day. */
  readonly festival: Readonly<Record<Segment, number>>;
}

const epoch = businessDate('1970-01-01'); // A Thursday.

// First day of the lunar year; a test holds them against ICU's Chinese calendar.
export const newYears = [
  '2020-01-25',
  '2021-02-12',
  '2022-02-01',
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-03',
].map((text) => dayNumber(businessDate(text)));

export function dayNumber(date: BusinessDate): number {
  return daysBetween(epoch, date);
}

/** The number of the Shanghai day that `at` falls on. */
export const dayNumberAt = (at: Instant): number => Math.floor((at + 8 * 3_600_000) / 86_400_000); // `shanghaiDay` without the text: asked for every trade.

const known = new Map<number, Day>(); // Days are asked for by every merchant; they never change.

/** The day of that number. */
export function day(number: number): Day {
  const before = known.get(number);
  if (before) return before;
  const date = addDays(epoch, number);
  const month = Number(date.slice(5, 7)) - 1;
  const dayOfMonth = Number(date.slice(8, 10));
  const made: Day = {
    number,
    date,
    digits: date.replaceAll('-', ''),
    start: startOfDay(date),
    weekday: (((number + 3) % 7) + 7) % 7,
    month,
    dayOfMonth,
    festival: {
      onlineSeller:
        spring(number, 7, 7, parameters.festivals.onlineSpring) * sale(month, dayOfMonth),
      shop: spring(number, 2, 6, parameters.festivals.shopSpring),
    },
  };
  known.set(number, made);
  return made;
}

const spring = (number: number, before: number, after: number, factor: number): number =>
  newYears.some((first) => number >= first - before && number <= first + after) ? factor : 1;

function sale(month: number, dayOfMonth: number): number {
  const { midYear, doubleEleven, doubleTwelve } = parameters.festivals;
  if (month === 5 && dayOfMonth >= 16 && dayOfMonth <= 20) return midYear;
  if (month === 10 && (dayOfMonth <= 3 || dayOfMonth === 10 || dayOfMonth === 11)) {
    return doubleEleven;
  }
  return month === 11 && (dayOfMonth === 11 || dayOfMonth === 12) ? doubleTwelve : 1;
}
