import { type BusinessDate, type Fen, fen, roundInterest, sumFen } from '../kernel/index.ts';
import { dueDate, maturityOf } from '../lending/index.ts';
import { type Due, dpdOn, isMature, type LoanState, rollForward } from './roll-forward.ts';

/** What is owed on a day. All amounts in fen; interest rounded as it would be if paid that day. */
export interface Owed {
  readonly on: BusinessDate;
  readonly principal: Fen;
  /** Interest that fell due and is not paid. */
  readonly dueInterest: Fen;
  /** Interest of the running period, up to `on` (not included): falls due by paying. */
  readonly accruedInterest: Fen;
  /** Interest on principal overdue, up to `on` (not included). */
  readonly penaltyInterest: Fen;
  /** All of it: what closes the loan on this day. */
  readonly payoff: Fen;
  /** What should have been paid by now, today's dues included. */
  readonly due: Fen;
  /** What should have been paid before `on`. */
  readonly overdue: Fen;
  /** Days past due. */
  readonly dpd: number;
}

/** An installment that is still to come or not fully paid, if nothing is repaid early from here on. */
export interface Upcoming {
  readonly n: number;
  readonly dueOn: BusinessDate;
  readonly principal: Fen;
  readonly interest: Fen;
}

/** Interest of the running period that paying on `accruedTo` would make due. Unit: fen. */
export const runningInterest = (state: LoanState): Fen =>
  fen(roundInterest(state.accrued) - state.periodPaid);

/**
 * What is owed on the morning of `on`. Pure.
 * @param unpaid - The dues behind `state.dueInterest`. Shape: any number, any order.
 * @param on - An earlier day than the loan stands on is taken as that day.
 */
export function computeOwed(state: LoanState, unpaid: readonly Due[], on: BusinessDate): Owed {
  const { state: now, dues } = rollForward(state, on);
  const day = now.status === 'open' ? now.accruedTo : on;
  const running = now.status === 'open' ? runningInterest(now) : fen(0n);
  const mature = isMature(now);
  const accruedInterest = mature ? fen(0n) : running;
  const penaltyInterest = mature ? running : fen(0n);
  const maturedBefore = mature && now.principal > 0n && maturityOf(now) < day;
  const overdueInterest = sumFen(
    [...unpaid, ...dues].filter((due) => due.dueOn < day).map((due) => due.interest),
  );
  return {
    on: day,
    principal: now.principal,
    dueInterest: now.dueInterest,
    accruedInterest,
    penaltyInterest,
    payoff: fen(now.principal + now.dueInterest + running),
    due: fen(now.dueInterest + (mature ? now.principal + penaltyInterest : 0n)),
    overdue: fen(overdueInterest + (maturedBefore ? now.principal + penaltyInterest : 0n)),
    dpd: dpdOn(now.oldestDueOn, day),
  };
}

/**
 * What is unpaid, and every installment still to fall due, if nothing is repaid early from `state` on.
 * Pure: the same engine that will charge it. On the drawing day it is the plan as agreed.
 */
export function computeUpcoming(state: LoanState, unpaid: readonly Due[]): Upcoming[] {
  if (state.status === 'closed') return [];
  const { termMonths } = state;
  const dues = [...unpaid, ...rollForward(state, maturityOf(state)).dues];
  const numbers = new Set([...unpaid.map((due) => due.n), termMonths]);
  for (let n = state.nextN; n < termMonths; n += 1) numbers.add(n);
  return [...numbers]
    .sort((a, b) => a - b)
    .map((n) => ({
      n,
      dueOn: dueDate(state.drawnOn, n),
      principal: n === termMonths ? state.principal : fen(0n),
      interest: dues.find((due) => due.n === n)?.interest ?? fen(0n),
    }));
}
