import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { segments } from '../../kernel/index.ts';
import { signIn } from '../../origination/index.ts';
import { closeSession } from '../../party/index.ts';
import { errorFields, OperationalError } from '../../platform/index.ts';
import type { ApiDeps } from '../deps.ts';
import { problemOf } from '../problems.ts';
import { type BorrowerEnv, findCaller, SESSION_COOKIE } from './caller.ts';
import * as contract from './contract.ts';

const STATE_COOKIE = 'open310_sign_in';
const STATE_TTL_S = 600;
const DEVICE_COOKIE = 'open310_device';
const DEVICE_TTL_S = 400 * 86_400; // Browsers keep none for longer.

/** Signing in through a partner: out with a state that only this browser holds, back with a code. */
export function signInRoutes(app: OpenAPIHono<BorrowerEnv>, deps: ApiDeps): void {
  const { publicUrl } = deps;
  const secure = publicUrl.startsWith('https:');
  const cookie = { httpOnly: true, sameSite: 'Lax', secure, path: '/' } as const;
  const redirectUri = (source: string) => `${publicUrl}/api/borrower/callback/${source}`;
  const toPage = (path: string) => `${publicUrl}${path}`;

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
      const as = await findCaller(deps, getCookie(c, SESSION_COOKIE));
      const { sessionTtlMs } = deps;
      const device = deviceOf(getCookie(c, DEVICE_COOKIE));
      setCookie(c, DEVICE_COOKIE, device, { ...cookie, maxAge: DEVICE_TTL_S });
      const signed = await signIn(deps, {
        source,
        code,
        redirectUri: redirectUri(source),
        ...{ as, device, sessionTtlMs, segment: segments.find((one) => one === kind) },
      });
      if (!signed.ok) return c.redirect(toPage(`/?problem=${signed.error.code}`));
      const maxAge = Math.floor(sessionTtlMs / 1000);
      setCookie(c, SESSION_COOKIE, signed.value.token, { ...cookie, maxAge });
      return c.redirect(toPage('/?signed-in'));
    } catch (error) {
      if (!(error instanceof OperationalError)) throw error;
      deps.log.warn('sign_in.failed', { source, ...errorFields(error) });
      return c.redirect(toPage('/?problem=sign_in_failed'));
    }
  });

  app.openapi(contract.signOut, async (c) => {
    await closeSession(deps.db, c.var.sessionToken);
    deleteCookie(c, SESSION_COOKIE, cookie);
    return c.body(null, 204);
  });
}

/** The word by which this browser is known; one that is not of our making is replaced. */
const deviceOf = (held: string | undefined): string =>
  held !== undefined && /^[\w-]{32}$/.test(held) ? held : randomBytes(24).toString('base64url');

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
