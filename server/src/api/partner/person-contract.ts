import { createRoute, z } from '@hono/zod-openapi';
import { partnerRoleNames } from '../../access/index.ts';
import { inviteShape, OneTimeLink, PeopleOf, Person } from '../person-shapes.ts';
import { answer, idText, jsonBody, pathId, problems, SourceName } from '../shapes.ts';

// A partner's own people, by a session of theirs: no key lets anybody in.

const base = { tags: ['partner'], security: [{ partnerSession: [] }] };

const Role = z.enum(partnerRoleNames).openapi('PartnerRole');
const Roles = z.array(Role).min(1).max(10);
const change = {
  200: answer('The person.', Person),
  ...problems(400, 401, 404, 409, 413, 415),
};

export const getCaller = createRoute({
  ...base,
  method: 'get',
  path: '/me',
  summary: 'Who you are, and what your roles open',
  responses: {
    200: answer(
      'You.',
      z
        .strictObject({
          name: z.string(),
          scopes: z.array(z.string()),
          roles: z.array(z.string()),
          partner: z.strictObject({ id: idText('partner'), source: SourceName }),
        })
        .openapi('PartnerCaller'),
    ),
    ...problems(401),
  },
});

export const listPeople = createRoute({
  ...base,
  method: 'get',
  path: '/people',
  summary: 'Your people who may enter, and what each role opens',
  responses: {
    200: answer('The people.', PeopleOf(Role).openapi('PartnerPeople')),
    ...problems(401),
  },
});

export const invitePerson = createRoute({
  ...base,
  method: 'post',
  path: '/people',
  summary: 'Invite somebody of yours, with roles',
  description: 'They enter by a one-time link, which is asked for apart.',
  request: jsonBody(z.strictObject({ ...inviteShape, roles: Roles })),
  responses: { 201: answer('The person.', Person), ...problems(400, 401, 409, 413, 415) },
});

export const setRoles = createRoute({
  ...base,
  method: 'post',
  path: '/people/{id}/roles',
  summary: 'Give somebody other roles; their sessions end',
  request: { params: pathId('user'), ...jsonBody(z.strictObject({ roles: Roles })) },
  responses: change,
});

const acts = <const Act extends string>(act: Act, summary: string) =>
  createRoute({
    ...base,
    method: 'post',
    path: `/people/{id}/${act}` as `/people/{id}/${Act}`,
    summary,
    request: { params: pathId('user') },
    responses: change,
  });

export const blockPerson = acts('block', 'Let somebody in no more, at once');
export const unblockPerson = acts('unblock', 'Let somebody in again');
export const resetPerson = acts(
  'reset',
  'Void somebody’s password and second factor: they enter anew by a link',
);

export const linkPerson = createRoute({
  ...base,
  method: 'post',
  path: '/people/{id}/links',
  summary: 'Make the one-time link of somebody invited; earlier ones count no more',
  request: { params: pathId('user') },
  responses: { 201: answer('The link, shown this once.', OneTimeLink), ...problems(401, 404, 409) },
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
