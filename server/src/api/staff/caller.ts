import type { MiddlewareHandler } from 'hono';
import { isBlockedParty, type StaffScope } from '../../access/index.ts';
import { type Access, findAccess } from '../../party/index.ts';
import type { ApiDeps } from '../deps.ts';
import { accessOf, type CallerAccess, findPerson, type Person } from '../person.ts';
import { problemOf } from '../problems.ts';

/** What the staff's routes know of the caller. */
export interface StaffEnv {
  readonly Variables: { access: CallerAccess; person?: Person | undefined };
}

/**
 * Lets a staff access key, or the session of one of the staff, with `scope` pass (`null`: with any); others get 401
 * `access_denied`, and who has still to show a second factor `second_factor_needed` or `second_factor_unset`.
 */
export const staffKey =
  (deps: ApiDeps, scope: StaffScope | null): MiddlewareHandler<StaffEnv> =>
  async (c, next) => {
    const allowed = (c.env as { readonly allowed?: { readonly access: Access } } | undefined)
      ?.allowed;
    const key = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
    // A key that is sent is what counts: no session makes up for one that is wrong.
    const person = allowed || key !== undefined ? undefined : await findPerson(deps, c);
    const access =
      allowed?.access ??
      (key === undefined ? person && accessOf(person) : await findAccess(deps.db, key));
    if (access?.role !== 'staff' || (scope !== null && !access.scopes.includes(scope))) {
      throw problemOf({ code: 'access_denied' });
    }
    // A session of theirs has ended; a key that bears their name opens as little.
    if (key !== undefined && (await isBlockedParty(deps.db, access.partyId))) {
      throw problemOf({ code: 'access_denied' });
    }
    c.set('access', access);
    c.set('person', person);
    return next();
  };
