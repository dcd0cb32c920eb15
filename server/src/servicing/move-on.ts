import assert from 'node:assert/strict';
import { appendEvents, type NewEvent } from '../events/index.ts';
import {
  type BusinessDate,
  type Fen,
  fen,
  type Instant,
  startOfDay,
  sumFen,
} from '../kernel/index.ts';
import { account, credit, debit, type NewEntry, postAll } from '../ledger/index.ts';
import type { Tx } from '../platform/index.ts';
import { type DayAccrual, type LoanState, type Rolled, rollForward } from './roll-forward.ts';
import { insertDues, saveStates } from './store.ts';

/** What moving loans on in time came to. Amounts in fen. */
export interface Moved {
  readonly loans: number;
  readonly accrued: Fen;
  /** Interest that fell due. */
  readonly due: Fen;
  /** Loans past due on the day they were moved to. */
  readonly delinquent: number;
}

/** Interest earned by the lender: owed by the borrower, whether asked for yet or not. */
export const accrualEntry = (
  state: Pick<LoanState, 'loanId'>,
  id: string,
  { on, amount, penalty }: DayAccrual,
  bookedOn: BusinessDate,
): NewEntry => ({
  id,
  kind: penalty ? 'penalty.accrued' : 'interest.accrued',
  on,
  bookedOn,
  about: { loan: state.loanId },
  lines: penalty
    ? [
        debit(account.penaltyReceivable(state.loanId), amount),
        credit(account.penaltyIncome(), amount),
      ]
    : [
        debit(account.interestReceivable(state.loanId), amount),
        credit(account.interestIncome(), amount),
      ],
});

const entriesOf = ({ state, accruals }: Rolled, bookedOn: BusinessDate): NewEntry[] =>
  // One a loan and day, named after both: a second booking of a day answers 'exists'.
  accruals.map((day) => accrualEntry(state, `accrual:${state.loanId}:${day.on}`, day, bookedOn));

const eventsOf = ({ state, delinquent }: Rolled): NewEvent[] =>
  delinquent.map(({ on, dpd }) => ({
    id: `open310:loan:${state.loanId}:delinquent:${on}`,
    kind: 'loan.delinquent',
    borrowerId: state.borrowerId,
    occurredAt: startOfDay(on),
    source: 'open310',
    rawId: null,
    data: { loanId: state.loanId, dpd, on },
  }));

/**
 * Moves locked loans on to the morning of `to`: accrual booked day by day, interest fallen due,
 * delinquency told once a day. A handful of statements however many loans; all of it or none.
 * @param states - Locked by `tx`.
 * @returns The new states, in the same order, and what it came to.
 */
export async function moveOn(
  tx: Tx,
  states: readonly LoanState[],
  to: BusinessDate,
  booked: { readonly on: BusinessDate; readonly at: Instant },
): Promise<{ readonly rolled: readonly Rolled[]; readonly moved: Moved }> {
  const rolled = states.map((state) => rollForward(state, to));
  const behind = rolled.filter((r, i) => r.state !== states[i]);
  if (behind.length > 0) {
    await postAll(
      tx,
      behind.flatMap((r) => entriesOf(r, booked.on)),
    );
    const dues = behind.flatMap(({ state: { borrowerId, loanId }, dues }) =>
      dues.map((due) => ({ ...due, borrowerId, loanId })),
    );
    if (dues.length > 0) await insertDues(tx, dues);
    const saved = await saveStates(
      tx,
      behind.map((r) => r.state),
    );
    assert.equal(saved, behind.length, 'a state that was locked is gone');
    const events = behind.flatMap(eventsOf);
    if (events.length > 0) await appendEvents(tx, events, booked.at);
  }
  return {
    rolled,
    moved: {
      loans: behind.length,
      accrued: sumFen(behind.flatMap((r) => r.accruals.map((a) => a.amount))),
      due: sumFen(behind.flatMap((r) => r.dues.map((d) => fen(d.interest)))),
      delinquent: behind.filter((r) => r.state.dpd > 0).length,
    },
  };
}
