import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bindPhone, signInByPhone } from '../../origination/index.ts';
import { askCode, readPhone } from '../../sessions/index.ts';
import { addressOf } from '../browser.ts';
import type { ApiDeps } from '../deps.ts';
import { found, must, problemOf } from '../problems.ts';
import { type BorrowerEnv, browserOf, keepSession } from './caller.ts';
import * as contract from './phone-contract.ts';

/** Coming in by a code that is sent to a phone. Numbers and codes pass here and stand in no log. */
export function phoneRoutes(app: OpenAPIHono<BorrowerEnv>, deps: ApiDeps): void {
  /** The eleven digits, where anybody comes in by phone at all. */
  const phoneOf = (typed: string): string => {
    if (!deps.messages) throw problemOf({ code: 'phone_not_offered' });
    return found(readPhone(typed), 'phone_malformed');
  };

  app.openapi(contract.askSignInCode, async (c) => {
    const phone = phoneOf(c.req.valid('json').phone);
    const { device } = browserOf(c);
    const from = { language: languageOf(c), address: addressOf(deps, c), device };
    const asked = await askCode(deps, { phone, purpose: 'signIn', borrowerId: null, ...from });
    return c.json(must(asked), 200);
  });

  app.openapi(contract.signInByPhone, async (c) => {
    const { phone: typed, code, segment } = c.req.valid('json');
    const browser = browserOf(c);
    const { sessionTtlMs, phoneSignUp: signUp } = deps;
    const signed = must(
      await signInByPhone(deps, {
        ...{ phone: phoneOf(typed), code, segment, browser, sessionTtlMs, signUp },
        address: addressOf(deps, c),
      }),
    );
    keepSession(deps, c, browser, signed.token);
    return c.json({ borrowerId: signed.borrowerId }, 200);
  });

  app.openapi(contract.askBindCode, async (c) => {
    const phone = phoneOf(c.req.valid('json').phone);
    const { borrowerId } = c.var;
    const from = { language: languageOf(c), address: addressOf(deps, c) };
    const asked = await askCode(deps, { phone, purpose: 'bindPhone', borrowerId, ...from });
    return c.json(must(asked), 200);
  });

  app.openapi(contract.bindPhone, async (c) => {
    const { phone, code } = c.req.valid('json');
    const { borrowerId, sessionId } = c.var;
    const typed = { phone: phoneOf(phone), code, address: addressOf(deps, c), sessionId };
    must(await bindPhone(deps, borrowerId, { ...typed, language: languageOf(c) }));
    return c.body(null, 204);
  });
}

/** What the page is read in; Chinese unless it says English. */
const languageOf = (c: Context): 'zh' | 'en' =>
  /^en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'zh';
