import type { Id } from '../kernel/index.ts';
import type { WorkflowDefinition } from '../platform/index.ts';
import { RailUnanswered, type TransferAnswer } from '../rails/index.ts';
import { refundOrderOf, SETTLE_REFUND } from './refund.ts';
import { type RefundDeps, refundIdOf, settleRefund } from './refund-settle.ts';
import { findKeptRefund } from './refunds.ts';

const ASK_AGAIN_MS = [2_000, 5_000, 15_000, 60_000]; // Then every five minutes.
const ROUNDS = 2_000; // A week; a refund older than that is on the operator's list.

type Asked = TransferAnswer | { readonly status: 'ended' } | { readonly status: 'unanswered' };

/** What the rail says now. It is asked first; the order is sent again only when it does not know it. */
async function ask(deps: RefundDeps, refundId: Id<'refund'>): Promise<Asked> {
  const refund = await findKeptRefund(deps.db, refundId);
  if (refund?.status !== 'paying') return { status: 'ended' };
  const order = refundOrderOf(deps, refund);
  try {
    const known = await deps.rail.queryTransfer(order.id);
    return known.status === 'not_found' ? await deps.rail.transfer(order) : known;
  } catch (error) {
    if (!(error instanceof RailUnanswered)) throw error;
    deps.log.warn('refund.unanswered', { refundId });
    return { status: 'unanswered' };
  }
}

/**
 * The safety net under a refund: asks the rail what became of the transfer, sends it again under the
 * same id when the rail does not know it, and settles by the answer. Never gives up silently.
 */
export const settleRefundWorkflow = (deps: RefundDeps): WorkflowDefinition => ({
  name: SETTLE_REFUND,
  run: async (flow, input) => {
    const { refundId } = input as { readonly refundId: Id<'refund'> };
    for (let round = 0; round < ROUNDS; round += 1) {
      const answer = await flow.call(`ask.v1.${round}`, () => ask(deps, refundId));
      if (answer.status === 'ended') return;
      if (answer.status === 'settled' || answer.status === 'rejected') {
        await flow.commit('settle.v1', (tx) =>
          settleRefund(deps, tx, refundIdOf(refundId), answer),
        );
        return;
      }
      await flow.sleep(ASK_AGAIN_MS[round] ?? 300_000);
    }
    deps.log.error('refund.not_settled', { refundId, rounds: ROUNDS });
  },
});
