import type { OpenAPIHono } from '@hono/zod-openapi';
import { parseId } from '../../kernel/index.ts';
import { decideIdentity, type HeldIdentity, listHeld } from '../../origination/index.ts';
import { findBorrower } from '../../party/index.ts';
import { endAllSessions, forgetPhone } from '../../sessions/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must } from '../problems.ts';
import type { StaffEnv } from './caller.ts';
import * as contract from './identity-contract.ts';

const MOST = 200;

/** The queue of borrowers whom a check has held. */
export function identityRoutes(app: OpenAPIHono<StaffEnv>, deps: ApiDeps): void {
  app.openapi(contract.listIdentities, async (c) => {
    const waiting = c.req.valid('query').state === 'waiting';
    const held = await listHeld(deps, { waiting, most: MOST });
    return c.json({ identities: held.map(viewHeld) }, 200);
  });

  app.openapi(contract.decideIdentity, async (c) => {
    const id = found(parseId('borrower', c.req.valid('param').id), 'identity_not_found');
    const { partyId, name } = c.var.access;
    const by = { id: partyId, name };
    const decided = await decideIdentity(deps, id, { ...c.req.valid('json'), by });
    return c.json(viewHeld(must(decided)), 200);
  });

  app.openapi(contract.endBorrowerSessions, async (c) => {
    const { id } = found(
      await findBorrower(deps.db, c.req.valid('param').id),
      'borrower_not_found',
    );
    const { forgetPhone: forgets } = c.req.valid('json');
    const end = { now: deps.clock.now(), reason: 'ended_by_staff' };
    const ended = await deps.db.tx(async (tx) => {
      if (forgets) await forgetPhone(tx, id);
      return endAllSessions(tx, id, end);
    });
    return c.json({ ended }, 200);
  });
}

const viewHeld = ({ decidedByName, checks, told, ...held }: HeldIdentity) => ({
  ...held,
  told: { ...told },
  checks: checks.map((check) => ({ ...check })),
  decidedBy: decidedByName,
});
