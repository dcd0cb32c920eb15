import type { Id, Json } from '../kernel/index.ts';
import type { WorkflowDefinition } from '../platform/index.ts';
import {
  type RailAnswer,
  type RailAnswerJson,
  RailUnanswered,
  railAnswerFromJson,
  railAnswerToJson,
} from '../rails/index.ts';
import { applyAnswer, collectOrderOf, type RepaymentDeps, SETTLE_REPAYMENT } from './repay.ts';
import { findKept } from './repayments.ts';

const ASK_AGAIN_MS = [2_000, 5_000, 15_000, 60_000]; // Then every five minutes.
const ROUNDS = 2_000; // A week; a repayment older than that is on the operator's list.

type Asked = RailAnswerJson | { readonly status: 'ended' } | { readonly status: 'unanswered' };

/** What the rail says now. It is asked first; the order is sent again only when it does not know it. */
async function ask(deps: RepaymentDeps, repaymentId: Id<'repayment'>): Promise<Asked> {
  const repayment = await findKept(deps.db, repaymentId);
  if (repayment?.status !== 'collecting') return { status: 'ended' };
  const order = collectOrderOf(deps, repayment);
  try {
    const known = await deps.rail.queryCollect(order.id, order);
    const answer: RailAnswer =
      known.status === 'not_found' ? await deps.rail.collect(order) : known;
    return railAnswerToJson(answer);
  } catch (error) {
    if (!(error instanceof RailUnanswered)) throw error;
    deps.log.warn('repayment.unanswered', { repaymentId });
    return { status: 'unanswered' };
  }
}

/**
 * The safety net under a repayment: asks the rail what became of the collection, sends it again under
 * the same id when the rail does not know it, and applies the answer. Never gives up silently.
 */
export const settleRepaymentWorkflow = (deps: RepaymentDeps): WorkflowDefinition => ({
  name: SETTLE_REPAYMENT,
  run: async (flow, input) => {
    const { repaymentId } = input as { readonly repaymentId: Id<'repayment'> };
    for (let round = 0; round < ROUNDS; round += 1) {
      const asked = await flow.call(
        `ask.v1.${round}`,
        async (): Promise<Json> => ({ ...(await ask(deps, repaymentId)) }),
      );
      const answer = asked as unknown as Asked;
      if (answer.status === 'ended') return;
      if (answer.status === 'settled' || answer.status === 'rejected') {
        const said = railAnswerFromJson(answer);
        await flow.commit('apply.v1', (tx) => applyAnswer(deps, tx, repaymentId, said));
        return;
      }
      await flow.sleep(ASK_AGAIN_MS[round] ?? 300_000);
    }
    deps.log.error('repayment.not_settled', { repaymentId, rounds: ROUNDS });
  },
});
