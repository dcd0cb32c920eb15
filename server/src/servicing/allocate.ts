import assert from 'node:assert/strict';
import { type Fen, fen, noInterest, sumFen } from '../kernel/index.ts';
import { maturityOf } from '../lending/index.ts';
import { runningInterest } from './owed.ts';
import { type Due, dpdOn, isMature, type LoanState } from './roll-forward.ts';

/** Which debts one repayment met. Unit: fen each; they add up to the repayment. */
export interface Allocation {
  readonly dueInterest: Fen;
  readonly accruedInterest: Fen;
  readonly penaltyInterest: Fen;
  readonly principal: Fen;
}

/** A loan after a repayment. */
export interface Allocated {
  readonly state: LoanState;
  readonly allocation: Allocation;
  /** What each due received, oldest first. */
  readonly paid: readonly { readonly n: number; readonly amount: Fen }[];
  /** Interest that rounding made due beyond what is booked day by day: 0 or 1 fen, to be booked. */
  readonly unbooked: Fen;
}

const least = (a: Fen, b: Fen): Fen => (a < b ? a : b);

/** Pays dues oldest first. */
function payDues(unpaid: readonly Due[], amount: Fen) {
  const paid: { n: number; amount: Fen }[] = [];
  const rest: Due[] = [];
  let left = amount;
  for (const due of unpaid.toSorted((a, b) => a.n - b.n)) {
    const part = least(due.interest, left);
    left = fen(left - part);
    if (part > 0n) paid.push({ n: due.n, amount: part });
    if (part < due.interest) rest.push({ ...due, interest: fen(due.interest - part) });
  }
  return { paid, rest, left };
}

/**
 * Lets a repayment meet the debts of a loan, on the day it stands on: interest that fell due (oldest
 * first), interest accrued to this day (it falls due by being paid), principal. Pure.
 * @param unpaid - The dues behind `state.dueInterest`.
 * @param amount - Unit: fen, `> 0`, at most the payoff.
 */
export function allocate(state: LoanState, unpaid: readonly Due[], amount: Fen): Allocated {
  assert(state.status === 'open' && amount > 0n);
  assert.equal(
    sumFen(unpaid.map((due) => due.interest)),
    state.dueInterest,
    'dues are not the sum',
  );
  const { paid, rest, left } = payDues(unpaid, amount);
  const running = least(runningInterest(state), left);
  const principal = fen(left - running);
  assert(principal <= state.principal, 'a repayment never meets more than is owed');
  const mature = isMature(state);
  const periodPaid = fen(state.periodPaid + running);
  const unbooked = fen(periodPaid > state.periodBooked ? periodPaid - state.periodBooked : 0n);
  const outstanding = fen(state.principal - principal);
  const oldest = rest[0]?.dueOn ?? (mature && outstanding > 0n ? maturityOf(state) : null);
  const after: LoanState = {
    ...state,
    principal: outstanding,
    periodPaid,
    periodBooked: fen(state.periodBooked + unbooked),
    dueInterest: sumFen(rest.map((due) => due.interest)),
    oldestDueOn: oldest,
    dpd: dpdOn(oldest, state.accruedTo),
  };
  return {
    state: outstanding > 0n ? after : close(after),
    allocation: {
      dueInterest: fen(amount - left),
      accruedInterest: mature ? fen(0n) : running,
      penaltyInterest: mature ? running : fen(0n),
      principal,
    },
    paid,
    unbooked,
  };
}

/** Interest comes before principal: when none of this is left, nothing is. */
function close(state: LoanState): LoanState {
  assert(state.dueInterest === 0n && state.oldestDueOn === null);
  assert(state.periodBooked === state.periodPaid, 'a closed loan leaves nothing booked and unpaid');
  return { ...state, status: 'closed', accrued: noInterest(state.dayCount) };
}
