import fc from 'fast-check';
import {
  addDays,
  type BusinessDate,
  businessDate,
  type Fen,
  fen,
  type Id,
  rateE9,
  sumFen,
} from '../kernel/index.ts';
import { type LoanTerms, maturityOf, penaltyRateOf } from '../lending/index.ts';
import { type Allocation, allocate } from './allocate.ts';
import { computeOwed } from './owed.ts';
import { type Due, firstState, type LoanState, rollForward } from './roll-forward.ts';

/** Terms of any loan that servicing may meet, small ones included. */
export const someTerms: fc.Arbitrary<LoanTerms> = fc.record({
  principal: fc
    .oneof(fc.bigInt({ min: 1n, max: 3_000n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
    .map(fen),
  annualRate: fc.bigInt({ min: 0n, max: 360_000_000n }).map(rateE9),
  dayCount: fc.constantFrom('act/360' as const, 'act/365' as const),
  drawnOn: fc.nat(400).map((n) => addDays(businessDate('2027-01-04'), n)),
  termMonths: fc.constantFrom(1, 3, 6, 12),
  repayment: fc.constant('interestOnly' as const),
});

export const stateOf = (terms: LoanTerms, on = terms.drawnOn): LoanState =>
  firstState(
    {
      ...terms,
      penaltyRate: terms.penaltyRate ?? penaltyRateOf(terms.annualRate),
      loanId: `loan_${'0'.repeat(32)}` as Id<'loan'>,
      borrowerId: `borrower_${'0'.repeat(32)}` as Id<'borrower'>,
      funderId: 'own',
    },
    on,
  );

/** A loan with its dues, its books and what was paid: the database in memory. */
export interface Played {
  readonly state: LoanState;
  readonly unpaid: readonly Due[];
  /** Interest in the books, accrual and rounding together. */
  readonly booked: Fen;
  readonly met: readonly Allocation[];
}

export const start = (state: LoanState): Played => ({
  state,
  unpaid: [],
  booked: fen(0n),
  met: [],
});

/** The loan on the morning of `to`, nothing paid in between. */
export function wait(played: Played, to: BusinessDate): Played {
  const { state, accruals, dues } = rollForward(played.state, to);
  const booked = fen(played.booked + sumFen(accruals.map((a) => a.amount)));
  return { ...played, state, unpaid: [...played.unpaid, ...dues], booked };
}

/** A repayment of at most what is owed, on the day the loan stands on. */
export function repay(played: Played, amount: Fen): Played {
  const { state, allocation, paid, unbooked } = allocate(played.state, played.unpaid, amount);
  const unpaid = played.unpaid
    .map((due) => {
      const part = paid.find((p) => p.n === due.n)?.amount ?? 0n;
      return { ...due, interest: fen(due.interest - part) };
    })
    .filter((due) => due.interest > 0n);
  return {
    state,
    unpaid,
    booked: fen(played.booked + unbooked),
    met: [...played.met, allocation],
  };
}

export const owedNow = ({ state, unpaid }: Played) => computeOwed(state, unpaid, state.accruedTo);

export const repayAll = (played: Played): Played => repay(played, owedNow(played).payoff);

export const interestPaid = ({ met }: Played): Fen =>
  sumFen(met.flatMap((a) => [a.dueInterest, a.accruedInterest, a.penaltyInterest]));

/** A step of a borrower's life: wait so many days, then pay so many parts in a thousand of what is owed. */
export interface Step {
  readonly days: number;
  readonly share: number;
}

export const someSteps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ days: fc.nat(90), share: fc.oneof(fc.nat(1000), fc.nat(20)) }),
  { maxLength: 12 },
);

export function play(from: Played, { days, share }: Step, latest?: BusinessDate): Played {
  const to = addDays(from.state.accruedTo, days);
  const waited = wait(from, latest !== undefined && latest < to ? latest : to);
  const amount = fen((owedNow(waited).payoff * BigInt(share)) / 1000n);
  return waited.state.status === 'open' && amount > 0n ? repay(waited, amount) : waited;
}

/** A life that ends with everything repaid, `days` after its last step. */
export function playToEnd(terms: LoanTerms, steps: readonly Step[], days: number): Played {
  const before = steps.reduce<Played>((p, step) => play(p, step), start(stateOf(terms)));
  if (before.state.status === 'closed') return before;
  return repayAll(wait(before, addDays(before.state.accruedTo, days)));
}

/** A life that keeps the contract: dues are paid on their day, the rest at maturity at the latest. */
export function playOnTime(terms: LoanTerms, early: readonly Step[]): Played {
  const last = maturityOf(terms);
  const left = [...early];
  let now = start(stateOf(terms));
  while (now.state.status === 'open') {
    const dueOn = now.state.nextDueOn ?? last;
    const step = left.shift();
    if (step) now = play(now, step, dueOn);
    else now = wait(now, dueOn);
    const { dueInterest } = owedNow(now);
    if (now.state.status === 'open' && dueInterest > 0n) now = repay(now, dueInterest);
    if (now.state.status === 'open' && now.state.accruedTo === last) now = repayAll(now);
  }
  return now;
}
