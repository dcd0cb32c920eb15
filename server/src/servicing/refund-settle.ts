import assert from 'node:assert/strict';
import { type Id, type Instant, parseId } from '../kernel/index.ts';
import {
  type Clock,
  type Database,
  getBookingDate,
  type Log,
  type Tx,
  type Vault,
  type Workflows,
} from '../platform/index.ts';
import type { PayoutRail, TransferAnswer } from '../rails/index.ts';
import type { Applied } from './apply-repayment.ts';
import { firstOpenDay } from './closed-periods.ts';
import { findHistory } from './loan-history.ts';
import { type KeptState, lockState } from './loan-states.ts';
import { recordEvent } from './record-event.ts';
import { endRefund, findKeptRefund, type KeptRefund } from './refunds.ts';

/** What refunding works with. */
export interface RefundDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly rail: PayoutRail;
  readonly workflows: Workflows;
  readonly log: Log;
  /** A refund not settled in the path is looked after again after this. Default: 5 s. */
  readonly settleAfterMs?: number;
}

/** The id under which the rail knows the one transfer of a refund. */
export const refundIdOf = (id: Id<'refund'>): string => `refund:${id}`;

/** The refund behind an order id of a rail; `undefined` when the order is none. */
export const refundOfOrder = (orderId: string): Id<'refund'> | undefined =>
  orderId.startsWith('refund:') ? parseId('refund', orderId.slice('refund:'.length)) : undefined;

export const settleRefundId = (id: Id<'refund'>): string => `settle-refund:${id}`;

/** The money is out: the borrower's claim is met, from the day it was asked for or the first open one. */
async function record(tx: Tx, kept: KeptState, refund: KeptRefund, at: Instant): Promise<void> {
  const today = await getBookingDate(tx);
  const history = await findHistory(tx, kept.loanId);
  assert(history, `${kept.loanId} has no history`);
  const open = await firstOpenDay(tx);
  const on = open !== undefined && refund.valueOn < open ? open : refund.valueOn;
  const event = { id: refund.id, type: 'refund', on, amount: refund.amountFen } as const;
  await recordEvent(tx, kept, history, { event, byWhom: refund.byWhom, at }, today);
}

/** An answer about a refund that has ended: said before, or the opposite of it. */
function again(deps: RefundDeps, refund: KeptRefund, answer: TransferAnswer): Applied {
  const said = answer.status === 'rejected' ? 'failed' : answer.status;
  if (said === 'accepted' || said === refund.status) return 'exists';
  deps.log.error('refund.contradicted', { refundId: refund.id, stored: refund.status, said });
  return 'contradicts';
}

/**
 * Ends a refund by the rail's answer: settled, the money is no longer held for the borrower; rejected,
 * it stays the borrower's. May be told many times, by the path, the safety net and notices in any
 * order: the first takes effect, the others find it done.
 */
export async function settleRefund(
  deps: RefundDeps,
  tx: Tx,
  orderId: string,
  answer: TransferAnswer,
  at: Instant = deps.clock.now(),
): Promise<Applied> {
  const refundId = refundOfOrder(orderId);
  const found = refundId && (await findKeptRefund(tx, refundId));
  if (!found) return 'not_found';
  const kept = await lockState(tx, found.loanId); // Decides who is first.
  const refund = await findKeptRefund(tx, found.id);
  assert(kept && refund);
  if (refund.status !== 'paying') return again(deps, refund, answer);
  if (answer.status === 'accepted') return 'pending';
  await deps.workflows.forget(tx, settleRefundId(refund.id));
  if (answer.status === 'settled') {
    await record(tx, kept, refund, at);
    assert.equal(await endRefund(tx, refund.id, { railRef: answer.railRef }, at), 1);
    return 'settled';
  }
  assert.equal(await endRefund(tx, refund.id, { reason: answer.reason }, at), 1);
  return 'failed';
}
