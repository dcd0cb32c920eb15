import { createRoute, z } from '@hono/zod-openapi';
import {
  chosenKinds,
  deliveryStates,
  type WebhookKind,
  webhookKinds,
  webhookOutcomes,
} from '../webhooks/index.ts';
import { answer, InstantMs, jsonBody, pathId, problems, Says } from './shapes.ts';

// Endpoints, deliveries and replay, once for partners and once for staff: the same words and shapes.

const kinds = Object.keys(webhookKinds) as [WebhookKind, ...WebhookKind[]];
const Kind = z.enum(kinds).openapi('WebhookKind', { example: 'loan.disbursed' });
const ChosenKinds = z
  .array(z.enum(chosenKinds))
  .max(chosenKinds.length)
  .openapi({
    description: 'Which kinds are sent; none: every kind.',
    example: ['loan.disbursed', 'loan.repaid'],
  });
const Url = z.string().max(2_000).openapi({
  description: 'https, without a name and a password; nothing private. May carry a token of yours.',
  example: 'https://receiver.example/hooks',
});
const Description = z.string().max(200).openapi({ example: 'Core banking, production' });
const Secret = z.string().openapi({
  description: 'Base64 behind `whsec_`. Shown this once.',
  example: 'whsec_bWFkZV91cF9mb3JfdGhpc19leGFtcGxlX29ubHkhISE=',
});

const Endpoint = z
  .strictObject({
    id: z.string().openapi({ example: 'endpoint_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f' }),
    owner: z.string().nullable().openapi({ description: 'A partner; null: the lender.' }),
    url: z.string().openapi({ example: 'https://receiver.example/hooks' }),
    description: Description,
    kinds: z.array(z.string()).openapi({ example: ['loan.disbursed'] }),
    state: z.enum(['on', 'off']),
    offWhy: z.enum(['person', 'gone', 'failing']).nullable().openapi({
      description: '`gone`: it answered 410. `failing`: it failed for five days.',
    }),
    failingSince: InstantMs.nullable(),
    madeAt: InstantMs,
  })
  .openapi('WebhookEndpoint');

const Attempt = z
  .strictObject({
    n: z.int(),
    at: InstantMs,
    outcome: z.enum(webhookOutcomes),
    status: z
      .int()
      .nullable()
      .openapi({ description: 'HTTP; null: no answer came.', example: 204 }),
    ms: z.int(),
    answer: z.string().openapi({ description: 'The first 200 characters.' }),
  })
  .openapi('WebhookAttempt');

const delivery = {
  id: z.string().openapi({ example: 'delivery_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f' }),
  endpointId: z.string(),
  messageId: z.string().openapi({ description: 'Sent as `webhook-id`.' }),
  kind: Kind,
  subject: z.string().openapi({ description: 'The id of a loan, an application, a facility.' }),
  sequence: z.int().openapi({ description: 'Numbers the messages about the subject.' }),
  madeAt: InstantMs,
  state: z.enum(deliveryStates).openapi({
    description:
      '`held`: the endpoint is off. `withheld`: the borrower’s consent to telling this partner ended.',
  }),
  dueAt: InstantMs.nullable().openapi({ description: 'When it is tried next.' }),
  endedAt: InstantMs.nullable(),
};
const Delivery = z
  .strictObject({
    ...delivery,
    attempts: z.int(),
    outcome: z.enum(webhookOutcomes).nullable(),
    status: z.int().nullable(),
  })
  .openapi('WebhookDelivery');
const DeliveryDetail = z
  .strictObject({
    ...delivery,
    body: z.string().openapi({ description: 'What is sent, to the letter.' }),
    attempts: z.array(Attempt),
  })
  .openapi('WebhookDeliveryDetail');

const command = problems(400, 401, 404, 409, 413, 415);
const queryOf = (name: string, description: string) => ({
  param: { name, in: 'query' as const },
  description,
});

type Base = { readonly tags: string[]; readonly security: Record<string, string[]>[] };

const endpointRoutes = (base: Base) => ({
  listWebhooks: createRoute({
    ...base,
    method: 'get',
    path: '/webhooks',
    summary: 'Endpoints, and the kinds that can be asked for',
    responses: {
      200: answer(
        'The endpoints.',
        z
          .strictObject({
            endpoints: z.array(Endpoint),
            kinds: z.array(
              z.strictObject({ kind: z.enum(chosenKinds), version: z.int(), says: Says }),
            ),
          })
          .openapi('Webhooks'),
      ),
      ...problems(401),
    },
  }),
  registerWebhook: createRoute({
    ...base,
    method: 'post',
    path: '/webhooks',
    summary: 'Register an endpoint; the answer alone holds its secret',
    request: jsonBody(
      z
        .strictObject({ url: Url, description: Description.default(''), kinds: ChosenKinds })
        .openapi('NewWebhook'),
    ),
    responses: {
      201: answer(
        'The endpoint and its secret.',
        z.strictObject({ endpoint: Endpoint, secret: Secret }).openapi('RegisteredWebhook'),
      ),
      ...problems(400, 401, 409, 413, 415, 422),
    },
  }),
  getWebhook: createRoute({
    ...base,
    method: 'get',
    path: '/webhooks/{id}',
    summary: 'An endpoint',
    request: { params: pathId('endpoint') },
    responses: { 200: answer('The endpoint.', Endpoint), ...problems(401, 404) },
  }),
});

