import { createRoute, z } from '@hono/zod-openapi';
import { roleNames } from '../../access/index.ts';
import { answer, InstantMs, idText, jsonBody, pathId, problems, Says } from '../shapes.ts';
import { waits } from './proposal-shapes.ts';

// Who may enter and what for.

const base = { tags: ['staff'], security: [{ accessKey: [] }, { staffSession: [] }] };

const RoleName = z.enum(roleNames).openapi('Role');
const Roles = z.array(RoleName).min(1).max(10);

const PersonView = z
  .strictObject({
    id: idText('user'),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.string()),
    state: z.enum(['invited', 'active', 'blocked']),
    hasSecond: z.boolean(),
    sessions: z.int().openapi({ description: 'How many are open.' }),
    usedAt: InstantMs.nullable().openapi({ description: 'When one was last used.' }),
    isSelf: z.boolean(),
  })
  .openapi('StaffPerson');

const People = z
  .strictObject({
    people: z.array(PersonView),
    roles: z.array(
      z.strictObject({ id: RoleName, says: Says, why: z.string(), scopes: z.array(z.string()) }),
    ),
  })
  .openapi('StaffPeople');

export const listPeople = createRoute({
  ...base,
  method: 'get',
  path: '/people',
  summary: 'Who may enter, and what each role opens',
  responses: { 200: answer('The people.', People), ...problems(401) },
});

export const invitePerson = createRoute({
  ...base,
  method: 'post',
  path: '/people',
  summary: 'Invite somebody, with roles',
  description: 'They enter by a one-time link, which is asked for apart.',
  request: jsonBody(
    z.strictObject({
      name: z
        .string()
        .trim()
        .min(2)
        .max(60)
        .regex(/^[^@\s][^@]*$/)
        .openapi({ description: 'What the log calls them: a name at work.' }),
      email: z.email().max(200),
      roles: Roles,
    }),
  ),
  responses: {
    201: answer('The person.', PersonView),
    ...waits,
    ...problems(400, 401, 409, 413, 415),
  },
});

const change = {
  200: answer('The person.', PersonView),
  ...problems(400, 401, 404, 409, 413, 415),
};

export const setRoles = createRoute({
  ...base,
  method: 'post',
  path: '/people/{id}/roles',
  summary: 'Give somebody other roles; their sessions end',
  request: { params: pathId('user'), ...jsonBody(z.strictObject({ roles: Roles })) },
  responses: { ...change, ...waits },
});

export const blockPerson = createRoute({
  ...base,
  method: 'post',
  path: '/people/{id}/block',
  summary: 'Let somebody in no more, at once',
  request: { params: pathId('user') },
  responses: change,
});

export const unblockPerson = createRoute({
  ...base,
  method: 'post',
  path: '/people/{id}/unblock',
  summary: 'Let somebody in again',
  request: { params: pathId('user') },
  responses: { ...change, ...waits },
});

export const resetPerson = createRoute({
  ...base,
  method: 'post',
  path: '/people/{id}/reset',
  summary: 'Void somebody’s password and second factor: they enter anew by a link',
  request: { params: pathId('user') },
  responses: { ...change, ...waits },
});

export const linkPerson = createRoute({
  ...base,
  method: 'post',
  path: '/people/{id}/links',
  summary: 'Make the one-time link of somebody invited; earlier ones count no more',
  request: { params: pathId('user') },
  responses: {
    201: answer(
      'The link, shown this once.',
      z.strictObject({ url: z.string(), expiresAt: InstantMs }).openapi('OneTimeLink'),
    ),
    ...problems(401, 404, 409),
  },
});

export const endPersonSessions = createRoute({
  ...base,
  method: 'post',
  path: '/people/{id}/sessions/end',
  summary: 'End all sessions of somebody',
  request: { params: pathId('user') },
  responses: {
    200: answer('How many.', z.strictObject({ ended: z.int() }).openapi('SessionsEnded')),
    ...problems(401, 404),
  },
});
