import assert from 'node:assert/strict';
import {
  accrue,
  addDays,
  addInterest,
  type BusinessDate,
  type DayCount,
  daysBetween,
  divFloor,
  type ExactInterest,
  type Fen,
  fen,
  type Id,
  noInterest,
  type RateE9,
  roundInterest,
} from '../kernel/index.ts';
import { dueDate } from '../lending/index.ts';

/** Where a loan stands: all that accrual, repayment and end of day need to know of it. */
export interface LoanState {
  readonly loanId: Id<'loan'>;
  readonly borrowerId: Id<'borrower'>;
  readonly funderId: string;
  readonly annualRate: RateE9;
  readonly penaltyRate: RateE9;
  readonly dayCount: DayCount;
  readonly drawnOn: BusinessDate;
  readonly termMonths: number;
  readonly status: 'open' | 'closed';
  /** Outstanding. Unit: fen. */
  readonly principal: Fen;
  /** Interest is accrued up to this day, not included. */
  readonly accruedTo: BusinessDate;
  /** Exact interest of the running period: since the last due date, or since maturity. */
  readonly accrued: ExactInterest;
  /** Of the running period: paid before it fell due. Unit: fen. */
  readonly periodPaid: Fen;
  /** Of the running period: in the books. Unit: fen. */
  readonly periodBooked: Fen;
  /** The installment that falls due next: `termMonths + 1` after maturity. */
  readonly nextN: number;
  readonly nextDueOn: BusinessDate | null;
  /** Interest that fell due and is not paid. Unit: fen. */
  readonly dueInterest: Fen;
  /** The oldest day on which something fell due that is not paid. */
  readonly oldestDueOn: BusinessDate | null;
  /** Days past due on `accruedTo`. */
  readonly dpd: number;
}

/** Interest to book for one day. */
export interface DayAccrual {
  readonly on: BusinessDate;
  /** Unit: fen, `> 0`. */
  readonly amount: Fen;
  /** Whether it is penalty interest: the day is past maturity. */
  readonly penalty: boolean;
}

/** Interest of one installment that fell due. */
export interface Due {
  readonly n: number;
  readonly dueOn: BusinessDate;
  /** Unit: fen; not yet paid. */
  readonly interest: Fen;
}

/** A loan moved on in time, and what happened on the way. */
export interface Rolled {
  readonly state: LoanState;
  readonly accruals: readonly DayAccrual[];
  readonly dues: readonly Due[];
  /** A day each on which the loan began past due. */
  readonly delinquent: readonly { readonly on: BusinessDate; readonly dpd: number }[];
}

/** Whether all installments have fallen due: interest is penalty interest from here on. */
export const isMature = (state: Pick<LoanState, 'nextDueOn'>): boolean => state.nextDueOn === null;

/** Days from the oldest unpaid due date to `on`; the due date itself is not past due. */
export const dpdOn = (oldestDueOn: BusinessDate | null, on: BusinessDate): number =>
  oldestDueOn !== null && oldestDueOn < on ? daysBetween(oldestDueOn, on) : 0;

const floorInterest = ({ numerator, denominator }: ExactInterest): Fen =>
  fen(divFloor(numerator, denominator));

const nextDue = (state: LoanState, n: number): BusinessDate | null =>
  n > state.termMonths ? null : dueDate(state.drawnOn, n);

/** One day: accrue it, book it in whole fen, and let fall due what is due on the next morning. */
function rollDay(state: LoanState, out: { accruals: DayAccrual[]; dues: Due[] }): LoanState {
  const penalty = isMature(state);
  const rate = penalty ? state.penaltyRate : state.annualRate;
  const accrued = addInterest(state.accrued, accrue(state.principal, rate, 1, state.dayCount));
  const accruedTo = addDays(state.accruedTo, 1);
  const fallsDue = accruedTo === state.nextDueOn;
  // Whole fen, rounded down while the period runs and as billed on its last day: the entries of a
  // period add up to exactly what the borrower is asked for.
  const target = fallsDue ? roundInterest(accrued) : floorInterest(accrued);
  const amount = fen(target > state.periodBooked ? target - state.periodBooked : 0n);
  if (amount > 0n) out.accruals.push({ on: state.accruedTo, amount, penalty });
  const periodBooked = fen(state.periodBooked + amount);
  if (!fallsDue) return { ...state, accrued, accruedTo, periodBooked };
  const interest = fen(roundInterest(accrued) - state.periodPaid);
  assert(interest >= 0n && state.nextDueOn !== null);
  if (interest > 0n) out.dues.push({ n: state.nextN, dueOn: state.nextDueOn, interest });
  const somethingDue = interest > 0n || state.nextN === state.termMonths;
  return {
    ...state,
    accruedTo,
    accrued: noInterest(state.dayCount),
    periodPaid: fen(0n),
    periodBooked: fen(0n),
    nextN: state.nextN + 1,
    nextDueOn: nextDue(state, state.nextN + 1),
    dueInterest: fen(state.dueInterest + interest),
    oldestDueOn: state.oldestDueOn ?? (somethingDue ? state.nextDueOn : null),
  };
}

/**
 * The loan as it stands on the morning of `to`, when nothing is paid in between. Pure.
 *
 * A day bears interest on the principal outstanding at its end, from the drawing day (included) to the
 * day of repayment (not included). At each due date the period's interest is rounded once, half to
 * even, and falls due; principal falls due at maturity, and from then on bears the penalty rate.
 */
export function rollForward(state: LoanState, to: BusinessDate): Rolled {
  const out: { accruals: DayAccrual[]; dues: Due[] } = { accruals: [], dues: [] };
  const delinquent: { on: BusinessDate; dpd: number }[] = [];
  let now = state;
  while (now.status === 'open' && now.accruedTo < to) {
    const next = rollDay(now, out);
    now = { ...next, dpd: dpdOn(next.oldestDueOn, next.accruedTo) };
    if (now.dpd > 0) delinquent.push({ on: now.accruedTo, dpd: now.dpd });
  }
  return { state: now, ...out, delinquent };
}

/** What opening the accrual of a loan needs of it. */
export type AccruingTerms = Pick<
  LoanState,
  | 'loanId'
  | 'borrowerId'
  | 'funderId'
  | 'annualRate'
  | 'penaltyRate'
  | 'dayCount'
  | 'drawnOn'
  | 'termMonths'
  | 'principal'
>;

/** The state of a loan whose money went out `on`: it bears interest from that day on. */
export function firstState(terms: AccruingTerms, on: BusinessDate): LoanState {
  assert(on >= terms.drawnOn, 'money goes out on the drawing day or later');
  let nextN = 1;
  while (dueDate(terms.drawnOn, nextN) <= on) nextN += 1;
  assert(nextN <= terms.termMonths, 'money goes out before maturity');
  return {
    loanId: terms.loanId,
    borrowerId: terms.borrowerId,
    funderId: terms.funderId,
    annualRate: terms.annualRate,
    penaltyRate: terms.penaltyRate,
    dayCount: terms.dayCount,
    drawnOn: terms.drawnOn,
    termMonths: terms.termMonths,
    principal: terms.principal,
    status: 'open',
    accruedTo: on,
    accrued: noInterest(terms.dayCount),
    periodPaid: fen(0n),
    periodBooked: fen(0n),
    nextN,
    nextDueOn: dueDate(terms.drawnOn, nextN),
    dueInterest: fen(0n),
    oldestDueOn: null,
    dpd: 0,
  };
}
