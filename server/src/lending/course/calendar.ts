import {
  addDays,
  addMonths,
  type BusinessDate,
  daysBetween,
  type Fraction,
  fraction,
} from '../../kernel/index.ts';
import type { LoanTerms, RepayUnit } from '../terms.ts';

/** `periods` periods after `from`; month ends are kept because everything is counted from `from`. */
export function addPeriods(
  from: BusinessDate,
  periods: number,
  repayEvery: number,
  unit: RepayUnit,
): BusinessDate {
  const n = periods * repayEvery;
  if (unit === 'month') return addMonths(from, n);
  return addDays(from, unit === 'week' ? 7 * n : n);
}

/** Moves a due date off the days on which nothing can fall due. */
export function shifted(terms: LoanTerms, on: BusinessDate): BusinessDate {
  const { holidays, holidayShift } = terms;
  if (holidays === undefined || holidayShift === undefined) return on;
  const step = holidayShift === 'next' ? 1 : -1;
  let day = on;
  while (holidays.includes(day)) day = addDays(day, step);
  return day;
}

/** The due dates as agreed, before holidays, in order. Shape: `[installments]`, `[1]` for a bullet. */
function plannedDueDates(terms: LoanTerms): BusinessDate[] {
  const { drawnOn, installments, repayEvery = 1, repayUnit = 'month', firstDueOn } = terms;
  if (terms.method === 'season') return (terms.plan ?? []).map((part) => part.on);
  const at = (n: number): BusinessDate =>
    firstDueOn === undefined
      ? addPeriods(drawnOn, n, repayEvery, repayUnit)
      : addPeriods(firstDueOn, n - 1, repayEvery, repayUnit);
  if (terms.method === 'bullet') return [at(installments)];
  return Array.from({ length: installments }, (_, i) => at(i + 1));
}

/** The first day after `on` on which something can fall due. */
function nextOpenDay(terms: LoanTerms, on: BusinessDate): BusinessDate {
  let day = addDays(on, 1);
  while (terms.holidays?.includes(day)) day = addDays(day, 1);
  return day;
}

/**
 * The due dates with holidays heeded: a period ends where its due date went. Where a feast takes one
 * to the due date before it, or to the drawing day, it goes on to the next day that is open.
 */
export function dueDates(terms: LoanTerms): BusinessDate[] {
  let before = terms.drawnOn;
  return plannedDueDates(terms).map((planned) => {
    const on = shifted(terms, planned);
    before = on > before ? on : nextOpenDay(terms, before);
    return before;
  });
}

/** A stretch between two due dates: interest of its days is a share of it. */
export interface Period {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
}

const yearOf = (on: BusinessDate): number => Number(on.slice(0, 4));
const newYear = (year: number): BusinessDate => `${year}-01-01` as BusinessDate;
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const lengthOfYear = (year: number): number => (isLeap(year) ? 366 : 365);

/** Whether a 29 February lies in `period`, its first day not included, its last included. */
function holdsLeapDay({ from, to }: Period): boolean {
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    const day = `${year}-02-29`;
    if (isLeap(year) && from < day && day <= to) return true;
  }
  return false;
}

/** The day from which what is said of the day `on` holds: the night that is counted to it. */
export const nightOf = (terms: LoanTerms, on: BusinessDate): BusinessDate =>
  terms.countedDay === 'last' ? addDays(on, -1) : on;

/** The year whose length counts for the night that begins on `on`. */
const bookYear = (terms: LoanTerms, on: BusinessDate): number =>
  yearOf(terms.countedDay === 'last' ? addDays(on, 1) : on);

/** The first night that belongs to the year after that of `on`. */
const yearEnd = (terms: LoanTerms, on: BusinessDate): BusinessDate =>
  nightOf(terms, newYear(bookYear(terms, on) + 1));

