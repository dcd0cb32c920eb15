import { createRoute, z } from '@hono/zod-openapi';
import { answer, InstantMs, idText, jsonBody, pathId, problems } from '../shapes.ts';

// Borrowers whom a check of their identity has held: for a person to clear or refuse.

const base = { tags: ['staff'], security: [{ accessKey: [] }] };

const HeldIdentity = z
  .strictObject({
    borrowerId: idText('borrower'),
    legalForm: z.enum(['person', 'soleTrader', 'company', 'cooperative']),
    state: z.enum(['open', 'passed', 'held', 'refused']),
    told: z.strictObject({ name: z.string(), idCard: z.string() }),
    tries: z.int(),
    toldAt: InstantMs,
    facePassed: z.boolean(),
    checks: z.array(
      z.strictObject({
        kind: z.enum(['person', 'licence', 'owners', 'screen', 'face']),
        verdict: z.enum(['pass', 'fail', 'hit']),
        about: z.string(),
        detail: z.string().nullable(),
        checkedAt: InstantMs,
      }),
    ),
    outcome: z.enum(['clear', 'refuse']).nullable(),
    reason: z.string().nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: InstantMs.nullable(),
  })
  .openapi('HeldIdentity');

export const listIdentities = createRoute({
  ...base,
  method: 'get',
  path: '/identities',
  summary: 'Borrowers whom a check has held, or whom a person decided on',
  request: { query: z.object({ state: z.enum(['waiting', 'decided']).default('waiting') }) },
  responses: {
    200: answer('The identities.', z.strictObject({ identities: z.array(HeldIdentity) })),
    ...problems(400, 401),
  },
});

export const decideIdentity = createRoute({
  ...base,
  method: 'post',
  path: '/identities/{id}',
  summary: 'Clear a hit, or refuse',
  description: 'Final. Refused, what is under way is declined; the borrower is told no reason.',
  request: {
    params: pathId('borrower'),
    ...jsonBody(
      z.strictObject({
        outcome: z.enum(['clear', 'refuse']),
        reason: z.string().trim().min(5).max(500),
      }),
    ),
  },
  responses: {
    200: answer('The identity.', HeldIdentity),
    ...problems(400, 401, 404, 409, 413, 415),
  },
});

export const endBorrowerSessions = createRoute({
  ...base,
  method: 'post',
  path: '/borrower-sessions/{id}/end',
  summary: 'Sign a borrower out everywhere, for instance after they lost a phone',
  description:
    'Done at once. With `forgetPhone` their number opens nothing any more, until they prove one anew.',
  request: {
    params: pathId('borrower'),
    ...jsonBody(z.strictObject({ forgetPhone: z.boolean() })),
  },
  responses: {
    200: answer(
      'How many sessions ended.',
      z.strictObject({ ended: z.int() }).openapi('BorrowerSignedOut'),
    ),
    ...problems(400, 401, 404, 413, 415),
  },
});