const changeRoutes = (base: Base) => ({
  changeWebhook: createRoute({
    ...base,
    method: 'post',
    path: '/webhooks/{id}',
    summary: 'Change an endpoint, switch it off or on',
    description:
      'What is not named stays. Switched on again, it gets what was held while it was off.',
    request: {
      params: pathId('endpoint'),
      ...jsonBody(
        z
          .strictObject({
            url: Url.optional(),
            description: Description.optional(),
            kinds: ChosenKinds.optional(),
            state: z.enum(['on', 'off']).optional(),
          })
          .openapi('WebhookChange'),
      ),
    },
    responses: {
      200: answer('The endpoint.', Endpoint),
      ...problems(400, 401, 404, 413, 415, 422),
    },
  }),
  rotateWebhookSecret: createRoute({
    ...base,
    method: 'post',
    path: '/webhooks/{id}/secret',
    summary: 'Give an endpoint a new secret',
    description:
      'Until the overlap is over messages carry two signatures, one by each secret. An earlier overlap ends at once.',
    request: {
      params: pathId('endpoint'),
      ...jsonBody(
        z
          .strictObject({
            overlapHours: z.int().min(0).max(168).openapi({
              description: 'How long the old secret stays valid.',
              example: 24,
            }),
          })
          .openapi('SecretRotation'),
      ),
    },
    responses: {
      200: answer(
        'The new secret.',
        z.strictObject({ secret: Secret, oldUntil: InstantMs }).openapi('RotatedSecret'),
      ),
      ...problems(400, 401, 404, 413, 415),
    },
  }),
});

const sendRoutes = (base: Base) => ({
  pingWebhook: createRoute({
    ...base,
    method: 'post',
    path: '/webhooks/{id}/ping',
    summary: 'Send a test to an endpoint, on or off',
    description: 'A `webhook.ping`, sent once: a failure is not tried again.',
    request: { params: pathId('endpoint') },
    responses: {
      202: answer(
        'It is on its way.',
        z.strictObject({ deliveryId: z.string() }).openapi('WebhookPinged'),
      ),
      ...problems(401, 404),
    },
  }),
  replayWebhooks: createRoute({
    ...base,
    method: 'post',
    path: '/webhooks/{id}/replay',
    summary: 'Send again what an endpoint was to get in a span',
    description: 'Under the same `webhook-id`: a receiver that kept them knows the repeats.',
    request: {
      params: pathId('endpoint'),
      ...jsonBody(
        z
          .strictObject({
            from: InstantMs.openapi({
              description: 'Messages made from here. Epoch milliseconds.',
            }),
            to: InstantMs.openapi({ description: 'Messages made before this.' }),
            which: z.enum(['failed', 'all']),
          })
          .openapi('WebhookReplay'),
      ),
    },
    responses: {
      202: answer(
        'They are on their way.',
        z.strictObject({ state: z.literal('started') }).openapi('WebhookReplayStarted'),
      ),
      ...command,
    },
  }),
});

const deliveryRoutes = (base: Base) => ({
  listWebhookDeliveries: createRoute({
    ...base,
    method: 'get',
    path: '/webhook-deliveries',
    summary: 'Deliveries, the newest first',
    description: 'A hundred at most; the next follow from `before`. Kept for 90 days.',
    request: {
      query: z.object({
        endpoint: z.string().max(80).optional().openapi(queryOf('endpoint', 'Of this endpoint.')),
        state: z.enum(deliveryStates).optional().openapi(queryOf('state', 'In this state.')),
        kind: z.enum(kinds).optional().openapi(queryOf('kind', 'Of this kind.')),
        subject: z
          .string()
          .max(80)
          .optional()
          .openapi(queryOf('subject', 'About this loan, application, facility.')),
        before: z
          .string()
          .max(80)
          .optional()
          .openapi(queryOf('before', 'Only those before this delivery.')),
      }),
    },
    responses: {
      200: answer(
        'The deliveries.',
        z.strictObject({ deliveries: z.array(Delivery) }).openapi('WebhookDeliveries'),
      ),
      ...problems(400, 401),
    },
  }),
  getWebhookDelivery: createRoute({
    ...base,
    method: 'get',
    path: '/webhook-deliveries/{id}',
    summary: 'A delivery: what was sent, and every attempt',
    request: { params: pathId('delivery') },
    responses: { 200: answer('The delivery.', DeliveryDetail), ...problems(401, 404) },
  }),
  replayWebhookDelivery: createRoute({
    ...base,
    method: 'post',
    path: '/webhook-deliveries/{id}/replay',
    summary: 'Send a delivery again; one that waits goes at once',
    request: { params: pathId('delivery') },
    responses: {
      202: answer(
        'It is on its way.',
        z.strictObject({ deliveryId: z.string() }).openapi('WebhookReplayed'),
      ),
      ...problems(401, 404, 409),
    },
  }),
});

/** The routes of an audience. @param tag - `staff` or `partner`. */
export const webhookContract = (tag: 'staff' | 'partner') => {
  const base: Base = { tags: [tag], security: [{ accessKey: [] }, { [`${tag}Session`]: [] }] };
  return {
    ...endpointRoutes(base),
    ...changeRoutes(base),
    ...sendRoutes(base),
    ...deliveryRoutes(base),
  };
};
