import type { Id, Instant, Json } from '../kernel/index.ts';
import { instant } from '../kernel/index.ts';
import { listToldPartners } from '../party/index.ts';
import { OperationalError, type Tx, type WorkflowDefinition } from '../platform/index.ts';
import { DELIVER_WORKFLOW, enqueueAttempt } from './add-message.ts';
import {
  type DeliveryId,
  type DeliveryRow,
  findDelivery,
  insertAttempt,
  lockDelivery,
  updateDelivery,
} from './delivery-queries.ts';
import type { WebhookDeps } from './deps.ts';
import {
  type EndpointRow,
  findEndpoint,
  listSecrets,
  lockEndpoint,
  markFailing,
} from './endpoint-queries.ts';
import { openUrl, secretPlace, switchOffItself } from './endpoints.ts';
import { findMessage } from './message-queries.ts';
import { FAILING_MS, waitBefore } from './schedule.ts';
import { type Outcome, send } from './send.ts';
import { signedHeaders } from './sign.ts';

/** What became of an attempt, as its step keeps it. The answer's words are sealed: nobody knows what they say. */
type Came =
  | { readonly what: 'over' | 'held' | 'withheld' }
  | {
      readonly what: 'tried';
      readonly outcome: Outcome;
      readonly status: number | null;
      readonly ms: number;
      readonly at: number;
      readonly askedMs: number;
      readonly answer: string | null;
      readonly isPing: boolean;
    };

/** What is to be sent could not be read: tried again. */
class WebhookInterrupted extends OperationalError {
  override readonly name = 'WebhookInterrupted';
  readonly code = 'webhook_interrupted';
  readonly retryable = true;
}

interface Asked {
  readonly deliveryId: DeliveryId;
  readonly n: number;
}

/**
 * One attempt: sent, then recorded. A process that dies in between has sent what nobody recorded: it is sent again
 * under the same id, at least once, never lost.
 */
export const deliverWorkflow = (deps: WebhookDeps): WorkflowDefinition => ({
  name: DELIVER_WORKFLOW,
  run: async (flow, input) => {
    const asked = input as unknown as Asked;
    const came = (await flow.call('send.v1', () =>
      attempt(deps, asked).catch((cause: unknown) => {
        throw new WebhookInterrupted(`Attempt ${asked.n} of ${asked.deliveryId}`, { cause });
      }),
    )) as unknown as Came;
    await flow.commit('record.v1', (tx) => record(deps, tx, asked, came));
  },
});

export const answerPlace = (id: DeliveryId, n: number) =>
  `webhooks.attempts.answer_sealed:${id}:${n}`;

async function attempt(deps: WebhookDeps, { deliveryId, n }: Asked): Promise<Json> {
  const { db, clock, vault } = deps;
  const delivery = await findDelivery(db, deliveryId);
  if (delivery?.state !== 'waiting' || delivery.n !== n) return { what: 'over' };
  const [endpoint, message] = await Promise.all([
    findEndpoint(db, delivery.endpointId),
    findMessage(db, delivery.messageId),
  ]);
  if (!endpoint || !message) return { what: 'over' };
  const isPing = message.kind === 'webhook.ping';
  if (endpoint.state === 'off' && !isPing) return { what: 'held' };
  if (!(await mayBeTold(deps, endpoint, message.borrowerId))) return { what: 'withheld' };
  const at = clock.now();
  const secrets = (await listSecrets(db, endpoint.id, at)).map(({ id, sealed }) =>
    vault.open(sealed, secretPlace(endpoint.id, id)),
  );
  const url = openUrl(deps, endpoint);
  const headers = signedHeaders(secrets, message, at);
  const { body } = message;
  const sent = await send({ url, headers, body, targets: deps.webhookTargets });
  const answer =
    sent.answer === ''
      ? null
      : Buffer.from(vault.seal(sent.answer, answerPlace(deliveryId, n))).toString('base64');
  const { outcome, status, askedMs } = sent;
  return { what: 'tried', outcome, status, askedMs, answer, isPing, at, ms: clock.now() - at };
}

