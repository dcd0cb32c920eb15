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
} from '../../access/index.ts';
import { noteDone } from '../../audit/index.ts';
import { errorFields } from '../../platform/index.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must, problemOf } from '../problems.ts';
import * as contract from './account-contract.ts';
import { dropSession, findPerson, fromOf, keepSession, mustBeOurs, note } from './person.ts';

const OIDC_COOKIE = 'open310_staff_oidc';
const OIDC_S = 600;

/** How the lender's people come in: by password and second factor, by their provider, by a one-time link. */
export function signInRoutes(app: OpenAPIHono, deps: ApiDeps): void {
  const access = () => ({ ...deps, ...deps.signIn });

  app.openapi(contract.ways, (c) =>
    c.json({ oidc: deps.signIn.oidc !== null, keys: deps.signIn.pageKeys }, 200),
  );

  app.openapi(contract.signIn, async (c) => {
    mustBeOurs(deps, c);
    const answer = await signInByPassword(access(), c.req.valid('json'), fromOf(deps, c));
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
    const user = await findLink(deps, deps.db, c.req.valid('json').secret);
    return c.json({ name: found(user, 'link_void').name }, 200);
  });

  app.openapi(contract.enter, async (c) => {
    mustBeOurs(deps, c);
    const { secret, password } = c.req.valid('json');
    const user = must(await enterByLink(access(), secret, password));
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

  oidcRoutes(app, deps);
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

function oidcRoutes(app: OpenAPIHono, deps: ApiDeps): void {
  const page = (query = '') => `${deps.publicUrl}/staff${query}`;
  const cookie = () =>
    ({
      httpOnly: true,
      sameSite: 'Lax',
      secure: deps.publicUrl.startsWith('https:'),
      path: '/api/staff/sign-in/oidc',
    }) as const;

  app.openapi(contract.oidc, async (c) => {
    const { oidc } = deps.signIn;
    if (!oidc) return c.redirect(page('?problem=oidc_not_offered'));
    try {
      const { url, kept } = await oidc.begin();
      setCookie(c, OIDC_COOKIE, kept, { ...cookie(), maxAge: OIDC_S });
      return c.redirect(url);
    } catch (error) {
      if (!(error instanceof OidcUnavailable)) throw error;
      deps.log.warn('oidc.failed', errorFields(error));
      return c.redirect(page('?problem=oidc_unavailable'));
    }
  });

  app.openapi(contract.oidcCallback, async (c) => {
    const { oidc } = deps.signIn;
    const kept = getCookie(c, OIDC_COOKIE);
    deleteCookie(c, OIDC_COOKIE, cookie());
    if (!oidc || kept === undefined) return c.redirect(page('?problem=oidc_refused'));
    try {
      const { search } = new URL(c.req.url);
      const at = `${deps.publicUrl}/api/staff/sign-in/oidc/callback${search}`;
      const vouched = await oidc.end(at, kept);
      if (!vouched) return c.redirect(page('?problem=oidc_refused'));
      const access = { ...deps, ...deps.signIn };
      const opened = await signInByOidc(access, vouched, fromOf(deps, c));
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
