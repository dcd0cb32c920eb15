import assert from 'node:assert/strict';

declare const kind: unique symbol;

/** A day of the lender's books, `2027-01-04`, Asia/Shanghai. Not the calendar: end of day moves it. */
export type BusinessDate = string & { readonly [kind]: 'businessDate' };

/** Epoch milliseconds. */
export type Instant = number & { readonly [kind]: 'instant' };
export const instant = (ms: number): Instant => ms as Instant;

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000; // UTC+8 all year since 1991.

const iso = (ms: number): string => new Date(ms).toISOString();

// A loan's course asks for the same few thousand days again and again: what the machine's calendar
// says of a day is kept, and days are counted in whole numbers. (A replay took 780 us without.)
const numbers = new Map<string, number>();
const names = new Map<number, BusinessDate>();

/** The days from 1 January 1970 to `date`: what to count days by. */
export function dayNumber(date: BusinessDate): number {
  let number = numbers.get(date);
  if (number === undefined) {
    number = Date.parse(`${date}T00:00:00Z`) / DAY_MS;
    numbers.set(date, number);
  }
  return number;
}

/** The day of that number. */
function nameOf(number: number): BusinessDate {
  let name = names.get(number);
  if (name === undefined) {
    name = iso(number * DAY_MS).slice(0, 10) as BusinessDate;
    names.set(number, name);
  }
  return name;
}

const utc = (date: BusinessDate): number => dayNumber(date) * DAY_MS;
const fromUtc = (ms: number): BusinessDate => nameOf(Math.floor(ms / DAY_MS));

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The days of a month, 0 where there is no such month. */
function lengthOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0);
}

/** `text` as a business date, or `undefined` when it is not a day of the calendar. */
export function parseBusinessDate(text: string): BusinessDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  // Counted: having the machine write the day again costs four times as much, and pages of entries
  // have thousands.
  const day = Number(text.slice(8));
  const isDay = day > 0 && day <= lengthOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
  return isDay ? (text as BusinessDate) : undefined;
}

/** `text` as a business date. Throws on anything else: for trusted values and tests. */
export function businessDate(text: string): BusinessDate {
  const parsed = parseBusinessDate(text);
  assert(parsed, `not a date: ${text}`);
  return parsed;
}

export const addDays = (date: BusinessDate, days: number): BusinessDate =>
  nameOf(dayNumber(date) + days);

/** Days from `from` to `to`: 1 for the next day, negative when `to` is earlier. */
export const daysBetween = (from: BusinessDate, to: BusinessDate): number =>
  dayNumber(to) - dayNumber(from);

/** The same day `months` later, or the last day of that month when it has no such day. */
export function addMonths(date: BusinessDate, months: number): BusinessDate {
  const day = Number(date.slice(8));
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(month / 12);
  const ofYear = month - 12 * year + 1;
  const last = lengthOf(year, ofYear);
  const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
  const padded = String(year).padStart(4, '0');
  return `${padded}-${two(ofYear)}-${two(Math.min(day, last))}` as BusinessDate;
}

/** The day of `at` on a wall clock in Shanghai. */
export const shanghaiDay = (at: Instant): BusinessDate => fromUtc(at + SHANGHAI_MS);

/** `dayNumber` of Shanghai's day of `at`, without the text of the date between. */
export const dayNumberAt = (at: number): number => Math.floor((at + SHANGHAI_MS) / DAY_MS);

/** The first instant in Shanghai of the day of that number. */
export const startOfDayNumber = (day: number): Instant => instant(day * DAY_MS - SHANGHAI_MS);

/** The first instant of `date` in Shanghai. */
export const startOfDay = (date: BusinessDate): Instant => instant(utc(date) - SHANGHAI_MS);

/** `at` as Chinese platforms write it, UTC+8 without a zone: `2027-01-04 09:30:00`. */
export const shanghaiStamp = (at: Instant): string =>
  iso(at + SHANGHAI_MS)
    .slice(0, 19)
    .replace('T', ' ');

/** Reads `2027-01-04 09:30:00` as Shanghai wall time; `undefined` when there is no such second. */
export function parseShanghaiStamp(text: string): Instant | undefined {
  if (!/^.{10} (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(text)) return undefined;
  if (!parseBusinessDate(text.slice(0, 10))) return undefined; // Date.parse rolls 30 February over.
  return instant(Date.parse(`${text.slice(0, 10)}T${text.slice(11)}+08:00`));
}