/** A partner is told of whom a live consent names it, at the time of telling. */
export async function mayBeTold(
  { db, clock }: Pick<WebhookDeps, 'db' | 'clock'>,
  { owner }: EndpointRow,
  borrowerId: Id<'borrower'> | null,
): Promise<boolean> {
  if (owner === null || borrowerId === null) return true;
  const told = await listToldPartners(db, [borrowerId], clock.now());
  return told.some(({ partnerId }) => partnerId === owner);
}

async function record(deps: WebhookDeps, tx: Tx, asked: Asked, came: Came): Promise<Json> {
  const delivery = await lockDelivery(tx, asked.deliveryId);
  if (delivery?.state !== 'waiting' || delivery.n !== asked.n) return 'over';
  const now = deps.clock.now();
  const rest = { ...delivery, dueAt: null, endedAt: now };
  if (came.what !== 'tried') {
    if (came.what === 'over') return 'over';
    if (came.what === 'held' && (await isOnAgain(tx, delivery))) {
      return sendAnew(deps, tx, delivery, now);
    }
    deps.metrics.count('webhook', came.what);
    await updateDelivery(tx, { ...rest, state: came.what });
    return came.what;
  }
  const { outcome, status, ms, answer } = came;
  deps.metrics.count('webhook', outcome);
  await insertAttempt(tx, {
    ...{ deliveryId: delivery.id, n: asked.n, outcome, status, ms, at: instant(came.at) },
    answerSealed: answer === null ? null : Buffer.from(answer, 'base64'),
  });
  if (outcome === 'delivered') {
    await markFailing(tx, delivery.endpointId, null);
    await updateDelivery(tx, { ...rest, state: 'delivered' });
    return 'delivered';
  }
  if (came.isPing) {
    await updateDelivery(tx, { ...rest, state: 'failed' });
    return 'failed';
  }
  return tryLater(deps, tx, delivery, came, now);
}

/**
 * Whether the endpoint was switched on while an attempt found it off: what was held for it has been sent by then, and
 * nobody would come back for this one. Locked, so that who switches it on now waits and finds it held.
 */
const isOnAgain = async (tx: Tx, { endpointId }: DeliveryRow): Promise<boolean> =>
  (await lockEndpoint(tx, endpointId))?.state === 'on';

/** An attempt that was not made: another in its place, with as many left. */
async function sendAnew(
  deps: WebhookDeps,
  tx: Tx,
  delivery: DeliveryRow,
  now: Instant,
): Promise<Json> {
  const next = { ...delivery, n: delivery.n + 1, since: delivery.since + 1 };
  await updateDelivery(tx, { ...next, dueAt: now });
  await enqueueAttempt(deps, tx, next);
  return 'waiting';
}

/** After a failure: the next attempt, or the end; and what it says of the endpoint. */
async function tryLater(
  deps: WebhookDeps,
  tx: Tx,
  delivery: DeliveryRow,
  { outcome, askedMs }: { readonly outcome: Outcome; readonly askedMs: number },
  now: Instant,
): Promise<Json> {
  await markFailing(tx, delivery.endpointId, now);
  const endpoint = await lockEndpoint(tx, delivery.endpointId);
  const failingMs = now - (endpoint?.failingSince ?? now);
  const why = outcome === 'gone' ? 'gone' : failingMs >= FAILING_MS ? 'failing' : null;
  if (endpoint && why) await switchOffItself(deps, tx, endpoint, why);
  const n = delivery.n + 1;
  const waitMs =
    outcome === 'gone' ? undefined : waitBefore(n - delivery.since, delivery.id, askedMs);
  if (waitMs === undefined) {
    await updateDelivery(tx, { ...delivery, state: 'failed', dueAt: null, endedAt: now });
    return 'failed';
  }
  await updateDelivery(tx, { ...delivery, n, dueAt: instant(now + waitMs) });
  await enqueueAttempt(deps, tx, { ...delivery, n }, waitMs);
  return 'waiting';
}
