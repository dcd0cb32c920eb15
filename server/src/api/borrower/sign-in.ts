import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { segments } from '../../kernel/index.ts';
import { signIn } from '../../origination/index.ts';
import { errorFields, OperationalError } from '../../platform/index.ts';
import { endSession } from '../../sessions/index.ts';
import type { ApiDeps } from '../deps.ts';
import { problemOf } from '../problems.ts';
import {
  type BorrowerEnv,
  browserOf,
  cookieOf,
  findCaller,
  keepSession,
  SESSION_COOKIE,
} from './caller.ts';
import * as contract from './contract.ts';

const STATE_COOKIE = 'open310_sign_in';
const STATE_TTL_S = 600;

/** Signing in through a partner: out with a state that only this browser holds, back with a code. */
export function signInRoutes(app: OpenAPIHono<BorrowerEnv>, deps: ApiDeps): void {
  const { publicUrl } = deps;
  const cookie = cookieOf(deps);
  const redirectUri = (source: string) => `${publicUrl}/api/borrower/callback/${source}`;
  const toPage = (path: string) => `${publicUrl}${path}`;

  app.openapi(contract.waysIn, (c) => c.json({ phone: deps.messages !== null }, 200));

  app.openapi(contract.signIn, (c) => {
    const { source, segment } = c.req.valid('json');
    const connection = deps.connectors[source]?.connection;
    if (connection?.kind !== 'oauth') throw problemOf({ code: 'source_not_offered' });
    const state = randomBytes(24).toString('base64url');
    const kept = segment === undefined ? state : `${state}.${segment}`;
    setCookie(c, STATE_COOKIE, kept, { ...cookie, maxAge: STATE_TTL_S });
    const authorizeUrl = connection.authorizeUrl(state, redirectUri(source));
    return c.json({ authorizeUrl }, 200);
  });

  app.openapi(contract.callback, async (c) => {
    const { source } = c.req.valid('param');
    const query = c.req.valid('query');
    const code = query.app_auth_code ?? query.code;
    const [expected, kind] = getCookie(c, STATE_COOKIE)?.split('.') ?? [];
    deleteCookie(c, STATE_COOKIE, cookie);
    if (query.error !== undefined) return c.redirect(toPage('/?problem=sign_in_cancelled'));
    if (!expected || !query.state || !same(expected, query.state)) {
      return c.redirect(toPage('/?problem=sign_in_state'));
    }
    if (code === undefined) return c.redirect(toPage('/?problem=sign_in_cancelled'));
    try {
      const as = (await findCaller(deps, c))?.borrowerId;
      const { sessionTtlMs } = deps;
      const browser = browserOf(c);
      const signed = await signIn(deps, {
        source,
        code,
        redirectUri: redirectUri(source),
        ...{ as, browser, sessionTtlMs, segment: segments.find((one) => one === kind) },
      });
      if (!signed.ok) return c.redirect(toPage(`/?problem=${signed.error.code}`));
      keepSession(deps, c, browser, signed.value.token);
      return c.redirect(toPage('/?signed-in'));
    } catch (error) {
      if (!(error instanceof OperationalError)) throw error;
      deps.log.warn('sign_in.failed', { source, ...errorFields(error) });
      return c.redirect(toPage('/?problem=sign_in_failed'));
    }
  });

  app.openapi(contract.signOut, async (c) => {
    const { borrowerId, sessionId } = c.var;
    const end = { now: deps.clock.now(), reason: 'signed_out' };
    await endSession(deps.db, borrowerId, sessionId, end);
    deleteCookie(c, SESSION_COOKIE, cookie);
    return c.body(null, 204);
  });
}

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
