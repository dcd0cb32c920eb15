import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  addressOf,
  beginSecond,
  changePassword,
  confirmSecond,
  countRecoveryCodes,
  emailOf,
  endAllSessions,
  endUserSession,
  listUserSessions,
  passSecond,
  proveCode,
  removeSecond,
  writeRecoveryCodes,
} from '../access/index.ts';
import { parseId } from '../kernel/index.ts';
import { routes } from '../platform/index.ts';
import type { AccountContract } from './account-contract.ts';
import type { ApiDeps } from './deps.ts';
import { keepSession, mustPerson, note } from './person.ts';
import { found, must, problemOf } from './problems.ts';
import { signInRoutes } from './sign-in.ts';

/**
 * Signing in, and everybody's own account, for an audience. Passwords and codes pass here: the log gets what was done,
 * never what was sent.
 */
export function accountRoutes(deps: ApiDeps, contract: AccountContract): OpenAPIHono {
  const app = routes() as OpenAPIHono;
  signInRoutes(app, deps, contract);
  sessionRoutes(app, deps, contract);
  secondRoutes(app, deps, contract);
  return app;
}

function sessionRoutes(app: OpenAPIHono, deps: ApiDeps, contract: AccountContract): void {
  const { db, clock, vault } = deps;
  app.openapi(contract.account, async (c) => {
    const { user, session } = await mustPerson(deps, c);
    const sessions = await listUserSessions({ ...deps, ...deps.signIn }, user.id);
    const own = sessions.map((one) => ({
      ...{ id: one.id, says: one.says, method: one.method, newDevice: one.newDevice },
      ...{ openedAt: one.openedAt, usedAt: one.usedAt, address: addressOf(vault, one) },
      isThis: one.id === session.id,
    }));
    const view = {
      ...{ name: user.name, email: emailOf(vault, user), roles: [...user.roles], sessions: own },
      ...{ hasPassword: user.passwordHash !== null, secondSince: user.totpSince },
      secondRequired: deps.signIn.rules.needsSecond(user.roles, user.audience),
      recoveryCodes: await countRecoveryCodes(deps, user.id),
    };
    return c.json(view, 200);
  });

  app.openapi(contract.endOthers, async (c) => {
    const { user, session } = await mustPerson(deps, c);
    const end = { now: clock.now(), reason: 'ended', except: session.id };
    const ended = await endAllSessions(db, user.id, end);
    await note(deps, { user }, 'sessions.end-others');
    return c.json({ ended }, 200);
  });

  app.openapi(contract.endSession, async (c) => {
    const { user } = await mustPerson(deps, c);
    const id = found(parseId('user_session', c.req.valid('param').id));
    const ended = await endUserSession(db, user.id, id, { now: clock.now(), reason: 'ended' });
    found(ended === 1 ? id : undefined);
    await note(deps, { user }, 'sessions.end', { session: id });
    return c.body(null, 204);
  });

  app.openapi(contract.password, async (c) => {
    const { user, session } = await mustPerson(deps, c);
    const { old, next } = c.req.valid('json');
    const access = { ...deps, ...deps.signIn };
    must(await changePassword(access, user, { old, next, sessionId: session.id }));
    await note(deps, { user }, 'password.change');
    return c.body(null, 204);
  });
}

function secondRoutes(app: OpenAPIHono, deps: ApiDeps, contract: AccountContract): void {
  app.openapi(contract.beginSecond, async (c) => {
    const { user } = await mustPerson(deps, c, 'enrol');
    return c.json(must(await beginSecond(deps, user)), 200);
  });

  app.openapi(contract.confirmSecond, async (c) => {
    const person = await mustPerson(deps, c, 'enrol');
    const codes = must(await confirmSecond(deps, person.user, c.req.valid('json').code));
    // Sessions that were opened without it end; this one goes on, and has shown it.
    const now = deps.clock.now();
    const end = { now, reason: 'second_factor', except: person.session.id };
    const token = await deps.db.tx(async (tx) => {
      await endAllSessions(tx, person.user.id, end);
      return passSecond(tx, person.session.id, now);
    });
    keepSession(deps, c, token);
    await note(deps, person, 'second-factor.set');
    return c.json({ codes: [...codes] }, 200);
  });

  app.openapi(contract.removeSecond, async (c) => {
    const person = await mustPerson(deps, c);
    if (deps.signIn.rules.needsSecond(person.user.roles, person.user.audience)) {
      throw problemOf({ code: 'second_factor_required' });
    }
    must(await proveCode(deps, person.user.id, c.req.valid('json').code));
    await deps.db.tx((tx) => removeSecond(tx, person.user.id));
    await note(deps, person, 'second-factor.remove');
    return c.body(null, 204);
  });

  app.openapi(contract.recoveryCodes, async (c) => {
    const person = await mustPerson(deps, c);
    must(await proveCode(deps, person.user.id, c.req.valid('json').code));
    const codes = await deps.db.tx((tx) => writeRecoveryCodes(tx, person.user.id));
    await note(deps, person, 'recovery-codes.renew');
    return c.json({ codes: [...codes] }, 200);
  });
}
