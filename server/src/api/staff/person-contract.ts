import { createRoute, z } from '@hono/zod-openapi';
import { partnerRoleNames, roleNames } from '../../access/index.ts';
import { inviteShape, OneTimeLink, PeopleOf, Person } from '../person-shapes.ts';
import { answer, idText, jsonBody, pathId, problems, SourceName } from '../shapes.ts';
import { waits } from './proposal-shapes.ts';

// Who may enter and what for.

const base = { tags: ['staff'], security: [{ accessKey: [] }, { staffSession: [] }] };

const RoleName = z.enum(roleNames).openapi('Role');
const Roles = z.array(RoleName).min(1).max(10);

const People = PeopleOf(RoleName).openapi('StaffPeople');

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
  request: jsonBody(z.strictObject({ ...inviteShape, roles: Roles })),
  responses: {
    201: answer('The person.', Person),
    ...waits,
    ...problems(400, 401, 409, 413, 415),
  },
});

const change = {
  200: answer('The person.', Person),
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
  description:
    'Where a second person is wanted (`MAKER_CHECKER`) it opens only with a code, which another makes: nobody alone enters as somebody else.',
  request: { params: pathId('user') },
  responses: {
    201: answer('The link, shown this once.', OneTimeLink),
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

export const codePerson = createRoute({
  ...base,
  method: 'post',
  path: '/people/{id}/entry-code',
  summary: 'Make the code that goes with somebody’s one-time link, which another made',
  request: { params: pathId('user') },
  responses: {
    201: answer(
      'The code, shown this once.',
      z.strictObject({ code: z.string() }).openapi('EntryCode'),
    ),
    ...problems(401, 404, 409),
  },
});

const PartnerRole = z.enum(partnerRoleNames).openapi('PartnerRole');

export const listPartners = createRoute({
  ...base,
  method: 'get',
  path: '/partners',
  summary: 'Partners, and who of them may enter',
  responses: {
    200: answer(
      'The partners.',
      z
        .strictObject({
          partners: z.array(
            z.strictObject({ id: idText('partner'), source: SourceName, people: z.array(Person) }),
          ),
          roles: PeopleOf(PartnerRole).shape.roles,
        })
        .openapi('StaffPartners'),
    ),
    ...problems(401),
  },
});

export const invitePartnerPerson = createRoute({
  ...base,
  method: 'post',
  path: '/partners/{id}/people',
  summary: 'Invite somebody of a partner, with roles there',
  description: 'The first is its administrator, who invites the others.',
  request: {
    params: pathId('partner'),
    ...jsonBody(z.strictObject({ ...inviteShape, roles: z.array(PartnerRole).min(1).max(10) })),
  },
  responses: {
    201: answer('The person.', Person),
    ...waits,
    ...problems(400, 401, 404, 409, 413, 415),
  },
});
