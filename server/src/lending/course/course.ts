import assert from 'node:assert/strict';
import {
  accrueShare,
  addDays,
  addInterest,
  type BusinessDate,
  daysBetween,
  type ExactInterest,
  type Fen,
  type Fraction,
  fen,
  noInterest,
  RATE_ONE,
  type RateE9,
  roundInterest,
} from '../../kernel/index.ts';
import { type LoanTerms, NON_ACCRUAL_DPD, penaltyRateOf } from '../terms.ts';
import type { Books } from './balances.ts';
import { dueDates, nextYearBreak, nightOf, type Period, yearShare } from './calendar.ts';
import { isOpen, newRow, type Row } from './row.ts';

const NIL = fen(0n);
const least = (a: Fen, b: Fen): Fen => (a < b ? a : b);
const most = (a: Fen, b: Fen): Fen => (a > b ? a : b);

/** A rate and the night from which it holds. */
interface RateSince {
  readonly since: BusinessDate;
  readonly annualRate: RateE9;
}

/**
 * Where the course of a loan stands on the morning of `at`. Made by `begin`, moved on by `advance`
 * and by what `apply.ts` does to it; a copy of it can be played on without touching it.
 *
 * Principal is in one of two places: `normal`, not yet due, bearing the contract rate; or in the rows
 * that have fallen due, where what is not paid bears the penalty rate once grace is over.
 */
export interface Course {
  terms: LoanTerms;
  /** In the order of their due dates. */
  rows: Row[];
  at: BusinessDate;
  normal: Fen;
  /** What flat interest is charged on. */
  flatBase: Fen;
  /** Interest of periods that ended and of which the installment was paid before: already rounded. */
  carried: Fen;
  /** Exact interest of the running period, and what of it and of `carried` is paid already. */
  running: ExactInterest;
  runningPaid: Fen;
  /** What of that belongs to an installment paid in full before: not the next one's. */
  runningSettled: Fen;
  rates: RateSince[];
  penaltyRate: RateE9;
  pauses: Period[];
  drawn: Fen;
  repaid: Fen;
  refunded: Fen;
  overpaid: Fen;
  nonAccrual: boolean;
  /** Its installments are no longer those it began with: restructured, or paid off and drawn again. */
  begunAnew: boolean;
  /** When it was charged off, and what the books held then; nothing accrues from then on. */
  chargedOff: { readonly on: BusinessDate; readonly books: Books } | null;
  /** Installments are taken as paid on their due dates: a projection. */
  assumePaid: boolean;
}

export const isLevel = (terms: LoanTerms): boolean =>
  terms.method === 'equalInstallment' || terms.method === 'flat';

/** The loan before its first drawing. */
export function begin(terms: LoanTerms): Course {
  const dates = dueDates(terms);
  return {
    terms,
    rows: dates.map((dueOn, i) =>
      newRow('installment', dates[i - 1] ?? terms.drawnOn, dueOn, terms.dayCount),
    ),
    at: terms.drawnOn,
    normal: NIL,
    flatBase: NIL,
    carried: NIL,
    running: noInterest(terms.dayCount),
    runningPaid: NIL,
    runningSettled: NIL,
    rates: [{ since: terms.drawnOn, annualRate: terms.annualRate }],
    penaltyRate: terms.penaltyRate ?? penaltyRateOf(terms.annualRate, terms.penaltyMultiplePpm),
    pauses: [],
    drawn: NIL,
    repaid: NIL,
    refunded: NIL,
    overpaid: NIL,
    nonAccrual: false,
    begunAnew: false,
    chargedOff: null,
    assumePaid: false,
  };
}

export const copyOf = (course: Course): Course => ({
  ...course,
  rows: course.rows.map((row) => ({ ...row })),
});

export const lastRow = (course: Course): Row =>
  course.rows.findLast((row) => row.kind === 'installment') ?? assert.fail('a loan has a due date');

