import { createRoute, z } from '@hono/zod-openapi';
import { answer, InstantMs, idText, jsonBody, pathId, problems } from '../shapes.ts';

// How the lender's people enter, and what they may do about their own account.

const open = { tags: ['staff'], security: [] };
const base = { tags: ['staff'], security: [{ staffSession: [] }] };
const typed = [400, 401, 413, 415, 422, 429] as const;
const nothing = { 204: { description: 'Done.' } };

const Secret = z.string().min(8).max(200);
/** Judged by its own rules, which say what is wrong. */
const Password = z.string().min(1).max(1_000);
const Code = z.string().trim().min(6).max(20);

const Entered = z
  .strictObject({
    stage: z.enum(['code', 'enrol', 'open']).openapi({
      description:
        '`code`: a code of the second factor is asked for. `enrol`: a second factor has to be set up first. `open`: signed in.',
    }),
  })
  .openapi('Entered');

const RecoveryCodes = z
  .strictObject({ codes: z.array(z.string()) })
  .openapi('RecoveryCodes', { description: 'Shown this once: each opens once, without the app.' });

export const ways = createRoute({
  ...open,
  method: 'get',
  path: '/sign-in',
  summary: 'How one can sign in here',
  responses: {
    200: answer(
      'The ways.',
      z
        .strictObject({
          oidc: z.boolean().openapi({ description: 'By the lender’s own identity provider.' }),
          keys: z.boolean().openapi({ description: 'By an access key, on the pages as well.' }),
        })
        .openapi('StaffWays'),
    ),
  },
});

export const signIn = createRoute({
  ...open,
  method: 'post',
  path: '/sign-in',
  summary: 'Sign in by name or address and a password',
  description:
    'Whether there is such a user is not told. After some wrong tries the next are not heard for a while that grows: by user, and by network address.',
  request: jsonBody(z.strictObject({ who: z.string().trim().min(1).max(200), password: Password })),
  responses: {
    200: answer('How far one is in.', Entered),
    ...problems(400, 401, 413, 415, 429),
  },
});

export const code = createRoute({
  ...base,
  method: 'post',
  path: '/sign-in/code',
  summary: 'Show the second factor: a code of the app, or a recovery code',
  request: jsonBody(z.strictObject({ code: Code })),
  responses: { 200: answer('Signed in.', Entered), ...problems(409, ...typed) },
});

export const oidc = createRoute({
  ...open,
  method: 'get',
  path: '/sign-in/oidc',
  summary: 'Go to the lender’s identity provider',
  responses: { 302: { description: 'To the provider, or to a page that says why not.' } },
});

export const oidcCallback = createRoute({
  ...open,
  method: 'get',
  path: '/sign-in/oidc/callback',
  summary: 'The identity provider sends people back here',
  responses: { 302: { description: 'Signed in, or to a page that says why not.' } },
});

export const link = createRoute({
  ...open,
  method: 'post',
  path: '/sign-in/link',
  summary: 'Whose one-time link this is',
  request: jsonBody(z.strictObject({ secret: Secret })),
  responses: {
    200: answer('The user.', z.strictObject({ name: z.string() }).openapi('LinkOwner')),
    ...problems(400, 401, 409, 413, 415),
  },
});

export const enter = createRoute({
  ...open,
  method: 'post',
  path: '/sign-in/password',
  summary: 'Use a one-time link: choose a password and be signed in',
  request: jsonBody(z.strictObject({ secret: Secret, password: Password })),
  responses: { 200: answer('How far one is in.', Entered), ...problems(409, ...typed) },
});

export const signOut = createRoute({
  ...base,
  method: 'post',
  path: '/sign-out',
  summary: 'End this session',
  responses: { ...nothing, ...problems(401) },
});

const OwnSession = z
  .strictObject({
    id: idText('user_session'),
    says: z.string().openapi({ description: 'What the browser calls itself.' }),
    method: z.enum(['password', 'oidc']),
    isThis: z.boolean(),
    newDevice: z.boolean().openapi({ description: 'Opened in a browser not seen before.' }),
    openedAt: InstantMs,
    usedAt: InstantMs,
    address: z.string().openapi({ description: 'The network address of its last use.' }),
  })
  .openapi('OwnSession');

const Account = z
  .strictObject({
    name: z.string(),
    email: z.string(),
    roles: z.array(z.string()),
    hasPassword: z.boolean(),
    secondSince: InstantMs.nullable(),
    secondRequired: z.boolean(),
    recoveryCodes: z.int().openapi({ description: 'How many are left.' }),
    sessions: z.array(OwnSession),
  })
  .openapi('Account');

export const account = createRoute({
  ...base,
  method: 'get',
  path: '/me/account',
  summary: 'Own account: roles, second factor, sessions',
  responses: { 200: answer('The account.', Account), ...problems(401) },
});

const Ended = z.strictObject({ ended: z.int() }).openapi('SessionsEnded');

export const endOthers = createRoute({
  ...base,
  method: 'post',
  path: '/me/sessions/end-others',
  summary: 'End every other session of one’s own',
  responses: { 200: answer('How many.', Ended), ...problems(401) },
});

export const endSession = createRoute({
  ...base,
  method: 'post',
  path: '/me/sessions/{id}/end',
  summary: 'End one session of one’s own',
  request: { params: pathId('user_session') },
  responses: { ...nothing, ...problems(401, 404) },
});

export const password = createRoute({
  ...base,
  method: 'post',
  path: '/me/password',
  summary: 'Choose another password',
  description: 'Every other session ends.',
  request: jsonBody(z.strictObject({ old: Password, next: Password })),
  responses: { ...nothing, ...problems(...typed) },
});

export const beginSecond = createRoute({
  ...base,
  method: 'post',
  path: '/me/second-factor',
  summary: 'Begin to set up an authenticator app',
  description: 'It is not asked for before a code of it was confirmed.',
  responses: {
    200: answer(
      'For the app.',
      z.strictObject({ secret: z.string(), uri: z.string() }).openapi('SecondFactorStart'),
    ),
    ...problems(401, 409, 422, 429),
  },
});

export const confirmSecond = createRoute({
  ...base,
  method: 'post',
  path: '/me/second-factor/confirm',
  summary: 'Confirm the app by a code of it',
  request: jsonBody(z.strictObject({ code: Code })),
  responses: { 200: answer('Recovery codes.', RecoveryCodes), ...problems(409, ...typed) },
});

export const removeSecond = createRoute({
  ...base,
  method: 'post',
  path: '/me/second-factor/remove',
  summary: 'Do without a second factor, where that is allowed',
  request: jsonBody(z.strictObject({ code: Code })),
  responses: { ...nothing, ...problems(409, ...typed) },
});

export const recoveryCodes = createRoute({
  ...base,
  method: 'post',
  path: '/me/recovery-codes',
  summary: 'Get new recovery codes; earlier ones count no more',
  request: jsonBody(z.strictObject({ code: Code })),
  responses: { 200: answer('Recovery codes.', RecoveryCodes), ...problems(409, ...typed) },
});
