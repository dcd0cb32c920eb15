import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  getUser,
  inviteUser,
  listUsers,
  makeEntryCode,
  partnerRoleNames,
  partnerRoles,
  roleNames,
  roles,
} from '../../access/index.ts';
import { createParty, findPartner, listPartners } from '../../party/index.ts';
import { txOrRefuse } from '../../platform/index.ts';
import type { ApiDeps } from '../deps.ts';
import {
  changed,
  endedAll,
  linked,
  mustUser,
  type Ruler,
  viewPerson,
  viewRoles,
} from '../people.ts';
import { found, must } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './person-contract.ts';

const STAFF = { audience: 'staff' } as const;

/** The lender's people let in each other, and those of partners. */
const rulerOf = (c: Context<StaffEnv>): Ruler => {
  const { partyId: id, name } = c.var.access;
  return { id, name, of: 'any' };
};

/** Who may enter and what for: invited, given roles, blocked. What widens a right waits for a second person. */
export function peopleRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.listPeople, async (c) => {
    const users = await listUsers(deps.db, STAFF);
    const people = await Promise.all(users.map((user) => viewPerson(deps, user, rulerOf(c))));
    return c.json({ people, roles: viewRoles(roles, roleNames) }, 200);
  });

  app.openapi(contract.invitePerson, async (c) => {
    const told = c.req.valid('json');
    const id = must(
      await txOrRefuse(deps.db, async (tx) => {
        const partyId = await createParty(tx, 'staff');
        return inviteUser(deps, tx, { ...told, partyId, audience: 'staff' });
      }),
    );
    return c.json(await viewPerson(deps, await getUser(deps.db, id), rulerOf(c)), 201);
  });

  app.openapi(contract.setRoles, async (c) => {
    const what = { kind: 'roles', roles: c.req.valid('json').roles } as const;
    const ruler = { ...rulerOf(c), of: STAFF }; // A partner's people have other roles.
    return c.json(await changed(deps, c.req.valid('param').id, ruler, what), 200);
  });
  app.openapi(contract.blockPerson, async (c) => {
    const what = { kind: 'block' } as const;
    return c.json(await changed(deps, c.req.valid('param').id, rulerOf(c), what), 200);
  });
  app.openapi(contract.unblockPerson, async (c) => {
    const what = { kind: 'unblock' } as const;
    return c.json(await changed(deps, c.req.valid('param').id, rulerOf(c), what), 200);
  });
  app.openapi(contract.resetPerson, async (c) => {
    const what = { kind: 'reset' } as const;
    return c.json(await changed(deps, c.req.valid('param').id, rulerOf(c), what), 200);
  });
  app.openapi(contract.endPersonSessions, async (c) =>
    c.json(await endedAll(deps, c.req.valid('param').id, rulerOf(c)), 200),
  );
  entryRoutes(app, deps);
  partnerPeopleRoutes(app, deps);
}

/** The way in: a link that one makes, and where a second person is wanted the code that another gives. */
function entryRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.linkPerson, async (c) => {
    const { id } = c.req.valid('param');
    c.header('cache-control', 'no-store');
    return c.json(await linked(deps, id, rulerOf(c), deps.makerChecker), 201);
  });

  app.openapi(contract.codePerson, async (c) => {
    const ruler = rulerOf(c);
    const user = await mustUser(deps, c.req.valid('param').id, ruler);
    const code = must(await txOrRefuse(deps.db, (tx) => makeEntryCode(deps, tx, user.id, ruler)));
    c.header('cache-control', 'no-store');
    return c.json({ code }, 201);
  });
}

function partnerPeopleRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.listPartners, async (c) => {
    const partners = [];
    for (const { partyId, source } of await listPartners(deps.db)) {
      const users = await listUsers(deps.db, { audience: 'partner', partyId });
      const people = await Promise.all(users.map((user) => viewPerson(deps, user, rulerOf(c))));
      partners.push({ id: partyId, source, people });
    }
    return c.json({ partners, roles: viewRoles(partnerRoles, partnerRoleNames) }, 200);
  });

  app.openapi(contract.invitePartnerPerson, async (c) => {
    const { partyId } = found(await findPartner(deps.db, c.req.valid('param').id));
    const whom = { ...c.req.valid('json'), partyId, audience: 'partner' } as const;
    const id = must(await txOrRefuse(deps.db, (tx) => inviteUser(deps, tx, whom)));
    return c.json(await viewPerson(deps, await getUser(deps.db, id), rulerOf(c)), 201);
  });
}
