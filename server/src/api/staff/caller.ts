import type { MiddlewareHandler } from 'hono';
import { type Access, findAccess } from '../../party/index.ts';
import type { ApiDeps } from '../deps.ts';
import { problemOf } from '../problems.ts';

/** What the staff's routes know of the caller. */
export interface StaffEnv {
  readonly Variables: { access: Access };
}

/** What a key may be allowed: `npm run staff -- add NAME --scope …`. */
export type StaffScope =
  | 'decisions.read'
  | 'books.read'
  | 'books.close'
  | 'funders.read'
  | 'funders.write'
  | 'uses.read'
  | 'uses.write'
  | 'limits.read'
  | 'limits.write'
  | 'loans.read'
  | 'loans.write'
  | 'sources.read'
  | 'sources.write'
  | 'models.read'
  | 'models.write'
  | 'reviews.read'
  | 'reviews.write'
  | 'identity.read'
  | 'identity.write'
  | 'papers.read'
  | 'papers.write'
  | 'audit.read'
  | 'checks.read'
  | 'checks.write';

/** Lets a staff access key with `scope` pass (`null`: with any); others get 401 `access_denied`. */
export const staffKey =
  (deps: Pick<ApiDeps, 'db'>, scope: StaffScope | null): MiddlewareHandler<StaffEnv> =>
  async (c, next) => {
    const allowed = (c.env as { readonly allowed?: { readonly access: Access } } | undefined)
      ?.allowed;
    const key = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
    const access =
      allowed?.access ?? (key === undefined ? undefined : await findAccess(deps.db, key));
    if (access?.role !== 'staff' || (scope !== null && !access.scopes.includes(scope))) {
      throw problemOf({ code: 'access_denied' });
    }
    c.set('access', access);
    return next();
  };
