import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import {
  endUserSession,
  enterByLink,
  findLink,
  OidcUnavailable,
  passSecond,
  proveCode,
  type SignedIn,
  signInByLink,
  signInByOidc,
  signInByPassword,
} from '../access/index.ts';
import { noteDone } from '../audit/index.ts';
import { errorFields } from '../platform/index.ts';
import type { AccountContract } from './account-contract.ts';
import type { ApiDeps } from './deps.ts';
import {
  audienceOf,
  dropSession,
  findPerson,
  fromOf,
  keepSession,
  mustBeOurs,
  note,
} from './person.ts';
import { found, must, problemOf } from './problems.ts';

const oidcCookieIn = (c: Context): string => `open310_${audienceOf(c)}_oidc`;
const OIDC_S = 600;

/** How people come in: by password and second factor, by a provider, by a one-time link. */
export function signInRoutes(app: OpenAPIHono, deps: ApiDeps, contract: AccountContract): void {
  const access = () => ({ ...deps, ...deps.signIn });

  app.openapi(contract.ways, (c) => {
    const audience = audienceOf(c);
    const keys = audience === 'staff' && deps.signIn.pageKeys;
    return c.json({ oidc: deps.signIn.oidc[audience] !== null, keys }, 200);
  });

  app.openapi(contract.signIn, async (c) => {
    mustBeOurs(deps, c);
    const from = fromOf(deps, c);
    const answer = await signInByPassword(access(), c.req.valid('json'), from, audienceOf(c));
    if (!answer.ok) {
      const { user, error } = answer;
      // Also of nobody: it takes as long. What is not even heard is no try, and would let anybody fill the log.
      if (error.code !== 'sign_in_locked') await noteFailed(deps, user?.id);
      deps.log.warn('sign_in.refused', { code: error.code, user: user?.id ?? null });
    }
    return c.json({ stage: await welcome(deps, c, must(answer)) }, 200);
  });

  app.openapi(contract.code, async (c) => {
    const person = await findPerson(deps, c);
    if (!person) throw problemOf({ code: 'not_signed_in' });
    const { user, session, stage } = person;
    if (stage !== 'code') return c.json({ stage }, 200);
    const by = await proveCode(deps, user.id, c.req.valid('json').code);
    if (!by.ok) await note(deps, person, 'second-factor.failed');
    const how = must(by);
    const token = await deps.db.tx((tx) => passSecond(tx, session.id, deps.clock.now()));
    keepSession(deps, c, token);
    await note(deps, person, 'second-factor.passed', { by: how, session: session.id });
    return c.json({ stage: 'open' as const }, 200);
  });

  app.openapi(contract.link, async (c) => {
    mustBeOurs(deps, c);
    const link = await findLink(deps, deps.db, c.req.valid('json').secret, audienceOf(c));
    const { user, needsCode } = found(link, 'link_void');
    return c.json({ name: user.name, needsCode }, 200);
  });

  app.openapi(contract.enter, async (c) => {
    mustBeOurs(deps, c);
    const told = { ...c.req.valid('json'), audience: audienceOf(c) };
    const user = must(await enterByLink(access(), told));
    await note(deps, { user }, 'link.used');
    const opened = must(await signInByLink(access(), user, fromOf(deps, c)));
    return c.json({ stage: await welcome(deps, c, opened) }, 200);
  });

  app.openapi(contract.signOut, async (c) => {
    const person = await findPerson(deps, c);
    if (!person) throw problemOf({ code: 'not_signed_in' });
    const end = { now: deps.clock.now(), reason: 'signed_out' };
    await endUserSession(deps.db, person.user.id, person.session.id, end);
    dropSession(deps, c);
    return c.body(null, 204);
  });

  oidcRoutes(app, deps, contract);
}

/** Somebody did not come in: who it was is not known, at most as whom they wanted to. */
const noteFailed = (deps: ApiDeps, user: string | undefined): Promise<number> =>
  deps.db.tx((tx) =>
    noteDone(deps, tx, {
      actor: { id: 'nobody', name: 'nobody' },
      action: 'sign-in.failed',
      subjects: user === undefined ? {} : { user },
    }),
  );

/** Keeps the session in the browser, and notes that it was opened. @returns How far one is in. */
async function welcome(deps: ApiDeps, c: Context, opened: SignedIn): Promise<SignedIn['stage']> {
  keepSession(deps, c, opened.token);
  const { user, sessionId: session, isNewDevice } = opened;
  if (isNewDevice) deps.log.warn('sign_in.new_device', { user: user.id, session });
  await note(deps, { user }, isNewDevice ? 'sign-in.new-device' : 'sign-in', { session });
  return opened.stage;
}

function oidcRoutes(app: OpenAPIHono, deps: ApiDeps, contract: AccountContract): void {
  const pageOf =
    (c: Context) =>
    (query = '') =>
      `${deps.publicUrl}/${audienceOf(c)}${query}`;
  const cookie = (c: Context) =>
    ({
      httpOnly: true,
      sameSite: 'Lax',
      secure: deps.publicUrl.startsWith('https:'),
      path: `/api/${audienceOf(c)}/sign-in/oidc`,
    }) as const;

  app.openapi(contract.oidc, async (c) => {
    const [oidc, page] = [deps.signIn.oidc[audienceOf(c)], pageOf(c)];
    if (!oidc) return c.redirect(page('?problem=oidc_not_offered'));
    try {
      const { url, kept } = await oidc.begin();
      setCookie(c, oidcCookieIn(c), kept, { ...cookie(c), maxAge: OIDC_S });
      return c.redirect(url);
    } catch (error) {
      if (!(error instanceof OidcUnavailable)) throw error;
      deps.log.warn('oidc.failed', errorFields(error));
      return c.redirect(page('?problem=oidc_unavailable'));
    }
  });

  app.openapi(contract.oidcCallback, async (c) => {
    const [audience, page] = [audienceOf(c), pageOf(c)];
    const oidc = deps.signIn.oidc[audience];
    const kept = getCookie(c, oidcCookieIn(c));
    deleteCookie(c, oidcCookieIn(c), cookie(c));
    if (!oidc || kept === undefined) return c.redirect(page('?problem=oidc_refused'));
    try {
      const { search } = new URL(c.req.url);
      const at = `${deps.publicUrl}/api/${audience}/sign-in/oidc/callback${search}`;
      const vouched = await oidc.end(at, kept);
      if (!vouched) return c.redirect(page('?problem=oidc_refused'));
      const access = { ...deps, ...deps.signIn };
      const opened = await signInByOidc(access, vouched, fromOf(deps, c), audience);
      if (!opened.ok) return c.redirect(page(`?problem=${opened.error.code}`));
      await welcome(deps, c, opened.value);
      return c.redirect(page());
    } catch (error) {
      if (!(error instanceof OidcUnavailable)) throw error;
      deps.log.warn('oidc.failed', errorFields(error));
      return c.redirect(page('?problem=oidc_unavailable'));
    }
  });
}
