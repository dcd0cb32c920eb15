import type { MiddlewareHandler } from 'hono';
import type { Source } from '../../kernel/index.ts';
import { type Access, findAccess, findPartner } from '../../party/index.ts';
import type { ApiDeps } from '../deps.ts';
import { problemOf } from '../problems.ts';

/** What the partners' routes know of the caller: its key, and which source it is. */
export interface PartnerEnv {
  readonly Variables: { access: Access; source: Source };
}

/** What a partner's key may be allowed: `npm run partner -- add SOURCE NAME --scope …`. */
export type PartnerScope = 'borrowers.read' | 'webhooks.read' | 'webhooks.write';

/** Lets a partner's access key with `scope` pass; others get 401 `access_denied`. */
export const partnerKey =
  (deps: Pick<ApiDeps, 'db'>, scope: PartnerScope): MiddlewareHandler<PartnerEnv> =>
  async (c, next) => {
    const key = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
    const access = key === undefined ? undefined : await findAccess(deps.db, key);
    if (access?.role !== 'partner' || !access.scopes.includes(scope)) {
      throw problemOf({ code: 'access_denied' });
    }
    const partner = await findPartner(deps.db, access.partyId);
    if (!partner) throw problemOf({ code: 'access_denied' });
    c.set('access', access);
    c.set('source', partner.source);
    return next();
  };