/** The first installment still to fall due that is not paid: whose interest is running. */
export const currentRow = (course: Course): Row | undefined =>
  course.rows.find((row) => row.kind === 'installment' && !row.fallen && !row.ahead);

export const currentRate = (course: Course): RateE9 =>
  course.rates.at(-1)?.annualRate ?? assert.fail('a loan has a rate');

/** The oldest due date of which something is not paid; fees and penalty alone make nothing past due. */
export const oldestDueOf = (course: Course): BusinessDate | null =>
  course.rows.find(isOpen)?.dueOn ?? null;

/** The next day on which something falls due, today included while it is not paid; `null`: there is none. */
export const nextDueOf = (course: Course): BusinessDate | null =>
  course.rows.find((row) => row.dueOn >= course.at && !row.ahead && (!row.fallen || isOpen(row)))
    ?.dueOn ?? null;

/** Days past due on the morning of `at`: none on the due date itself and within grace. */
export function dpdOf(course: Course): number {
  const oldest = oldestDueOf(course);
  if (oldest === null) return 0;
  const days = daysBetween(oldest, course.at);
  return days > (course.terms.graceDays ?? 0) ? days : 0;
}

const graceEnd = (course: Course, row: Row): BusinessDate =>
  addDays(row.dueOn, course.terms.graceDays ?? 0);

/** The period that the night of `on` lies in; none after the last due date. */
function periodAt(course: Course, on: BusinessDate): Period | null {
  const row = course.rows.find((r) => r.kind === 'installment' && r.from <= on && on < r.dueOn);
  return row ? { from: row.from, to: row.dueOn } : null;
}

const isPaused = (course: Course, on: BusinessDate): boolean =>
  course.pauses.some((pause) => pause.from <= on && on < pause.to);

/** The next day after `at` on which the daily interest may become another, or something falls due. */
export function nextBreak(course: Course): BusinessDate | undefined {
  const { at, terms } = course;
  let next: BusinessDate | undefined;
  const consider = (day: BusinessDate | undefined): void => {
    if (day !== undefined && day > at && (next === undefined || day < next)) next = day;
  };
  for (const row of course.rows) {
    if (!row.fallen) {
      consider(row.dueOn);
    } else if (isOpen(row)) {
      consider(graceEnd(course, row));
      if (!course.nonAccrual) consider(addDays(row.dueOn, NON_ACCRUAL_DPD + 1));
    }
  }
  consider(nextYearBreak(terms, at));
  for (const { from, to } of course.pauses) {
    consider(from);
    consider(to);
  }
  return next;
}

/** What one night bears, or several of one kind: contract interest and, row by row, penalty. */
export function nightly(course: Course, from: BusinessDate, to: BusinessDate) {
  const none = { running: undefined, penalties: [] as [Row, ExactInterest][] };
  if (course.chargedOff !== null || isPaused(course, from)) return none;
  const share = yearShare(course.terms, periodAt(course, from), from, to);
  const isFlat = course.terms.method === 'flat' && course.normal > 0n;
  let base = isFlat ? course.flatBase : course.normal;
  const penalties: [Row, ExactInterest][] = [];
  for (const row of course.rows) {
    if (!isOpen(row)) continue;
    const principal = fen(row.principal - row.paidPrincipal);
    if (from < graceEnd(course, row)) {
      if (!isFlat) base = fen(base + principal); // Flat interest is on all that was drawn already.
      continue;
    }
    const interest = course.terms.compounding ? row.interest - row.paidInterest : 0n;
    const due = fen(principal + interest);
    if (due > 0n) penalties.push([row, accrueShare(due, course.penaltyRate, share)]);
  }
  const running = base > 0n ? accrueShare(base, currentRate(course), share) : undefined;
  return { running, penalties };
}

/**
 * The interest that a level installment has room for; the rest goes on to the next. Of one paid in
 * part that would burst, it is what was paid: the rest of it is principal.
 */
function interestThatFits(row: Row, total: Fen): Fen {
  const room = most(fen(row.planned - row.paidPrincipal), row.paidInterest);
  if (total <= room) return total;
  return row.paidPrincipal > 0n ? row.paidInterest : room;
}

