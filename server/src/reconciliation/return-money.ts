import assert from 'node:assert/strict';
import { type Id, parseId } from '../kernel/index.ts';
import { account, credit, debit, post } from '../ledger/index.ts';
import {
  errorFields,
  getBookingDate,
  type Tx,
  type WorkflowDefinition,
} from '../platform/index.ts';
import { RailUnanswered, type TransferAnswer, type TransferOrder } from '../rails/index.ts';
import type { Applied } from '../servicing/index.ts';
import { endReturn, findReturn, type KeptReturn, lockReturn } from './clearances.ts';
import type { ClearDeps } from './deps.ts';
import { clearItem, insertAct, lockItem, setItemState } from './items.ts';

export const SETTLE_RETURN = 'reconciliation.settle-return.v1';
export const settleReturnId = (id: Id<'return'>): string => `settle-return:${id}`;
const returnIdOf = (id: Id<'return'>): string => `return:${id}`;
export const payeeBoundTo = (id: Id<'return'>): string => `reconciliation.returns.payee:${id}`;

/** The return behind an order id of a rail; `undefined` when the order is none. */
const returnOfOrder = (orderId: string): Id<'return'> | undefined =>
  orderId.startsWith('return:') ? parseId('return', orderId.slice('return:'.length)) : undefined;

/** The same order however often it is sent: the rail pays an id once. */
function orderFor(deps: ClearDeps, kept: KeptReturn): TransferOrder {
  assert(kept.payeeSealed, 'a decided return is not paid');
  return {
    id: returnIdOf(kept.id),
    to: JSON.parse(deps.vault.open(kept.payeeSealed, payeeBoundTo(kept.id))) as TransferOrder['to'],
    amount: kept.amountFen,
    purpose: 'open310 来款退回',
    on: kept.onDay,
  };
}

/** The money is out: what was owed to whoever sent it is owed no more. */
async function bookReturned(deps: ClearDeps, tx: Tx, kept: KeptReturn): Promise<void> {
  const today = await getBookingDate(tx);
  await post(tx, {
    ...{ id: returnIdOf(kept.id), kind: 'suspense.returned', on: today, bookedOn: today },
    about: { item: kept.itemId, return: kept.id },
    lines: [
      debit(account.suspense(), kept.amountFen),
      credit(account.funderCash(deps.funderId), kept.amountFen),
    ],
  });
}

/**
 * Ends a return by the rail's answer: settled, the item is cleared and the money is out of suspense;
 * rejected, the item is open again. May be told many times, in any order: the first takes effect.
 */
export async function settleReturn(
  deps: ClearDeps,
  tx: Tx,
  orderId: string,
  answer: TransferAnswer,
): Promise<Applied> {
  const id = returnOfOrder(orderId);
  const kept = id && (await lockReturn(tx, id));
  if (!kept) return 'not_found';
  if (kept.status !== 'paying') {
    const said = answer.status === 'rejected' ? 'failed' : answer.status;
    if (said === 'accepted' || said === kept.status) return 'exists';
    deps.log.error('return.contradicted', { returnId: kept.id, stored: kept.status, said });
    return 'contradicts';
  }
  if (answer.status === 'accepted') return 'pending';
  const item = await lockItem(tx, kept.itemId);
  assert(item?.state === 'returning', `${kept.itemId} is not on its way back`);
  const at = deps.clock.now();
  const stamp = { byWhom: 'rail', on: await getBookingDate(tx), at };
  await deps.workflows.forget(tx, settleReturnId(kept.id));
  if (answer.status === 'settled') {
    await bookReturned(deps, tx, kept);
    await endReturn(tx, kept.id, { railRef: answer.railRef }, at);
    await clearItem(tx, item.id, 'return', stamp);
    await insertAct(tx, item.id, 'returned', stamp, { railRef: answer.railRef });
    return 'settled';
  }
  await endReturn(tx, kept.id, { reason: answer.reason }, at);
  await setItemState(tx, item.id, 'open');
  await insertAct(tx, item.id, 'return_failed', stamp, { reason: answer.reason });
  return 'failed';
}

/** Sends the money. No answer is no failure: the settle workflow finds out. */
export async function payReturn(deps: ClearDeps, id: Id<'return'>): Promise<void> {
  const kept = await findReturn(deps.db, id);
  if (kept?.status !== 'paying') return;
  const order = orderFor(deps, kept);
  let answer: TransferAnswer;
  try {
    answer = await deps.rail.transfer(order);
  } catch (error) {
    if (!(error instanceof RailUnanswered)) throw error;
    deps.log.warn('return.unanswered', { returnId: id, ...errorFields(error) });
    return;
  }
  if (answer.status === 'accepted') return;
  await deps.db.tx((tx) => settleReturn(deps, tx, order.id, answer));
}

const ASK_AGAIN_MS = [2_000, 5_000, 15_000, 60_000]; // Then every five minutes.
const ROUNDS = 2_000; // A week; a return older than that stays on the page as on its way.

type Asked = TransferAnswer | { readonly status: 'ended' } | { readonly status: 'unanswered' };

/** What the rail says now. It is asked first; the order is sent again only when it does not know it. */
async function ask(deps: ClearDeps, id: Id<'return'>): Promise<Asked> {
  const kept = await findReturn(deps.db, id);
  if (kept?.status !== 'paying') return { status: 'ended' };
  const order = orderFor(deps, kept);
  try {
    const known = await deps.rail.queryTransfer(order.id);
    return known.status === 'not_found' ? await deps.rail.transfer(order) : known;
  } catch (error) {
    if (!(error instanceof RailUnanswered)) throw error;
    deps.log.warn('return.unanswered', { returnId: id });
    return { status: 'unanswered' };
  }
}

/** The safety net under a return: asks the rail what became of it until it says. */
export const settleReturnWorkflow = (deps: ClearDeps): WorkflowDefinition => ({
  name: SETTLE_RETURN,
  run: async (flow, input) => {
    const { returnId } = input as { readonly returnId: Id<'return'> };
    for (let round = 0; round < ROUNDS; round += 1) {
      const answer = await flow.call(`ask.v1.${round}`, () => ask(deps, returnId));
      if (answer.status === 'ended') return;
      if (answer.status === 'settled' || answer.status === 'rejected') {
        await flow.commit('settle.v1', (tx) =>
          settleReturn(deps, tx, returnIdOf(returnId), answer),
        );
        return;
      }
      await flow.sleep(ASK_AGAIN_MS[round] ?? 300_000);
    }
    deps.log.error('return.not_settled', { returnId, rounds: ROUNDS });
  },
});
