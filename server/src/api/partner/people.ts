import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  getUser,
  inviteUser,
  listUsers,
  partnerRoleNames,
  partnerRoles,
} from '../../access/index.ts';
import type { Id } from '../../kernel/index.ts';
import { txOrRefuse } from '../../platform/index.ts';
import type { ApiDeps } from '../deps.ts';
import { changed, endedAll, linked, type Ruler, viewPerson, viewRoles } from '../people.ts';
import { must } from '../problems.ts';
import { type PartnerEnv, personIn } from './caller.ts';
import * as contract from './person-contract.ts';

/** A partner's administrator lets in its own people and no others. */
const rulerOf = (c: { readonly var: PartnerEnv['Variables'] }) => {
  const { id, name, partyId } = personIn(c).user;
  return { id, name, of: { audience: 'partner', partyId } } as const satisfies Ruler;
};

/** Who of a partner may enter and what for. Whoever lets people in there acts alone: the lender's second person is the lender's. */
export function peopleRoutes(app: OpenAPIHono<PartnerEnv>, deps: ApiDeps): void {
  app.openapi(contract.getCaller, (c) => {
    const { name, scopes, partyId } = c.var.access;
    const partner = { id: partyId as Id<'partner'>, source: c.var.source };
    return c.json({ name, scopes: [...scopes], roles: [...personIn(c).user.roles], partner }, 200);
  });

  app.openapi(contract.listPeople, async (c) => {
    const ruler = rulerOf(c);
    const users = await listUsers(deps.db, ruler.of);
    const people = await Promise.all(users.map((user) => viewPerson(deps, user, ruler)));
    return c.json({ people, roles: viewRoles(partnerRoles, partnerRoleNames) }, 200);
  });

  app.openapi(contract.invitePerson, async (c) => {
    const ruler = rulerOf(c);
    const whom = { ...c.req.valid('json'), ...ruler.of };
    const id = must(await txOrRefuse(deps.db, (tx) => inviteUser(deps, tx, whom)));
    return c.json(await viewPerson(deps, await getUser(deps.db, id), ruler), 201);
  });

  app.openapi(contract.setRoles, async (c) => {
    const what = { kind: 'roles', roles: c.req.valid('json').roles } as const;
    return c.json(await changed(deps, c.req.valid('param').id, rulerOf(c), what), 200);
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

  app.openapi(contract.linkPerson, async (c) => {
    c.header('cache-control', 'no-store');
    return c.json(await linked(deps, c.req.valid('param').id, rulerOf(c), false), 201);
  });
  app.openapi(contract.endPersonSessions, async (c) =>
    c.json(await endedAll(deps, c.req.valid('param').id, rulerOf(c)), 200),
  );
}
