import { noteDone } from '../audit/index.ts';
import { type Id, type Instant, instant, ok, type Result, refuse } from '../kernel/index.ts';
import { newId, type Tx, txOrRefuse } from '../platform/index.ts';
import { addDelivery, addMessage } from './add-message.ts';
import { iso } from './at.ts';
import type { Owner, WebhookDeps } from './deps.ts';
import {
  type EndpointId,
  type EndpointRow,
  findEndpoint,
  insertEndpoint,
  insertSecret,
  listAllEndpoints,
  listEndpointsOf,
  lockEndpoint,
  switchOff,
  updateEndpoint,
} from './endpoint-queries.ts';
import { startReplay } from './replay.ts';
import { makeSecret } from './sign.ts';
import { parseTarget, type TargetFault } from './target.ts';

/** So many an owner may have. Assumed. */
const MOST = 20;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface NotFound {
  readonly code: 'webhook_not_found';
}
interface NotAllowed {
  readonly code: 'webhook_url_not_allowed';
  readonly why: TargetFault;
}
export type RegisterRefusal =
  | NotAllowed
  | { readonly code: 'webhooks_too_many'; readonly most: number };
export type ChangeRefusal = NotFound | NotAllowed;

export interface NewEndpoint {
  readonly url: string;
  readonly description: string;
  /** None: every kind. */
  readonly kinds: readonly string[];
}

/** An endpoint as its owner sees it. Never its secret. */
export interface EndpointView extends NewEndpoint {
  readonly id: EndpointId;
  readonly owner: Owner;
  readonly state: 'on' | 'off';
  /** Who or what switched it off. */
  readonly offWhy: 'person' | 'gone' | 'failing' | null;
  readonly failingSince: Instant | null;
  readonly madeAt: Instant;
}

const urlPlace = (id: EndpointId) => `webhooks.endpoints.url_sealed:${id}`;
export const secretPlace = (id: EndpointId, secretId: string) =>
  `webhooks.secrets.sealed:${id}:${secretId}`;

export const openUrl = ({ vault }: Pick<WebhookDeps, 'vault'>, e: EndpointRow): string =>
  vault.open(e.urlSealed, urlPlace(e.id));

const view = (deps: Pick<WebhookDeps, 'vault'>, e: EndpointRow): EndpointView => ({
  ...{ id: e.id, owner: e.owner, url: openUrl(deps, e), description: e.description },
  ...{ kinds: e.kinds, state: e.state, offWhy: e.offWhy, failingSince: e.failingSince },
  madeAt: e.madeAt,
});

/** Whose endpoints: a partner's, the lender's own (`null`), or `'all'` for the lender's staff. */
type Whose = Owner | 'all';
const isOf = (e: EndpointRow | undefined, whose: Whose): e is EndpointRow =>
  e !== undefined && (whose === 'all' || e.owner === whose);

/** Endpoints, the oldest first. */
export async function listEndpoints(deps: WebhookDeps, whose: Whose): Promise<EndpointView[]> {
  const rows =
    whose === 'all' ? await listAllEndpoints(deps.db) : await listEndpointsOf(deps.db, whose);
  return rows.map((e) => view(deps, e));
}

/** The endpoint; `undefined` whether it is another's or there is none. */
export async function lookUpEndpoint(
  deps: WebhookDeps,
  whose: Whose,
  id: string,
): Promise<EndpointView | undefined> {
  const e = await findEndpoint(deps.db, id);
  return isOf(e, whose) ? view(deps, e) : undefined;
}

/** Puts a new secret in force in `tx`. @returns It, this once. */
async function putSecret(
  deps: WebhookDeps,
  tx: Tx,
  endpointId: EndpointId,
  until: Instant,
): Promise<string> {
  const id = newId('secret', deps.clock);
  const secret = makeSecret();
  const sealed = deps.vault.seal(secret, secretPlace(endpointId, id));
  await insertSecret(tx, { endpointId, id, sealed, at: deps.clock.now(), until });
  return secret;
}

interface Registered {
  readonly endpoint: EndpointView;
  readonly secret: string;
}

/** Registers an endpoint. @returns It and its secret: shown this once. */
export function registerEndpoint(
  deps: WebhookDeps,
  owner: Owner,
  told: NewEndpoint,
): Promise<Result<Registered, RegisterRefusal>> {
  return txOrRefuse<Registered, RegisterRefusal>(deps.db, async (tx) => {
    const url = parseTarget(told.url, deps.webhookTargets);
    if (typeof url === 'string') return refuse({ code: 'webhook_url_not_allowed', why: url });
    if ((await listEndpointsOf(tx, owner)).length >= MOST) {
      return refuse({ code: 'webhooks_too_many', most: MOST });
    }
    const [id, now] = [newId('endpoint', deps.clock), deps.clock.now()];
    const { description, kinds } = told;
    const urlSealed = deps.vault.seal(url.href, urlPlace(id));
    await insertEndpoint(tx, { id, owner, urlSealed, description, kinds, madeAt: now });
    const secret = await putSecret(deps, tx, id, now);
    const made = (await findEndpoint(tx, id)) as EndpointRow;
    return ok({ endpoint: view(deps, made), secret });
  });
}

