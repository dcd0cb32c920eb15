import {
  addInterest,
  type BusinessDate,
  type Fen,
  fen,
  noInterest,
  type RateE9,
  roundInterest,
} from '../../kernel/index.ts';
import { type LoanTerms, PENALTY_MULTIPLE_PPM, penaltyRateOf } from '../terms.ts';
import type { Allocation } from './allocation.ts';
import { booksOf } from './books.ts';
import { dueDates, nightOf } from './calendar.ts';
import { type Course, currentRow, factorUpTo, lastRow, pauseOf, updateAccrual } from './course.ts';
import type { LoanEvent, Restructuring } from './history.ts';
import { relevel } from './relevel.ts';
import { repay } from './repay.ts';
import { newRow, type Row } from './row.ts';

const MILLION = 1_000_000n;

const halfEvenPpm = (amount: Fen, ppm: bigint): Fen =>
  roundInterest({ numerator: amount * ppm, denominator: MILLION }) as Fen;

/** Principal that is due at once, on `on`, is a row of its own. */
function addDue(course: Course, kind: Row['kind'], on: BusinessDate, amount: Fen): void {
  const row = newRow(kind, on, on, course.terms.dayCount);
  row.fallen = true;
  row.principal = amount;
  if (course.assumePaid) row.paidPrincipal = amount;
  const before = course.rows.findIndex((r) => r.dueOn > on);
  course.rows.splice(before < 0 ? course.rows.length : before, 0, row);
}

/** A drawing that bears the whole period it falls in owes the nights of it that are over. */
function bearBefore(course: Course, amount: Fen): void {
  const row = currentRow(course);
  if (!bearsWholePeriod(course.terms) || !row || row.from >= course.at) return;
  const { numerator, denominator } = factorUpTo(course, row, course.at, false);
  course.running = addInterest(course.running, { numerator: amount * numerator, denominator });
}

const bearsWholePeriod = (terms: LoanTerms): boolean =>
  terms.drawingsBear === undefined
    ? terms.method === 'flat' &&
      terms.interestPeriod === 'sameAsRepayment' &&
      terms.dayCount === '30/360'
    : terms.drawingsBear === 'wholePeriod';

/**
 * What was paid of installments to come, and their fees, as one row of its own, which stays paid: they
 * begin anew, as nobody paid of them.
 */
function keepPaid(course: Course, on: BusinessDate): Row[] {
  const kept = course.rows.filter((row) => row.fallen);
  const coming = course.rows.filter((row) => !row.fallen);
  const first = coming[0];
  if (!first) return kept;
  const all = (of: (row: Row) => Fen): Fen => fen(coming.reduce((sum, row) => sum + of(row), 0n));
  const paid = newRow('installment', first.from, on, course.terms.dayCount);
  paid.fallen = true;
  paid.principal = paid.paidPrincipal = all((row) => row.paidPrincipal);
  paid.interest = paid.paidInterest = all((row) => row.paidInterest);
  paid.fees = all((row) => row.fees);
  paid.paidFees = all((row) => row.paidFees);
  course.runningSettled = course.runningPaid;
  const isEmpty = paid.principal === 0n && paid.interest === 0n && paid.fees === 0n;
  return isEmpty ? kept : [...kept, paid];
}

/** A loan that was paid off is drawn again: its installments to come begin anew. */
function reopen(course: Course, on: BusinessDate): void {
  const coming = course.rows
    .filter((row) => !row.fallen)
    .map((row) => newRow('installment', row.from, row.dueOn, course.terms.dayCount));
  course.rows = [...keepPaid(course, on), ...coming];
  course.flatBase = fen(0n);
  course.begunAnew = true;
}

/** More money is out: the installments from the running one on are levelled anew. */
function draw(course: Course, on: BusinessDate, amount: Fen, plan: Course | undefined): void {
  const down = halfEvenPpm(amount, course.terms.downPaymentPpm ?? 0n);
  const financed = fen(amount - down);
  if (down > 0n) addDue(course, 'downPayment', on, down);
  const isPaidOff = course.normal === 0n && course.rows.some((row) => row.ahead && !row.fallen);
  if (isPaidOff) reopen(course, on);
  course.drawn = fen(course.drawn + amount);
  if (course.chargedOff !== null || course.rows.every((row) => row.fallen)) {
    addDue(course, 'installment', on, financed); // No installment is still to come.
    return;
  }
  course.normal = fen(course.normal + financed);
  course.flatBase = fen(course.flatBase + financed);
  bearBefore(course, financed);
  if (plan === undefined || isPaidOff) {
    relevel(course);
    return;
  }
  // Levelled as if nothing had been repaid early: what was paid ahead shortens the end.
  for (const row of course.rows) {
    const planned = plan.rows.find((r) => r.kind === row.kind && r.dueOn === row.dueOn);
    if (planned && row.kind === 'installment' && !row.fallen && !row.ahead) {
      row.planned = planned.planned;
    }
  }
}

/** The terms by which new rows are made: those agreed, with what was agreed anew in their place. */
function restructuredTerms(terms: LoanTerms, on: BusinessDate, to: Restructuring): LoanTerms {
  const { firstDueOn: _, plan: __, ...kept } = terms;
  const method = to.method ?? terms.method;
  return {
    ...kept,
    method: method === 'season' ? 'equalPrincipal' : method, // A new plan names no harvests.
    drawnOn: on,
    installments: to.installments,
    ...(to.repayEvery !== undefined && { repayEvery: to.repayEvery }),
    ...(to.repayUnit !== undefined && { repayUnit: to.repayUnit }),
    ...(to.firstDueOn !== undefined && { firstDueOn: to.firstDueOn }),
  };
}

