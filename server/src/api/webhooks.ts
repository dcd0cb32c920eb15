import type { OpenAPIHono } from '@hono/zod-openapi';
import { instant } from '../kernel/index.ts';
import type { Access } from '../party/index.ts';
import {
  changeEndpoint,
  chosenKinds,
  type DeliveryView,
  type EndpointView,
  listDeliveries,
  listEndpoints,
  lookUpDelivery,
  lookUpEndpoint,
  ping,
  registerEndpoint,
  replayDelivery,
  replaySpan,
  rotateSecret,
  type WebhookKind,
  webhookKinds,
} from '../webhooks/index.ts';
import type { ApiDeps } from './deps.ts';
import { found, must } from './problems.ts';
import type { webhookContract } from './webhook-contract.ts';

/** Who calls, whichever audience's middleware let them pass. */
type Caller = Pick<Access, 'role' | 'partyId'>;
interface KeyEnv {
  readonly Variables: { access: Caller };
}

const MOST = 100;

/** Whose endpoints a caller sees: a partner its own, the lender's staff everybody's. */
const whoseOf = ({ role, partyId }: Caller) => (role === 'partner' ? partyId : ('all' as const));
/** Whose an endpoint is that a caller registers. */
const ownerOf = ({ role, partyId }: Caller) => (role === 'partner' ? partyId : null);

const viewEndpoint = (e: EndpointView) => ({ ...e, kinds: [...e.kinds] });

function viewDelivery({ message, attempts, ...d }: DeliveryView) {
  return {
    ...{ id: d.id, endpointId: d.endpointId, messageId: d.messageId },
    ...{ kind: message.kind as WebhookKind, subject: message.subject, sequence: message.sequence },
    ...{ madeAt: message.madeAt, state: d.state, dueAt: d.dueAt, endedAt: d.endedAt },
    ...{ body: message.body, attempts },
  };
}

/** Endpoints, their deliveries and replay, by whatever key the audience's own middleware let pass. */
export function webhookRoutes<E extends KeyEnv>(
  under: OpenAPIHono<E>,
  deps: ApiDeps,
  contract: ReturnType<typeof webhookContract>,
): void {
  // Hono's types allow no environment that holds more; the routes read the caller alone.
  const app = under as unknown as OpenAPIHono<KeyEnv>;
  app.openapi(contract.listWebhooks, async (c) => {
    const endpoints = await listEndpoints(deps, whoseOf(c.var.access));
    const kinds = chosenKinds.map((kind) => {
      const { version, says } = webhookKinds[kind];
      return { kind, version, says: { ...says } };
    });
    return c.json({ endpoints: endpoints.map(viewEndpoint), kinds }, 200);
  });

  app.openapi(contract.registerWebhook, async (c) => {
    const owner = ownerOf(c.var.access);
    const made = must(await registerEndpoint(deps, owner, c.req.valid('json')));
    c.header('cache-control', 'no-store');
    return c.json({ endpoint: viewEndpoint(made.endpoint), secret: made.secret }, 201);
  });

  app.openapi(contract.getWebhook, async (c) => {
    const { id } = c.req.valid('param');
    const endpoint = await lookUpEndpoint(deps, whoseOf(c.var.access), id);
    return c.json(viewEndpoint(found(endpoint, 'webhook_not_found')), 200);
  });

  app.openapi(contract.changeWebhook, async (c) => {
    const { id } = c.req.valid('param');
    const changed = await changeEndpoint(deps, whoseOf(c.var.access), id, c.req.valid('json'));
    return c.json(viewEndpoint(must(changed)), 200);
  });

  app.openapi(contract.rotateWebhookSecret, async (c) => {
    const { id } = c.req.valid('param');
    const rotated = await rotateSecret(deps, whoseOf(c.var.access), id, c.req.valid('json'));
    c.header('cache-control', 'no-store');
    return c.json({ ...must(rotated) }, 200);
  });

  app.openapi(contract.pingWebhook, async (c) => {
    const { id } = c.req.valid('param');
    const { deliveryId } = must(await ping(deps, whoseOf(c.var.access), id));
    return c.json({ deliveryId }, 202);
  });
  replayRoutes(app, deps, contract);
}

function replayRoutes(
  app: OpenAPIHono<KeyEnv>,
  deps: ApiDeps,
  contract: ReturnType<typeof webhookContract>,
): void {
  app.openapi(contract.replayWebhooks, async (c) => {
    const { id } = c.req.valid('param');
    const { from, to, which } = c.req.valid('json');
    const span = { from: instant(from), to: instant(to), which };
    must(await replaySpan(deps, whoseOf(c.var.access), id, span));
    return c.json({ state: 'started' as const }, 202);
  });

  app.openapi(contract.listWebhookDeliveries, async (c) => {
    const { endpoint, ...filter } = c.req.valid('query');
    const owner = whoseOf(c.var.access);
    const listed = await listDeliveries(deps.db, {
      ...{ ...filter, owner, endpointId: endpoint, most: MOST },
    });
    const deliveries = listed.map((one) => ({ ...one, kind: one.kind as WebhookKind }));
    return c.json({ deliveries }, 200);
  });

  app.openapi(contract.getWebhookDelivery, async (c) => {
    const { id } = c.req.valid('param');
    const delivery = await lookUpDelivery(deps, whoseOf(c.var.access), id);
    return c.json(viewDelivery(found(delivery, 'delivery_not_found')), 200);
  });

  app.openapi(contract.replayWebhookDelivery, async (c) => {
    const { id } = c.req.valid('param');
    const { id: deliveryId } = must(await replayDelivery(deps, whoseOf(c.var.access), id));
    return c.json({ deliveryId }, 202);
  });
}
