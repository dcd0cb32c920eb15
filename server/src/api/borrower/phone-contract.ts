import { createRoute, z } from '@hono/zod-openapi';
import {
  answer,
  InstantMs,
  idText,
  jsonBody,
  pathId,
  problems,
  SegmentName,
  SourceName,
} from '../shapes.ts';

// Coming in by a phone, and what is open by whichever way one came in.

const open = { tags: ['borrower'], security: [] };
const base = { tags: ['borrower'], security: [{ session: [] }] };

const Phone = z.string().min(11).max(20).openapi({
  description:
    'A mobile number of the mainland, with or without +86; spaces and dashes do not count.',
  example: '13800138000',
});
const Code = z
  .string()
  .trim()
  .regex(/^\d{6}$/)
  .openapi({ description: 'The six digits of the message.', example: '048213' });

const CodeSent = z
  .strictObject({
    askedAt: InstantMs,
    expiresAt: InstantMs.openapi({ description: 'Until then the code is good.' }),
    againAt: InstantMs.openapi({ description: 'From then on another may be asked for.' }),
  })
  .openapi('CodeSent');

const sends = [400, 404, 413, 415, 422, 429] as const;

export const askSignInCode = createRoute({
  ...open,
  method: 'post',
  path: '/sign-in/phone/code',
  summary: 'Have a code sent to a phone, to sign in by',
  description:
    'The answer, and how long it takes, is the same whether or not anybody here has the number. A code is good for five minutes and five tries, and opens once; another one, no sooner than after a minute, makes it void. Codes to one number and from one network address are limited.',
  request: jsonBody(z.strictObject({ phone: Phone })),
  responses: {
    200: answer('On its way, if the number is to have one.', CodeSent),
    ...problems(...sends),
  },
});

export const signInByPhone = createRoute({
  ...open,
  method: 'post',
  path: '/sign-in/phone',
  summary: 'Sign in by the code that was sent',
  description:
    'Who has proved the number before comes in, or the one borrower for whom a source vouches for it. Where nobody has it and the lender lets them, whoever is new is made a borrower. Tries are counted before they are judged: by code and by network address.',
  request: jsonBody(
    z.strictObject({
      phone: Phone,
      code: Code,
      segment: SegmentName.optional().openapi({
        description: 'What the business is; counts for who is new.',
      }),
    }),
  ),
  responses: {
    200: answer(
      'Signed in: the session is in a cookie.',
      z.strictObject({ borrowerId: idText('borrower') }).openapi('SignedInByPhone'),
    ),
    ...problems(400, 404, 409, 413, 415, 422, 429),
  },
});

export const askBindCode = createRoute({
  ...base,
  method: 'post',
  path: '/phone/code',
  summary: 'Have a code sent to a phone, to come in by it from now on',
  request: jsonBody(z.strictObject({ phone: Phone })),
  responses: { 200: answer('On its way.', CodeSent), ...problems(401, ...sends) },
});

export const bindPhone = createRoute({
  ...base,
  method: 'put',
  path: '/phone',
  summary: 'Come in by this phone from now on, by the code that was sent to it',
  description:
    'In place of the number before. Where that was another it is told, and every other session of the borrower ends.',
  request: jsonBody(z.strictObject({ phone: Phone, code: Code })),
  responses: {
    204: { description: 'From now on.' },
    ...problems(400, 401, 404, 409, 413, 415, 422, 429),
  },
});

const BorrowerSession = z
  .strictObject({
    id: idText('session'),
    says: z.string().openapi({ description: 'What the browser calls itself.' }),
    way: z.union([SourceName, z.literal('phone')]).openapi({ description: 'How one came in.' }),
    isThis: z.boolean(),
    signs: z.boolean().openapi({ description: 'A key of this device has signed in it.' }),
    openedAt: InstantMs,
    usedAt: InstantMs.openapi({ description: 'Last used, to the minute.' }),
    expiresAt: InstantMs,
  })
  .openapi('BorrowerSession');

export const listSessions = createRoute({
  ...base,
  method: 'get',
  path: '/sessions',
  summary: 'Where one is signed in, and the phone one comes in by',
  responses: {
    200: answer(
      'The sessions, the one used last first.',
      z
        .strictObject({
          phone: z
            .string()
            .nullable()
            .openapi({ description: 'Masked; null: none is bound, or staff stopped it.' }),
          phoneOffered: z.boolean(),
          sessions: z.array(BorrowerSession),
        })
        .openapi('BorrowerSessions'),
    ),
    ...problems(401),
  },
});

export const endOtherSessions = createRoute({
  ...base,
  method: 'post',
  path: '/sessions/end-others',
  summary: 'End every other session of one’s own',
  responses: {
    200: answer('How many.', z.strictObject({ ended: z.int() }).openapi('BorrowerSessionsEnded')),
    ...problems(401),
  },
});

export const endSession = createRoute({
  ...base,
  method: 'post',
  path: '/sessions/{id}/end',
  summary: 'End one session of one’s own',
  request: { params: pathId('session') },
  responses: { 204: { description: 'Ended.' }, ...problems(401, 404) },
});
