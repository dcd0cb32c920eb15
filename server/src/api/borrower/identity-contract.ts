import { createRoute, z } from '@hono/zod-openapi';
import { answer, jsonBody, problems, Says } from '../shapes.ts';
import { notCarried } from './shapes.ts';

// Who a borrower is, asked before anything is signed.

const base = { tags: ['borrower'], security: [{ session: [] }] };
const identityStates = ['none', 'missing', 'open', 'passed', 'checking'] as const;

const Identity = z
  .strictObject({
    state: z.enum(identityStates).openapi({
      description:
        '`none`: not asked here. `open`: the face is still to be looked at. `checking`: a person looks.',
    }),
    form: z.strictObject({
      id: z.enum(['person', 'soleTrader', 'company', 'cooperative']),
      says: Says,
      who: Says,
      documents: z.array(Says),
    }),
    holder: z.string().nullable().openapi({ description: 'Of the account, masked.' }),
    knownCard: z.string().nullable().openapi({
      description: 'The identity card that was told before, masked.',
    }),
    faceUrl: z.string().nullable().openapi({ description: 'Where the face is looked at.' }),
  })
  .openapi('Identity');

export const getIdentity = createRoute({
  ...base,
  method: 'get',
  path: '/identity',
  summary: 'Who one is to say one is, and how far that has come',
  responses: { 200: answer('The identity.', Identity), ...problems(401) },
});

export const tellIdentity = createRoute({
  ...base,
  method: 'post',
  path: '/identity',
  summary: 'Say who one is',
  description:
    'The owner of the business or its legal representative. Asked of registers at once; the face follows at `faceUrl`, which leads back to `/apply/{applicationId}/identity`.',
  request: jsonBody(
    z.strictObject({
      name: z
        .string()
        .trim()
        .min(2)
        .max(60)
        .refine((name) => !notCarried.test(name), 'holds control characters')
        .optional()
        .openapi({ description: 'Absent: the holder of the account.' }),
      idCard: z
        .string()
        .max(40)
        .optional()
        .openapi({ description: 'Absent: the one that was told before.' }),
      applicationId: z
        .string()
        .regex(/^application_[0-9a-f]{32}$/)
        .optional()
        .openapi({ description: 'Where to come back to.' }),
    }),
  ),
  responses: {
    200: answer('The identity.', Identity),
    ...problems(400, 401, 409, 413, 415, 422, 503),
  },
});

export const endFace = createRoute({
  ...base,
  method: 'post',
  path: '/identity/face',
  summary: 'Ask what came of the face check',
  responses: { 200: answer('The identity.', Identity), ...problems(401, 409, 422, 503) },
});
