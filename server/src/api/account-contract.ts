import { createRoute, z } from '@hono/zod-openapi';
import { answer, InstantMs, idText, jsonBody, pathId, problems } from './shapes.ts';

// How people enter, and what they may do about their own account: once for the lender's people and once for partners', in the
// same words and shapes.

const typed = [400, 401, 413, 415, 422, 429] as const;
const nothing = { 204: { description: 'Done.' } };

const Secret = z.string().min(8).max(200);
/** Judged by its own rules, which say what is wrong. */
const Password = z.string().min(1).max(1_000);
const Code = z.string().trim().min(6).max(20);
const EntryCode = z.string().trim().min(1).max(40);

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

const Ended = z.strictObject({ ended: z.int() }).openapi('SessionsEnded');

interface Open {
  readonly tags: string[];
  readonly security: [];
}
interface Base {
  readonly tags: string[];
  readonly security: Record<string, string[]>[];
}

const signInRoutes = (base: Base, open: Open) => ({
  ways: createRoute({
    ...open,
    method: 'get',
    path: '/sign-in',
    summary: 'How one can sign in here',
    responses: {
      200: answer(
        'The ways.',
        z
          .strictObject({
            oidc: z.boolean().openapi({ description: 'By an identity provider of the lender’s.' }),
            keys: z.boolean().openapi({ description: 'By an access key, on the pages as well.' }),
          })
          .openapi('StaffWays'),
      ),
    },
  }),
  signIn: createRoute({
    ...open,
    method: 'post',
    path: '/sign-in',
    summary: 'Sign in by name or address and a password',
    description:
      'Whether there is such a user is not told. After some wrong tries the next are not heard for a while that grows: by user, and by network address.',
    request: jsonBody(
      z.strictObject({ who: z.string().trim().min(1).max(200), password: Password }),
    ),
    responses: {
      200: answer('How far one is in.', Entered),
      ...problems(400, 401, 413, 415, 429),
    },
  }),
  code: createRoute({
    ...base,
    method: 'post',
    path: '/sign-in/code',
    summary: 'Show the second factor: a code of the app, or a recovery code',
    request: jsonBody(z.strictObject({ code: Code })),
    responses: { 200: answer('Signed in.', Entered), ...problems(409, ...typed) },
  }),
  oidc: createRoute({
    ...open,
    method: 'get',
    path: '/sign-in/oidc',
    summary: 'Go to the identity provider',
    responses: { 302: { description: 'To the provider, or to a page that says why not.' } },
  }),
  oidcCallback: createRoute({
    ...open,
    method: 'get',
    path: '/sign-in/oidc/callback',
    summary: 'The identity provider sends people back here',
    responses: { 302: { description: 'Signed in, or to a page that says why not.' } },
  }),
});

const linkRoutes = (base: Base, open: Open) => ({
  link: createRoute({
    ...open,
    method: 'post',
    path: '/sign-in/link',
    summary: 'Whose one-time link this is',
    request: jsonBody(z.strictObject({ secret: Secret })),
    responses: {
      200: answer(
        'The user.',
        z
          .strictObject({
            name: z.string(),
            needsCode: z.boolean().openapi({
              description: 'A code is needed, too: somebody else than who sent the link gives it.',
            }),
          })
          .openapi('LinkOwner'),
      ),
      ...problems(400, 401, 409, 413, 415),
    },
  }),
  enter: createRoute({
    ...open,
    method: 'post',
    path: '/sign-in/password',
    summary: 'Use a one-time link: choose a password and be signed in',
    request: jsonBody(
      z.strictObject({ secret: Secret, password: Password, code: EntryCode.optional() }),
    ),
    responses: { 200: answer('How far one is in.', Entered), ...problems(409, ...typed) },
  }),
  signOut: createRoute({
    ...base,
    method: 'post',
    path: '/sign-out',
    summary: 'End this session',
    responses: { ...nothing, ...problems(401) },
  }),
});

const ownRoutes = (base: Base) => ({
  account: createRoute({
    ...base,
    method: 'get',
    path: '/me/account',
    summary: 'Own account: roles, second factor, sessions',
    responses: { 200: answer('The account.', Account), ...problems(401) },
  }),
  endOthers: createRoute({
    ...base,
    method: 'post',
    path: '/me/sessions/end-others',
    summary: 'End every other session of one’s own',
    responses: { 200: answer('How many.', Ended), ...problems(401) },
  }),
  endSession: createRoute({
    ...base,
    method: 'post',
    path: '/me/sessions/{id}/end',
    summary: 'End one session of one’s own',
    request: { params: pathId('user_session') },
    responses: { ...nothing, ...problems(401, 404) },
  }),
  password: createRoute({
    ...base,
    method: 'post',
    path: '/me/password',
    summary: 'Choose another password',
    description: 'Every other session ends.',
    request: jsonBody(z.strictObject({ old: Password, next: Password })),
    responses: { ...nothing, ...problems(...typed) },
  }),
});

const secondRoutes = (base: Base) => ({
  beginSecond: createRoute({
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
  }),
  confirmSecond: createRoute({
    ...base,
    method: 'post',
    path: '/me/second-factor/confirm',
    summary: 'Confirm the app by a code of it',
    request: jsonBody(z.strictObject({ code: Code })),
    responses: { 200: answer('Recovery codes.', RecoveryCodes), ...problems(409, ...typed) },
  }),
  removeSecond: createRoute({
    ...base,
    method: 'post',
    path: '/me/second-factor/remove',
    summary: 'Do without a second factor, where that is allowed',
    request: jsonBody(z.strictObject({ code: Code })),
    responses: { ...nothing, ...problems(409, ...typed) },
  }),
  recoveryCodes: createRoute({
    ...base,
    method: 'post',
    path: '/me/recovery-codes',
    summary: 'Get new recovery codes; earlier ones count no more',
    request: jsonBody(z.strictObject({ code: Code })),
    responses: { 200: answer('Recovery codes.', RecoveryCodes), ...problems(409, ...typed) },
  }),
});

/** The routes of an audience. */
export const accountContract = (tag: 'staff' | 'partner') => {
  const open: Open = { tags: [tag], security: [] };
  const base: Base = { tags: [tag], security: [{ [`${tag}Session`]: [] }] };
  return {
    ...signInRoutes(base, open),
    ...linkRoutes(base, open),
    ...ownRoutes(base),
    ...secondRoutes(base),
  };
};

/** The routes of an audience, as described. */
export type AccountContract = ReturnType<typeof accountContract>;
