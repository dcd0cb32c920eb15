import type { Id } from '../kernel/index.ts';
import { newId, type Tx } from '../platform/index.ts';
import { type DeliveryId, insertDelivery } from './delivery-queries.ts';
import type { WebhookDeps } from './deps.ts';
import { type EndpointRow, lockEndpoint } from './endpoint-queries.ts';
import { bodyOf, type WebhookKind } from './kinds.ts';
import { insertMessage, nextSequence } from './message-queries.ts';

export const DELIVER_WORKFLOW = 'webhooks.deliver.v1';

/** An attempt's own id: asked for twice it is done once. */
export const attemptId = (deliveryId: DeliveryId, n: number): string => `${deliveryId}:${n}`;

/** Makes a message, numbered after the last about its subject. */
export async function addMessage(
  deps: WebhookDeps,
  tx: Tx,
  told: {
    readonly kind: WebhookKind;
    readonly subject: string;
    readonly timestamp: string;
    readonly borrowerId: Id<'borrower'> | null;
    readonly event: { readonly id: string; readonly revision: number } | null;
    readonly data: Readonly<Record<string, unknown>>;
  },
): Promise<Id<'message'>> {
  const { event, ...message } = told;
  const sequence = await nextSequence(tx, told.subject);
  const id = newId('message', deps.clock);
  await insertMessage(tx, {
    ...{ id, borrowerId: told.borrowerId, kind: told.kind, subject: told.subject, sequence },
    ...{ eventId: event?.id ?? null, revision: event?.revision ?? null },
    ...{ body: bodyOf({ ...message, sequence }), at: deps.clock.now() },
  });
  return id;
}

/** Has a message delivered to an endpoint, from when `tx` commits; held where the endpoint is off. */
export async function addDelivery(
  deps: WebhookDeps,
  tx: Tx,
  o: {
    readonly endpoint: Pick<EndpointRow, 'id' | 'state'>;
    readonly messageId: Id<'message'>;
    /** A test: sent whether the endpoint is on or not. */
    readonly ping?: true;
  },
): Promise<DeliveryId> {
  const { endpoint, messageId } = o;
  const id = newId('delivery', deps.clock);
  // Somebody may be switching it on, and would send what is held without this one: asked again, in turn with them.
  const now = endpoint.state === 'on' ? endpoint : await lockEndpoint(tx, endpoint.id);
  const state = now?.state === 'on' || o.ping ? 'waiting' : 'held';
  const at = deps.clock.now();
  await insertDelivery(tx, { id, endpointId: endpoint.id, messageId, state, at });
  if (state === 'waiting') await enqueueAttempt(deps, tx, { id, endpointId: endpoint.id, n: 1 });
  return id;
}

/** Enqueues an attempt. Endpoints have lanes of their own: a slow one holds up itself alone. */
export const enqueueAttempt = (
  { workflows }: Pick<WebhookDeps, 'workflows'>,
  tx: Tx,
  d: { readonly id: DeliveryId; readonly endpointId: string; readonly n: number },
  waitMs = 0,
): Promise<void> =>
  workflows.enqueue(tx, {
    workflow: DELIVER_WORKFLOW,
    id: attemptId(d.id, d.n),
    input: { deliveryId: d.id, n: d.n },
    lane: d.endpointId,
    ...(waitMs > 0 ? { delayMs: waitMs } : {}),
  });
