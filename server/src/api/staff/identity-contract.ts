import { createRoute, z } from '@hono/zod-openapi';
import { answer, InstantMs, idText, jsonBody, pathId, problems } from '../shapes.ts';
import { waits } from './proposal-shapes.ts';

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
    'Done at once. With `stopPhone` no number signs them in any more, neither one they proved nor one that a source vouches for, until they prove one in a session they come to by a partner, or the stop is lifted.',
  request: {
    params: pathId('borrower'),
    ...jsonBody(z.strictObject({ stopPhone: z.boolean() })),
  },
  responses: {
    200: answer(
      'How many sessions ended.',
      z.strictObject({ ended: z.int() }).openapi('BorrowerSignedOut'),
    ),
    ...problems(400, 401, 404, 413, 415),
  },
});

export const getBorrowerSessions = createRoute({
  ...base,
  method: 'get',
  path: '/borrower-sessions/{id}',
  summary: 'How a borrower signs in',
  description: 'For who signs them out: whether anything but their phone lets them in again.',
  request: { params: pathId('borrower') },
  responses: {
    200: answer(
      'The ways in.',
      z
        .strictObject({
          sessions: z.int().openapi({ description: 'How many are open.' }),
          phone: z.string().nullable().openapi({ description: 'The proved number, masked.' }),
          stoppedAt: InstantMs.nullable().openapi({
            description: 'Since when no number signs them in; null: not stopped.',
          }),
          hasPartner: z.boolean().openapi({ description: 'They have an account at a partner.' }),
        })
        .openapi('BorrowerWaysIn'),
    ),
    ...problems(401, 404),
  },
});

export const liftPhoneStop = createRoute({
  ...base,
  method: 'post',
  path: '/borrower-sessions/{id}/lift',
  summary: 'Let a borrower’s numbers sign them in again',
  description:
    'For somebody who has no other way in, once it is known who asks and that the number is theirs again. It opens what it did before the stop.',
  request: {
    params: pathId('borrower'),
    ...jsonBody(z.strictObject({ reason: z.string().trim().min(5).max(500) })),
  },
  responses: {
    204: { description: 'Lifted.' },
    ...waits,
    ...problems(400, 401, 404, 409, 413, 415),
  },
});