/** Lets the installment `row` fall due on the day `course` stands on. */
function fallDue(course: Course, row: Row): void {
  row.fallen = true;
  const total = fen(course.carried + roundInterest(course.running) - course.runningSettled);
  course.running = noInterest(course.terms.dayCount);
  course.runningPaid = fen(course.runningPaid - course.runningSettled);
  course.runningSettled = NIL;
  course.carried = total;
  if (row.ahead) return;
  const left = fen(course.normal + row.paidPrincipal);
  if (row === lastRow(course)) {
    row.interest = total;
    row.principal = left;
  } else if (isLevel(course.terms)) {
    row.interest = interestThatFits(row, total);
    row.principal = least(most(fen(row.planned - row.interest), row.paidPrincipal), left);
  } else {
    row.interest = total;
    row.principal = least(most(row.planned, row.paidPrincipal), left);
  }
  course.normal = fen(left - row.principal);
  course.carried = fen(total - row.interest);
  course.runningPaid = NIL;
  if (course.assumePaid) {
    row.paidInterest = row.interest;
    row.paidPrincipal = row.principal;
  }
}

/** What begins on the morning the course stands on. */
function morning(course: Course): void {
  for (const row of course.rows) {
    if (!row.fallen && row.dueOn <= course.at) fallDue(course, row);
  }
  updateAccrual(course);
}

/** Over 90 days past due interest is no longer income, until nothing is past due any more. */
export function updateAccrual(course: Course): void {
  if (course.nonAccrual) course.nonAccrual = oldestDueOf(course) !== null;
  else course.nonAccrual = dpdOf(course) > NON_ACCRUAL_DPD;
}

/**
 * Moves the course on to the morning of `to`, nothing happening in between but time: interest runs
 * from stretch to stretch, each of one rate and one share of the year a day, and falls due.
 */
export function advance(course: Course, to: BusinessDate): void {
  while (course.at < to) {
    const stop = nextBreak(course);
    const next = stop !== undefined && stop < to ? stop : to;
    const { running, penalties } = nightly(course, course.at, next);
    if (running) course.running = addInterest(course.running, running);
    for (const [row, more] of penalties) row.penalty = addInterest(row.penalty, more);
    course.at = next;
    morning(course);
  }
}

/**
 * Interest on one fen from `row.from` to `to`, within its period, at the rates that held.
 * @param agreed - A broken first period counts as a whole one.
 */
export function factorUpTo(course: Course, row: Row, to: BusinessDate, agreed: boolean): Fraction {
  const { terms, rates, pauses } = course;
  const period = { from: row.from, to: row.dueOn };
  const turns = [
    ...rates.map((rate) => rate.since),
    ...pauses.flatMap((pause) => [pause.from, pause.to]),
  ];
  let sum: Fraction = { numerator: 0n, denominator: 1n };
  let from = row.from;
  while (from < to) {
    const next = [...turns, nextYearBreak(terms, from)].reduce<BusinessDate>(
      (first, day) => (day !== undefined && day > from && day < first ? day : first),
      to,
    );
    const rate = rates.findLast((r) => r.since <= from) ?? rates[0];
    assert(rate);
    if (!isPaused(course, from)) {
      const share = yearShare(terms, period, from, next, agreed);
      sum = addInterest(sum, {
        numerator: rate.annualRate * share.numerator,
        denominator: RATE_ONE * share.denominator,
      });
    }
    from = next;
  }
  return sum;
}

/** The interest factor of a whole period, at the rates that hold in it. */
export const factorOf = (course: Course, row: Row): Fraction =>
  factorUpTo(course, row, row.dueOn, true);

/** The days whose interest is paused, as nights. */
export const pauseOf = (terms: LoanTerms, on: BusinessDate, until: BusinessDate): Period => ({
  from: nightOf(terms, on),
  to: nightOf(terms, addDays(until, 1)),
});