/** The next day, after `on`, from which a day's share of the year is another, if one lies ahead. */
export const nextYearBreak = (terms: LoanTerms, on: BusinessDate): BusinessDate | undefined =>
  terms.dayCount === 'act/act' && terms.actualYear !== 'february_29'
    ? yearEnd(terms, on)
    : undefined;

/** The nominal share of the year of one whole period: what a period is "worth". */
function nominalShare(terms: LoanTerms, period: Period, agreed: boolean): Fraction {
  const { repayEvery = 1, repayUnit = 'month' } = terms;
  const days = BigInt(daysBetween(period.from, period.to));
  if (terms.interestPeriod === 'sameAsRepayment' && repayUnit === 'month') {
    return stubbed(terms, period, fraction(BigInt(repayEvery), 12n), agreed);
  }
  if (terms.interestPeriod === 'sameAsRepayment' && repayUnit === 'week') {
    // Of 52 weeks of seven days, where it is not one agreed period.
    const byDays = spansPeriods(terms) || isBroken(terms, period, agreed);
    return byDays ? fraction(days, 364n) : fraction(BigInt(repayEvery), 52n);
  }
  if (terms.dayCount === '30/360' && repayUnit === 'month') {
    return stubbed(terms, period, fraction(BigInt(repayEvery) * 30n, 360n), agreed);
  }
  return fraction(days, 360n);
}

/** Whether from one due date to the next it is not one agreed period but as many as there are. */
const spansPeriods = ({ method }: LoanTerms): boolean => method === 'bullet' || method === 'season';

/** Whether it is longer or shorter than agreed, up to a first due date of its own. */
const isBroken = (terms: LoanTerms, period: Period, agreed: boolean): boolean =>
  !agreed && terms.firstDueOn !== undefined && period.from === terms.drawnOn;

/** A broken period is worth its months, and so is one that spans several. */
function stubbed(terms: LoanTerms, period: Period, usual: Fraction, agreed: boolean): Fraction {
  const { repayEvery = 1 } = terms;
  if (!isBroken(terms, period, agreed) && !spansPeriods(terms)) return usual;
  let months = 0;
  while (addMonths(period.from, months + 1) <= period.to) months += 1;
  const whole = addMonths(period.from, months);
  const month = BigInt(daysBetween(whole, addMonths(period.from, months + 1)));
  const rest = BigInt(daysBetween(whole, period.to));
  // months + rest / month, of which `repayEvery` are worth `usual`.
  return fraction(
    usual.numerator * (BigInt(months) * month + rest),
    usual.denominator * BigInt(repayEvery) * month,
  );
}

/**
 * The share of a year that the days `[from, to)` of `period` are. Within a period and a year it is
 * proportional to the days, so that shares of consecutive days add up to that of the whole.
 * @param period - The period the days belong to; `null` after maturity.
 * @param agreed - A broken first period counts as a whole one: for the size of equal installments.
 */
export function yearShare(
  terms: LoanTerms,
  period: Period | null,
  from: BusinessDate,
  to: BusinessDate,
  agreed = false,
): Fraction {
  const days = BigInt(daysBetween(from, to));
  const { dayCount } = terms;
  const byPeriod = terms.interestPeriod === 'sameAsRepayment' || dayCount === '30/360';
  if (period !== null && byPeriod && !isDaily(terms)) {
    const share = nominalShare(terms, period, agreed);
    const length = BigInt(daysBetween(period.from, period.to));
    return fraction(share.numerator * days, share.denominator * length);
  }
  if (dayCount === 'act/365') return fraction(days, 365n);
  if (dayCount !== 'act/act') return fraction(days, 360n);
  if (terms.actualYear === 'february_29') {
    return fraction(days, period !== null && holdsLeapDay(period) ? 366n : 365n);
  }
  return fraction(days, BigInt(lengthOfYear(bookYear(terms, from))));
}

/** Whether shares follow the days alone although a period could have one of its own. */
const isDaily = (terms: LoanTerms): boolean =>
  terms.dayCount !== '30/360' && (terms.repayUnit ?? 'month') === 'day';