/** The rows still to come make place for a new plan; interest that runs falls due with its first. */
function restructure(course: Course, on: BusinessDate, to: Restructuring): void {
  const { dayCount } = course.terms;
  const terms = restructuredTerms(course.terms, on, to);
  const kept = keepPaid(course, on);
  if (to.includeOverdue ?? true) {
    for (const row of kept) {
      if (!row.fallen || row.ahead) continue;
      course.normal = fen(course.normal + row.principal - row.paidPrincipal);
      row.principal = row.paidPrincipal;
    }
  }
  const dates = dueDates(terms);
  const coming = dates.map((dueOn, i) =>
    newRow('installment', dates[i - 1] ?? on, dueOn, dayCount),
  );
  course.terms = terms;
  course.begunAnew = true;
  course.flatBase = course.normal;
  course.rows = [...kept, ...coming];
  relevel(course);
}

/**
 * The debt is given up in the books on this day: all of it falls due, nothing accrues from here on, and
 * the claim stays.
 */
function chargeOff(course: Course, on: BusinessDate): void {
  const books = booksOf(course);
  const last = lastRow(course);
  const current = currentRow(course);
  const running = fen(course.carried + roundInterest(course.running) - course.runningPaid);
  for (const row of course.rows) {
    if (row.fallen || row.ahead) continue;
    row.fallen = true;
    row.interest = row.paidInterest;
    row.principal = row.paidPrincipal;
  }
  const bearer = current ?? last;
  bearer.interest = fen(bearer.interest + running);
  last.principal = fen(last.principal + course.normal);
  course.normal = fen(0n);
  course.carried = fen(0n);
  course.running = noInterest(course.terms.dayCount);
  course.runningPaid = fen(0n);
  course.runningSettled = fen(0n);
  course.chargedOff = { on, books };
}

function changeRate(course: Course, event: LoanEvent & { type: 'rateChange' }): void {
  course.rates = [...course.rates, { since: course.at, annualRate: event.annualRate }];
  course.penaltyRate = event.penaltyRate ?? penaltyAfter(course, event.annualRate);
  relevel(course);
}

/** The penalty rate follows the contract rate, unless another was agreed than the multiple of it. */
function penaltyAfter({ terms, penaltyRate }: Course, annualRate: RateE9): RateE9 {
  const { penaltyMultiplePpm: multiple = PENALTY_MULTIPLE_PPM } = terms;
  const follows =
    terms.penaltyRate === undefined ||
    terms.penaltyRate === penaltyRateOf(terms.annualRate, multiple);
  return follows ? penaltyRateOf(annualRate, multiple) : penaltyRate;
}

/**
 * Money that was overpaid goes back. What was not, because the repayment it came from was undone since,
 * is money lent: it is due at once.
 */
function refund(course: Course, on: BusinessDate, amount: Fen): void {
  const owed = amount < course.overpaid ? amount : course.overpaid;
  course.overpaid = fen(course.overpaid - owed);
  course.refunded = fen(course.refunded + owed);
  if (owed === amount) return;
  course.drawn = fen(course.drawn + amount - owed);
  addDue(course, 'installment', on, fen(amount - owed));
}

function chargeFee(course: Course, amount: Fen): void {
  const row = currentRow(course) ?? lastRow(course);
  row.fees = fen(row.fees + amount);
}

/** The morning from which an event counts: a change of the contract from the night it names. */
export const effectiveOn = (terms: LoanTerms, event: LoanEvent): BusinessDate =>
  (event.type === 'rateChange' || event.type === 'interestPause') && event.on > terms.drawnOn
    ? nightOf(terms, event.on)
    : event.on;

/** What has no effect once a loan is charged off: it can be found before it in time by backdating. */
const changesContract = ({ type }: LoanEvent): boolean =>
  type === 'rateChange' ||
  type === 'interestPause' ||
  type === 'restructuring' ||
  type === 'chargeOff';

/**
 * Lets `event` happen on the day the course stands on.
 * @param plan - For a later drawing: the course without repayments, levelled with this drawing.
 * @returns What a repayment met.
 */
export function apply(course: Course, event: LoanEvent, plan?: Course): Allocation | undefined {
  if (course.chargedOff !== null && changesContract(event)) return undefined;
  switch (event.type) {
    case 'drawing':
      draw(course, event.on, event.amount, plan);
      return undefined;
    case 'repayment':
      return repay(course, event.amount);
    case 'rateChange':
      changeRate(course, event);
      return undefined;
    case 'interestPause':
      course.pauses = [...course.pauses, pauseOf(course.terms, event.on, event.until)];
      return undefined;
    case 'fee':
      chargeFee(course, event.amount);
      return undefined;
    case 'restructuring':
      restructure(course, event.on, event);
      updateAccrual(course);
      return undefined;
    case 'chargeOff':
      chargeOff(course, event.on);
      return undefined;
    case 'refund':
      refund(course, event.on, event.amount);
      return undefined;
    case 'reversal':
      return undefined;
  }
}
