import type { OpenAPIHono } from '@hono/zod-openapi';
import { parseId } from '../../kernel/index.ts';
import {
  endAllSessions,
  endSession,
  findStop,
  listSessions,
  maskPhone,
  openPhone,
} from '../../sessions/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found } from '../problems.ts';
import type { BorrowerEnv } from './caller.ts';
import * as contract from './phone-contract.ts';

/** Where a borrower is signed in, and an end to it. */
export function sessionRoutes(app: OpenAPIHono<BorrowerEnv>, deps: ApiDeps): void {
  const { db, clock, vault } = deps;
  app.openapi(contract.listSessions, async (c) => {
    const { borrowerId, sessionId } = c.var;
    const [sessions, phone, stoppedAt] = await Promise.all([
      listSessions(db, borrowerId, clock.now()),
      openPhone(db, vault, borrowerId),
      findStop(db, borrowerId),
    ]);
    const shown = sessions.map((one) => ({
      ...{ id: one.id, says: one.says, way: one.way, signs: one.signs },
      ...{ openedAt: one.openedAt, usedAt: one.usedAt, expiresAt: one.expiresAt },
      isThis: one.id === sessionId,
    }));
    const masked = phone === null || stoppedAt !== null ? null : maskPhone(phone);
    return c.json({ phone: masked, phoneOffered: deps.messages !== null, sessions: shown }, 200);
  });

  app.openapi(contract.endOtherSessions, async (c) => {
    const { borrowerId, sessionId: except } = c.var;
    const end = { now: clock.now(), reason: 'ended', except };
    return c.json({ ended: await endAllSessions(db, borrowerId, end) }, 200);
  });

  app.openapi(contract.endSession, async (c) => {
    const id = found(parseId('session', c.req.valid('param').id));
    const end = { now: clock.now(), reason: 'ended' };
    const ended = await endSession(db, c.var.borrowerId, id, end);
    found(ended === 1 ? id : undefined);
    return c.body(null, 204);
  });
}
