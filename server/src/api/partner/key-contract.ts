import { createRoute, z } from '@hono/zod-openapi';
import { partnerKeyScopes } from '../../access/index.ts';
import { answer, InstantMs, idText, jsonBody, pathId, problems } from '../shapes.ts';

// A partner's own access keys, by a session of its people: no key makes keys.

const base = { tags: ['partner'], security: [{ partnerSession: [] }] };
const Scope = z.enum(partnerKeyScopes).openapi('PartnerKeyScope');

const Key = z
  .strictObject({
    id: idText('access_key'),
    name: z.string(),
    scopes: z.array(z.string()),
    madeBy: z.string().nullable().openapi({ description: 'Null: a command of the lender’s.' }),
    madeAt: InstantMs,
    usedAt: InstantMs.nullable().openapi({ description: 'When it was last used, to the minute.' }),
    revokedAt: InstantMs.nullable(),
  })
  .openapi('PartnerKey');

export const listKeys = createRoute({
  ...base,
  method: 'get',
  path: '/keys',
  summary: 'Your access keys: what each opens, and when it was last used',
  responses: {
    200: answer('The keys.', z.strictObject({ keys: z.array(Key) }).openapi('PartnerKeys')),
    ...problems(401),
  },
});

export const makeKey = createRoute({
  ...base,
  method: 'post',
  path: '/keys',
  summary: 'Make an access key; the answer alone holds it',
  description: 'It opens no more than you may yourself.',
  request: jsonBody(
    z
      .strictObject({
        name: z
          .string()
          .trim()
          .min(2)
          .max(60)
          .openapi({ description: 'A label, no person’s name.', example: 'warehouse sync' }),
        scopes: z.array(Scope).min(1).max(partnerKeyScopes.length),
      })
      .openapi('NewPartnerKey'),
  ),
  responses: {
    201: answer(
      'The key.',
      z
        .strictObject({
          id: idText('access_key'),
          key: z
            .string()
            .openapi({ description: 'Shown this once: send it as `Authorization: Bearer KEY`.' }),
        })
        .openapi('MadePartnerKey'),
    ),
    ...problems(400, 401, 409, 413, 415, 422),
  },
});

export const revokeKey = createRoute({
  ...base,
  method: 'post',
  path: '/keys/{id}/revoke',
  summary: 'Let a key open nothing any more, for good',
  request: { params: pathId('access_key') },
  responses: { 204: { description: 'Done.' }, ...problems(401, 404) },
});
