import { addDays, type BusinessDate, daysBetween } from '../../kernel/index.ts';
import type { LoanTerms } from '../terms.ts';
import type { LoanEvent } from './history.ts';

// Interest once more, by other means than the engine's: night by night, in plain rational numbers, with
// day counts of its own.

/** A rational number; the denominator is positive. */
export type Ratio = readonly [numerator: bigint, denominator: bigint];

export const plus = ([a, b]: Ratio, [c, d]: Ratio): Ratio =>
  b === d ? [a + c, b] : reduced(a * d + c * b, b * d);

function reduced(n: bigint, d: bigint): Ratio {
  let [x, y] = [n, d];
  while (y !== 0n) [x, y] = [y, x % y];
  const by = x < 0n ? -x : x || 1n;
  return [n / by, d / by];
}

/** Half to even, of what is not negative. */
export function rounded([n, d]: Ratio): bigint {
  const [whole, twice] = [n / d, (n % d) * 2n];
  if (twice !== d) return twice > d ? whole + 1n : whole;
  return whole % 2n === 0n ? whole : whole + 1n;
}

const leap = (year: number): boolean => year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
const yearOf = (day: string) => Number(day.split('-')[0]);
const lastOfMonth = (year: number, month: number): number =>
  month === 2 ? (leap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** `months` after `day`, the day of the month kept where there is one. */
function monthsOn(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const [y, m] = [year + Math.floor((month - 1 + months) / 12), (month - 1 + months) % 12];
  const kept = Math.min(date, lastOfMonth(y, m + 1));
  return `${y}-${String(m + 1).padStart(2, '0')}-${String(kept).padStart(2, '0')}`;
}

/** Months from `from` to `to`, the rest by the days of the month it lies in. */
function monthsBetween(from: BusinessDate, to: BusinessDate): Ratio {
  let months = 0;
  while (monthsOn(from, months + 1) <= to) months += 1;
  const [start, end] = [monthsOn(from, months), monthsOn(from, months + 1)] as BusinessDate[];
  if (!start || !end) throw new Error();
  const length = BigInt(daysBetween(start, end));
  return [BigInt(months) * length + BigInt(daysBetween(start, to)), length];
}

interface Period {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
}

/** What a period is of a year when it goes by the period, not by its days. */
function worthOf(terms: LoanTerms, { from, to }: Period): Ratio | undefined {
  const { repayUnit = 'month', repayEvery = 1, interestPeriod, dayCount } = terms;
  const days = BigInt(daysBetween(from, to));
  const usual =
    terms.method !== 'bullet' &&
    terms.method !== 'season' &&
    (terms.firstDueOn === undefined || from !== terms.drawnOn);
  if (interestPeriod === 'sameAsRepayment' && repayUnit === 'week') {
    return usual ? [BigInt(repayEvery), 52n] : [days, 364n];
  }
  if (repayUnit !== 'month') return undefined;
  if (interestPeriod !== 'sameAsRepayment' && dayCount !== '30/360') return undefined;
  const [n, d] = usual ? [BigInt(repayEvery), 1n] : monthsBetween(from, to);
  return [n, d * 12n];
}

/** The share of a year that the night of `day` is. @param period - None after maturity. */
export function shareOf(terms: LoanTerms, period: Period | undefined, day: BusinessDate): Ratio {
  const worth = period && worthOf(terms, period);
  if (worth) return [worth[0], worth[1] * BigInt(daysBetween(period.from, period.to))];
  if (terms.dayCount === 'act/365') return [1n, 365n];
  if (terms.dayCount !== 'act/act') return [1n, 360n];
  const isLong =
    terms.actualYear === 'february_29'
      ? period !== undefined && daysOf(period).some((on) => on.endsWith('-02-29'))
      : leap(yearOf(counted(terms, day)));
  return [1n, isLong ? 366n : 365n];
}

/** The days of a period, its first not included, its last included. */
const daysOf = ({ from, to }: Period): BusinessDate[] =>
  Array.from({ length: daysBetween(from, to) }, (_, i) => addDays(from, i + 1));

const counted = (terms: LoanTerms, day: BusinessDate): BusinessDate =>
  terms.countedDay === 'last' ? addDays(day, 1) : day;

/** The rate of a night in parts per billion: that of the day it is counted to; none in a pause. */
export function rateOf(
  terms: LoanTerms,
  events: readonly LoanEvent[],
  night: BusinessDate,
): bigint {
  const day = counted(terms, night);
  let [rate, since]: [bigint, string] = [terms.annualRate, ''];
  for (const event of events) {
    if (event.type === 'interestPause' && event.on <= day && day <= event.until) return 0n;
    if (event.type !== 'rateChange' || event.on > day) continue;
    const key = `${event.on} ${event.id}`;
    if (key > since) [rate, since] = [event.annualRate, key];
  }
  return rate;
}
