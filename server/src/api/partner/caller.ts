import type { MiddlewareHandler } from 'hono';
import { type PartnerScope, partnerKeyScopes } from '../../access/index.ts';
import type { Source } from '../../kernel/index.ts';
import { findAccess, findPartner } from '../../party/index.ts';
import type { ApiDeps } from '../deps.ts';
import { accessOf, type CallerAccess, findPerson, type Person } from '../person.ts';
import { problemOf } from '../problems.ts';

/** What the partners' routes know of the caller: what it may, which source it is, and who it is, unless a program. */
export interface PartnerEnv {
  readonly Variables: { access: CallerAccess; source: Source; person?: Person | undefined };
}

/**
 * Lets a partner's access key, or the session of one of its people, with `scope` pass (`null`: any person's); what no key
 * may be allowed passes by a session alone, whatever a key bears. Others get 401 `access_denied`, and who has still to show a second factor `second_factor_needed` or `second_factor_unset`.
 */
export const partnerKey =
  (deps: ApiDeps, scope: PartnerScope | null): MiddlewareHandler<PartnerEnv> =>
  async (c, next) => {
    const key = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
    // A key that is sent is what counts: no session makes up for one that is wrong.
    const person = key === undefined ? await findPerson(deps, c) : undefined;
    const access = key === undefined ? person && accessOf(person) : await findAccess(deps.db, key);
    const isForKeys = partnerKeyScopes.some((one) => one === scope);
    const isOpen =
      (person !== undefined || isForKeys) &&
      (scope === null || access?.scopes.includes(scope) === true);
    if (access?.role !== 'partner' || !isOpen) throw problemOf({ code: 'access_denied' });
    const partner = await findPartner(deps.db, access.partyId);
    if (!partner) throw problemOf({ code: 'access_denied' });
    c.set('access', access);
    c.set('source', partner.source);
    c.set('person', person);
    return next();
  };

/** The person of a route that no key opens. */
export const personIn = (c: { readonly var: PartnerEnv['Variables'] }): Person => {
  const { person } = c.var;
  if (!person) throw problemOf({ code: 'access_denied' });
  return person;
};
