import type { OpenAPIHono } from '@hono/zod-openapi';
import { type Id, ok, parseId, type Result, refuse } from '../../kernel/index.ts';
import { createAccessKey, listKeysOf, type OwnKey, revokeKeyOf } from '../../party/index.ts';
import { type Tx, txOrRefuse } from '../../platform/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must } from '../problems.ts';
import { type PartnerEnv, personIn } from './caller.ts';
import * as contract from './key-contract.ts';

/** Most keys of a partner that open something. Assumed: a program has one, and another while it is changed. */
const LIVE_MOST = 50;
const LISTED = 200;

type MakeRefusal = { readonly code: 'scope_beyond_own' } | { readonly code: 'keys_too_many' };

const view = ({ id, name, scopes, madeBy, createdAt, lastUsedAt, revokedAt }: OwnKey) => ({
  ...{ id, name, scopes: [...scopes], madeBy, madeAt: createdAt, usedAt: lastUsedAt, revokedAt },
});

/** A partner's keys: named, with what each opens, made by a person who may do that much, and revoked for good. */
export function keyRoutes(app: OpenAPIHono<PartnerEnv>, deps: ApiDeps): void {
  app.openapi(contract.listKeys, async (c) => {
    const keys = await listKeysOf(deps.db, c.var.access.partyId, LISTED);
    return c.json({ keys: keys.map(view) }, 200);
  });

  app.openapi(contract.makeKey, async (c) => {
    const { name, scopes } = c.req.valid('json');
    const { access } = c.var;
    const madeBy = personIn(c).user.name;
    const partyId = access.partyId as Id<'partner'>;
    const mayAll = scopes.every((scope) => access.scopes.includes(scope));
    const make = async (
      tx: Tx,
    ): Promise<Result<{ id: Id<'access_key'>; key: string }, MakeRefusal>> => {
      if (!mayAll) return refuse({ code: 'scope_beyond_own' });
      const live = (await listKeysOf(tx, partyId, LISTED)).filter((one) => one.revokedAt === null);
      if (live.length >= LIVE_MOST) return refuse({ code: 'keys_too_many' });
      const asked = {
        role: 'partner',
        name,
        scopes: [...new Set(scopes)],
        partyId,
        madeBy,
      } as const;
      const { keyId: id, key } = await createAccessKey(tx, asked);
      return ok({ id, key });
    };
    const made = must(await txOrRefuse(deps.db, make));
    c.header('cache-control', 'no-store');
    return c.json({ ...made }, 201);
  });

  app.openapi(contract.revokeKey, async (c) => {
    const id = found(parseId('access_key', c.req.valid('param').id), 'key_not_found');
    const revoked = await revokeKeyOf(deps.db, c.var.access.partyId, id);
    found(revoked ? id : undefined, 'key_not_found');
    return c.body(null, 204);
  });
}
