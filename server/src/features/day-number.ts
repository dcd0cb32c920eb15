import { type BusinessDate, type Instant, instant, startOfDay } from '../kernel/index.ts';

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000; // UTC+8 all year: a number is cheaper than the text of a date.

/** Shanghai's day of an instant, counted from 1 January 1970. */
export const dayOf = (at: number): number => Math.floor((at + SHANGHAI_MS) / DAY_MS);
/** The first instant of a day. */
export const dayStart = (day: number): Instant => instant(day * DAY_MS - SHANGHAI_MS);
/** The day of a date. */
export const dayOfDate = (date: BusinessDate): number => dayOf(startOfDay(date));
/** Hour of Shanghai's day, 0 to 23. */
export const hourOf = (at: number): number => Math.floor(((at + SHANGHAI_MS) % DAY_MS) / 3_600_000);
