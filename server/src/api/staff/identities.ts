import type { OpenAPIHono } from '@hono/zod-openapi';
import { parseId } from '../../kernel/index.ts';
import { decideIdentity, type HeldIdentity, listHeld } from '../../origination/index.ts';
import { findBorrower, listLinks } from '../../party/index.ts';
import {
  endAllSessions,
  findStop,
  liftStop,
  listSessions,
  maskPhone,
  openPhone,
  stopPhone,
} from '../../sessions/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must, problemOf } from '../problems.ts';
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
    const { stopPhone: stops } = c.req.valid('json');
    const end = { now: deps.clock.now(), reason: 'ended_by_staff' };
    const ended = await deps.db.tx(async (tx) => {
      if (stops) await stopPhone(tx, deps.vault, { borrowerId: id, now: end.now });
      return endAllSessions(tx, id, end);
    });
    return c.json({ ended }, 200);
  });

  app.openapi(contract.getBorrowerSessions, async (c) => {
    const { db, vault, clock } = deps;
    const { id } = found(await findBorrower(db, c.req.valid('param').id), 'borrower_not_found');
    const [open, phone, stoppedAt, links] = await Promise.all([
      listSessions(db, id, clock.now()),
      openPhone(db, vault, id),
      findStop(db, id),
      listLinks(db, vault, id),
    ]);
    const masked = phone === null ? null : maskPhone(phone);
    const hasPartner = links.length > 0;
    return c.json({ sessions: open.length, phone: masked, stoppedAt, hasPartner }, 200);
  });

  app.openapi(contract.liftPhoneStop, async (c) => {
    const { db } = deps;
    const { id } = found(await findBorrower(db, c.req.valid('param').id), 'borrower_not_found');
    if (!(await liftStop(db, id))) throw problemOf({ code: 'phone_not_stopped' });
    return c.body(null, 204);
  });
}

const viewHeld = ({ decidedByName, checks, told, ...held }: HeldIdentity) => ({
  ...held,
  told: { ...told },
  checks: checks.map((check) => ({ ...check })),
  decidedBy: decidedByName,
});
