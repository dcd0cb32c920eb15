import assert from 'node:assert/strict';
import type { BusinessDate, Fen, Id, Instant } from '../kernel/index.ts';
import { getBookingDate, type Tx } from '../platform/index.ts';
import { type AskedAmount, type RailAnswer, settledAmount } from '../rails/index.ts';
import { firstOpenDay } from './closed-periods.ts';
import { findHistory } from './loan-history.ts';
import { type KeptState, lockState, setCollecting } from './loan-states.ts';
import { recordEvent } from './record-event.ts';
import { findKept, type KeptRepayment, markFailed, markSettled } from './repayments.ts';

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

/**
 * Money that came meets the debts of the day it was asked for, whatever end of day did in between:
 * the loan is played again from that day. A day whose period is closed by now is the first open one.
 */
async function settle(
  tx: Tx,
  kept: KeptState,
  repayment: KeptRepayment,
  { railRef, amount }: { readonly railRef: string; readonly amount: Fen },
  at: Instant,
): Promise<void> {
  const today = await getBookingDate(tx);
  const history = await findHistory(tx, kept.loanId);
  assert(history, `${kept.loanId} has no history`);
  const on = await valueDateOf(tx, repayment.valueOn);
  const event = { id: repayment.id, type: 'repayment', on, amount } as const;
  const byWhom = repayment.byMandate ? 'mandate' : 'borrower';
  await setCollecting(tx, kept.loanId, null);
  const { met } = await recordEvent(tx, kept, history, { event, byWhom, at }, today);
  assert(met, 'a repayment that is recorded counts');
  assert.equal(await markSettled(tx, repayment.id, railRef, amount, met, at), 1);
}

const askedOf = ({ amountFen: amount, atLeastFen: atLeast }: KeptRepayment): AskedAmount =>
  atLeast === null ? { amount } : { amount, atLeast };

async function valueDateOf(tx: Tx, wanted: BusinessDate): Promise<BusinessDate> {
  const open = await firstOpenDay(tx);
  return open !== undefined && wanted < open ? open : wanted;
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
    const amount = settledAmount(askedOf(repayment), answer);
    if (amount === undefined) return 'contradicts'; // Money that was not asked for: a person looks.
    await settle(tx, kept, repayment, { railRef: answer.railRef, amount }, at);
    return 'settled';
  }
  await setCollecting(tx, kept.loanId, null);
  assert.equal(await markFailed(tx, repaymentId, answer.reason, at), 1);
  return 'failed';
}
