import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  changePerson,
  emailOf,
  endAllSessions,
  findUser,
  getUser,
  inviteUser,
  LINK_MS,
  listUserSessions,
  listUsers,
  makeLink,
  type PersonChange,
  RULING,
  roleNames,
  roles,
  type User,
  type UserId,
} from '../../access/index.ts';
import { instant, parseId } from '../../kernel/index.ts';
import { createParty } from '../../party/index.ts';
import { txOrRefuse } from '../../platform/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './person-contract.ts';

const userId = (id: string): UserId => found(parseId('user', id), 'user_not_found');

/** Who may enter and what for: invited, given roles, blocked. What widens a right waits for a second person. */
export function peopleRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.listPeople, async (c) => {
    const { partyId } = c.var.access;
    const staff = (await listUsers(deps.db)).filter(({ audience }) => audience === 'staff');
    const people = await Promise.all(staff.map((user) => viewPerson(deps, user, partyId)));
    const each = roleNames.map((id) => {
      const { says, why, scopes } = roles[id];
      return { id, says: { ...says }, why, scopes: [...scopes] };
    });
    return c.json({ people, roles: each }, 200);
  });

  app.openapi(contract.invitePerson, async (c) => {
    const told = c.req.valid('json');
    const id = must(
      await txOrRefuse(deps.db, async (tx) => {
        const partyId = await createParty(tx, 'staff');
        return inviteUser(deps, tx, { ...told, partyId, audience: 'staff' });
      }),
    );
    return c.json(await viewPerson(deps, await getUser(deps.db, id), c.var.access.partyId), 201);
  });

  const change = async (id: string, by: string, what: PersonChange) => {
    const o = { id: userId(id), change: what, by, ruling: RULING };
    const user = must(await txOrRefuse(deps.db, (tx) => changePerson(deps, tx, o)));
    return viewPerson(deps, user, by);
  };
  app.openapi(contract.setRoles, async (c) => {
    const what = { kind: 'roles', roles: c.req.valid('json').roles } as const;
    return c.json(await change(c.req.valid('param').id, c.var.access.partyId, what), 200);
  });
  app.openapi(contract.blockPerson, async (c) =>
    c.json(await change(c.req.valid('param').id, c.var.access.partyId, { kind: 'block' }), 200),
  );
  app.openapi(contract.unblockPerson, async (c) =>
    c.json(await change(c.req.valid('param').id, c.var.access.partyId, { kind: 'unblock' }), 200),
  );
  app.openapi(contract.resetPerson, async (c) =>
    c.json(await change(c.req.valid('param').id, c.var.access.partyId, { kind: 'reset' }), 200),
  );

  app.openapi(contract.linkPerson, async (c) => {
    const id = userId(c.req.valid('param').id);
    const secret = must(await txOrRefuse(deps.db, (tx) => makeLink(deps, tx, id)));
    // Behind the #: no server and no log on the way gets to see it.
    const url = `${deps.publicUrl}/staff/link#${secret}`;
    return c.json({ url, expiresAt: instant(deps.clock.now() + LINK_MS) }, 201);
  });

  app.openapi(contract.endPersonSessions, async (c) => {
    const { id } = found(
      await findUser(deps.db, userId(c.req.valid('param').id)),
      'user_not_found',
    );
    const end = { now: deps.clock.now(), reason: 'ended_by_other' };
    return c.json({ ended: await endAllSessions(deps.db, id, end) }, 200);
  });
}

async function viewPerson(deps: ApiDeps, user: User, caller: string) {
  const sessions = await listUserSessions({ ...deps, ...deps.signIn }, user.id);
  const { id, name, state, totpSince, partyId } = user;
  return {
    ...{ id, name, state, email: emailOf(deps.vault, user), roles: [...user.roles] },
    ...{ hasSecond: totpSince !== null, sessions: sessions.length },
    ...{ usedAt: sessions[0]?.usedAt ?? null, isSelf: partyId === caller },
  };
}
