import assert from 'node:assert/strict';

declare const kind: unique symbol;

/** A day of the lender's books, `2027-01-04`, Asia/Shanghai. Not the calendar: end of day moves it. */
export type BusinessDate = string & { readonly [kind]: 'businessDate' };

/** Epoch milliseconds. */
export type Instant = number & { readonly [kind]: 'instant' };
export const instant = (ms: number): Instant => ms as Instant;

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000; // UTC+8 all year since 1991.

const utc = (date: BusinessDate): number => Date.parse(`${date}T00:00:00Z`);
const fromUtc = (ms: number): BusinessDate => iso(ms).slice(0, 10) as BusinessDate;
const iso = (ms: number): string => new Date(ms).toISOString();

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
  fromUtc(utc(date) + days * DAY_MS);

/** Days from `from` to `to`: 1 for the next day, negative when `to` is earlier. */
export const daysBetween = (from: BusinessDate, to: BusinessDate): number =>
  Math.round((utc(to) - utc(from)) / DAY_MS);

/** The same day `months` later, or the last day of that month when it has no such day. */
export function addMonths(date: BusinessDate, months: number): BusinessDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = Date.UTC(year, month - 1 + months, 1);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return fromUtc(first + (Math.min(day, last) - 1) * DAY_MS);
}

/** The day of `at` on a wall clock in Shanghai. */
export const shanghaiDay = (at: Instant): BusinessDate => fromUtc(at + SHANGHAI_MS);

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
