import { createHash } from 'node:crypto';
import { type Id, type Instant, ok, type Result, refuse } from '../kernel/index.ts';
import { type Tx, txOrRefuse, type WorkflowDefinition } from '../platform/index.ts';
import { attemptId, enqueueAttempt } from './add-message.ts';
import {
  type DeliveryState,
  listToReplay,
  lockDelivery,
  updateDelivery,
} from './delivery-queries.ts';
import type { Owner, WebhookDeps } from './deps.ts';
import { findEndpoint, lockEndpoint } from './endpoint-queries.ts';

const REPLAY_WORKFLOW = 'webhooks.replay.v1';
const AT_ONCE = 100;

interface Off {
  readonly code: 'webhook_off';
}
export type ReplayRefusal = Off | { readonly code: 'delivery_not_found' };
export type SpanRefusal = Off | { readonly code: 'webhook_not_found' };

/** Sends a delivery again from its beginning, whatever it came to; one that waits goes at once. */
export function replayDelivery(
  deps: WebhookDeps,
  whose: Owner | 'all',
  id: string,
): Promise<Result<{ readonly id: Id<'delivery'> }, ReplayRefusal>> {
  return txOrRefuse<{ readonly id: Id<'delivery'> }, ReplayRefusal>(deps.db, async (tx) => {
    const delivery = await lockDelivery(tx, id);
    const endpoint = delivery && (await findEndpoint(tx, delivery.endpointId));
    if (!endpoint || (whose !== 'all' && endpoint.owner !== whose)) {
      return refuse({ code: 'delivery_not_found' });
    }
    if (endpoint.state === 'off') return refuse({ code: 'webhook_off' });
    await again(deps, tx, delivery.id);
    return ok({ id: delivery.id });
  });
}

/** Begins a delivery anew. An attempt that was awaited is no longer: it finds another number and does nothing. */
async function again(deps: WebhookDeps, tx: Tx, id: Id<'delivery'>): Promise<void> {
  const delivery = await lockDelivery(tx, id);
  if (!delivery) return;
  await deps.workflows.forget(tx, attemptId(id, delivery.n));
  const n = delivery.n + 1;
  const dueAt = deps.clock.now();
  await updateDelivery(tx, {
    ...{ id, n, since: delivery.n, state: 'waiting', dueAt, endedAt: null },
  });
  await enqueueAttempt(deps, tx, { ...delivery, n });
}

export interface Span {
  readonly endpointId: string;
  readonly states: readonly DeliveryState[];
  /** Messages made from here. */
  readonly from: Instant;
  /** Messages made before this. */
  readonly to: Instant;
}

/** Sends again what an endpoint was to get in a span: what failed, or all that was ever sent. */
export function replaySpan(
  deps: WebhookDeps,
  whose: Owner | 'all',
  endpointId: string,
  span: { readonly from: Instant; readonly to: Instant; readonly which: 'failed' | 'all' },
): Promise<Result<null, SpanRefusal>> {
  return txOrRefuse<null, SpanRefusal>(deps.db, async (tx) => {
    const endpoint = await lockEndpoint(tx, endpointId);
    if (!endpoint || (whose !== 'all' && endpoint.owner !== whose)) {
      return refuse({ code: 'webhook_not_found' });
    }
    if (endpoint.state === 'off') return refuse({ code: 'webhook_off' });
    const { from, to, which } = span;
    const states =
      which === 'all' ? (['failed', 'held', 'delivered'] as const) : (['failed', 'held'] as const);
    await startReplay(deps, tx, { endpointId, states, from, to });
    return ok(null);
  });
}

/** Has a span sent again, in the background, if `tx` commits. */
export async function startReplay(deps: WebhookDeps, tx: Tx, span: Span): Promise<void> {
  const key = createHash('sha256').update(JSON.stringify(span)).digest('hex').slice(0, 16);
  await deps.workflows.enqueue(tx, {
    workflow: REPLAY_WORKFLOW,
    id: `webhooks.replay:${span.endpointId}:${deps.clock.now()}:${key}`,
    input: { ...span, states: [...span.states] },
    patient: true,
  });
}

/** Goes through a span, a hundred deliveries a transaction. */
export const replayWorkflow = (deps: WebhookDeps): WorkflowDefinition => ({
  name: REPLAY_WORKFLOW,
  run: async (flow, input) => {
    const span = input as unknown as Span;
    let after = '';
    for (let page = 0; ; page += 1) {
      const last = await flow.commit(`page.v1.${page}`, async (tx) => {
        const found = await listToReplay(tx, { ...span, after, most: AT_ONCE });
        for (const { id } of found) await again(deps, tx, id);
        return found.length < AT_ONCE ? null : (found.at(-1)?.id ?? null);
      });
      if (last === null) return;
      after = last;
    }
  },
});
