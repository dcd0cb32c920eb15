import assert from 'node:assert/strict';
import type { RailAnswer } from '../connectors/index.ts';
import { appendEvents, type NewEvent } from '../events/index.ts';
import type { Fen, Id, Instant } from '../kernel/index.ts';
import { account, credit, debit, type Line, type NewEntry, postAll } from '../ledger/index.ts';
import { reducePrincipal } from '../lending/index.ts';
import { getBusinessDate, type Tx } from '../platform/index.ts';
import { type Allocated, type Allocation, allocate } from './allocate.ts';
import { accrualEntry, moveOn } from './move-on.ts';
import { findKept, type KeptRepayment, markFailed, markSettled } from './repayments.ts';
import { isMature, type LoanState } from './roll-forward.ts';
import { listUnpaidDues, lockState, payDues, saveStates, setCollecting } from './store.ts';

/**
 * What an answer of the rail did. `contradicts`: the rail says the opposite of what it said before,
 * nothing was changed and a person must look.
 */
export type Applied = 'settled' | 'failed' | 'pending' | 'exists' | 'not_found' | 'contradicts';

/** The id under which the rail knows the one collection of a repayment. */
export const collectIdOf = (id: Id<'repayment'>): string => `collect:${id}`;

/** The repayment behind an order id of a rail; `undefined` when the order is not a collection. */
export const repaymentOfOrder = (orderId: string): Id<'repayment'> | undefined =>
  orderId.startsWith('collect:')
    ? (orderId.slice('collect:'.length) as Id<'repayment'>)
    : undefined;

const lineIf = (make: typeof debit, code: Line['account'], amount: Fen): Line[] =>
  amount > 0n ? [make(code, amount)] : [];

/** The money is in; the debts it met are gone. */
const collectionEntry = (
  state: LoanState,
  repayment: KeptRepayment,
  met: Allocation,
  bookedOn: NewEntry['bookedOn'],
): NewEntry => ({
  id: `repayment:${repayment.id}`,
  kind: 'repayment',
  on: repayment.valueOn,
  bookedOn,
  about: { loan: state.loanId, repayment: repayment.id },
  lines: [
    debit(account.funderCash(state.funderId), repayment.amountFen),
    ...lineIf(
      credit,
      account.interestReceivable(state.loanId),
      (met.dueInterest + met.accruedInterest) as Fen,
    ),
    ...lineIf(credit, account.penaltyReceivable(state.loanId), met.penaltyInterest),
    ...lineIf(credit, account.loanPrincipal(state.loanId), met.principal),
  ],
});

function entriesOf(
  state: LoanState,
  repayment: KeptRepayment,
  { allocation, unbooked }: Allocated,
  bookedOn: NewEntry['bookedOn'],
): NewEntry[] {
  const entry = collectionEntry(state, repayment, allocation, bookedOn);
  if (unbooked === 0n) return [entry];
  const rounding = { on: repayment.valueOn, amount: unbooked, penalty: isMature(state) };
  return [accrualEntry(state, `accrual-rounding:${repayment.id}`, rounding, bookedOn), entry];
}

function eventsOf(repayment: KeptRepayment, closed: boolean, at: Instant): NewEvent[] {
  const { borrowerId, loanId, id, amountFen, valueOn: on } = repayment;
  const known = { borrowerId, occurredAt: at, source: 'open310', rawId: null } as const;
  const repaid: NewEvent = {
    ...known,
    id: `open310:repayment:${id}`,
    kind: 'loan.repaid',
    data: { loanId, repaymentId: id, amountFen, on },
  };
  if (!closed) return [repaid];
  return [
    repaid,
    { ...known, id: `open310:loan:${loanId}:closed`, kind: 'loan.closed', data: { loanId, on } },
  ];
}

async function settle(
  tx: Tx,
  kept: LoanState,
  repayment: KeptRepayment,
  railRef: string,
  at: Instant,
): Promise<void> {
  const today = await getBusinessDate(tx);
  const { rolled } = await moveOn(tx, [kept], repayment.valueOn, { on: today, at });
  const state = rolled[0]?.state;
  assert(state && state.accruedTo === repayment.valueOn, 'the loan stood still for this repayment');
  const done = allocate(state, await listUnpaidDues(tx, state), repayment.amountFen);
  await postAll(tx, entriesOf(state, repayment, done, today));
  if (done.paid.length > 0) await payDues(tx, state, done.paid);
  await setCollecting(tx, state.loanId, null);
  await saveStates(tx, [done.state]);
  if (done.allocation.principal > 0n) {
    const left = await reducePrincipal(
      tx,
      state.loanId,
      done.allocation.principal,
      repayment.valueOn,
    );
    assert.equal(left, done.state.principal, 'lending and servicing agree on what is outstanding');
  }
  assert.equal(await markSettled(tx, repayment.id, railRef, done.allocation, at), 1);
  await appendEvents(tx, eventsOf(repayment, done.state.status === 'closed', at), at);
}

/** Whether a final answer says what was decided before. */
const agrees = (repayment: KeptRepayment, answer: RailAnswer): boolean =>
  repayment.status === 'settled' ? answer.status === 'settled' : answer.status === 'rejected';

/**
 * Ends a repayment by the rail's answer: settled, the money meets the debts as of the day it was
 * asked for; rejected, it failed and nothing that is owed changes. May be told many times, by the
 * path, the safety net and notices in any order: the first takes effect, the others find it done.
 */
export async function applyRepayment(
  tx: Tx,
  repaymentId: Id<'repayment'>,
  answer: RailAnswer,
  at: Instant,
): Promise<Applied> {
  const found = await findKept(tx, repaymentId);
  if (!found) return 'not_found';
  const kept = await lockState(tx, found.loanId); // Decides who is first.
  const repayment = await findKept(tx, repaymentId);
  assert(kept && repayment);
  if (answer.status === 'accepted') return repayment.status === 'collecting' ? 'pending' : 'exists';
  if (repayment.status !== 'collecting')
    return agrees(repayment, answer) ? 'exists' : 'contradicts';
  assert.equal(kept.collectingId, repaymentId);
  if (answer.status === 'settled') {
    await settle(tx, kept, repayment, answer.railRef, at);
    return 'settled';
  }
  await setCollecting(tx, kept.loanId, null);
  assert.equal(await markFailed(tx, repaymentId, answer.reason, at), 1);
  return 'failed';
}