/** What a person changes; what is not named stays. */
export interface EndpointChange {
  readonly url?: string | undefined;
  readonly description?: string | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly state?: 'on' | 'off' | undefined;
}

/** Changes an endpoint. Switched on again, it gets what was held for it. */
export function changeEndpoint(
  deps: WebhookDeps,
  whose: Whose,
  id: string,
  change: EndpointChange,
): Promise<Result<EndpointView, ChangeRefusal>> {
  return txOrRefuse<EndpointView, ChangeRefusal>(deps.db, async (tx) => {
    const e = await lockEndpoint(tx, id);
    if (!isOf(e, whose)) return refuse({ code: 'webhook_not_found' });
    const url = parseTarget(change.url ?? openUrl(deps, e), deps.webhookTargets);
    if (typeof url === 'string') return refuse({ code: 'webhook_url_not_allowed', why: url });
    const state = change.state ?? e.state;
    await updateEndpoint(tx, {
      ...{ id: e.id, state, urlSealed: deps.vault.seal(url.href, urlPlace(e.id)) },
      ...{ description: change.description ?? e.description, kinds: change.kinds ?? e.kinds },
      offWhy: state === 'on' ? null : (e.offWhy ?? 'person'),
    });
    if (state === 'on' && e.state === 'off') {
      // All that is held, made in this very millisecond or by a machine whose clock is ahead.
      const [from, to] = [instant(0), instant(deps.clock.now() + DAY_MS)];
      await startReplay(deps, tx, { endpointId: e.id, states: ['held'], from, to });
    }
    return ok(view(deps, (await findEndpoint(tx, id)) as EndpointRow));
  });
}

/**
 * Gives an endpoint a new secret. Until `overlapHours` are over messages are signed with both, so that the receiver
 * can change over without losing one.
 */
export function rotateSecret(
  deps: WebhookDeps,
  whose: Whose,
  id: string,
  { overlapHours }: { readonly overlapHours: number },
): Promise<Result<{ readonly secret: string; readonly oldUntil: Instant }, NotFound>> {
  return txOrRefuse(deps.db, async (tx) => {
    const e = await lockEndpoint(tx, id);
    if (!isOf(e, whose)) return refuse({ code: 'webhook_not_found' });
    const oldUntil = instant(deps.clock.now() + overlapHours * HOUR_MS);
    return ok({ secret: await putSecret(deps, tx, e.id, oldUntil), oldUntil });
  });
}

/** Sends a test to an endpoint, on or off; once. */
export function ping(
  deps: WebhookDeps,
  whose: Whose,
  id: string,
): Promise<Result<{ readonly deliveryId: Id<'delivery'> }, NotFound>> {
  return txOrRefuse(deps.db, async (tx) => {
    const e = await lockEndpoint(tx, id);
    if (!isOf(e, whose)) return refuse({ code: 'webhook_not_found' });
    const messageId = await addMessage(deps, tx, {
      ...{ kind: 'webhook.ping', subject: e.id, timestamp: iso(deps.clock.now()) },
      ...{ borrowerId: null, event: null, data: { endpointId: e.id } },
    });
    return ok({ deliveryId: await addDelivery(deps, tx, { endpoint: e, messageId, ping: true }) });
  });
}

/** Switches an endpoint off by itself, once, and says so: in the log of acts, and to the owner's other endpoints. */
export async function switchOffItself(
  deps: WebhookDeps,
  tx: Tx,
  e: EndpointRow,
  why: 'gone' | 'failing',
): Promise<void> {
  if ((await switchOff(tx, e.id, why)) === 0) return;
  deps.log.warn('webhook.switched_off', { endpoint: e.id, why });
  deps.metrics.count('webhook-endpoint', why);
  await noteDone(deps, tx, {
    actor: { id: 'system', name: 'system' },
    action: `webhooks: switched off, ${why}`,
    subjects: { endpoint: e.id },
  });
  const others = (await listEndpointsOf(tx, e.owner)).filter(
    (one) => one.id !== e.id && one.state === 'on' && wants(one, 'webhook.switched_off'),
  );
  if (others.length === 0) return;
  const messageId = await addMessage(deps, tx, {
    ...{ kind: 'webhook.switched_off', subject: e.id, timestamp: iso(deps.clock.now()) },
    ...{ borrowerId: null, event: null, data: { endpointId: e.id, why } },
  });
  for (const endpoint of others) await addDelivery(deps, tx, { endpoint, messageId });
}

/** Whether an endpoint asked for a kind. */
export const wants = (e: Pick<EndpointRow, 'kinds'>, kind: string): boolean =>
  e.kinds.length === 0 || e.kinds.includes(kind);
