import { Hono } from 'hono';
import { consentPage } from '../pages/consent.ts';
import { errorPage } from '../pages/layout.ts';
import { isWith } from '../pages/merchant-choices.ts';
import { signedIn } from '../pages/signed-in.ts';
import { answerCall, type Env, mergedParams } from '../transport.ts';
import type { World } from '../world.ts';
import type { FundBook } from './fund-book.ts';
import type { Gateway } from './gateway.ts';
import { billOf } from './trade-bill.ts';

const AUTHORIZE = '/oauth2/appToAppAuth.htm';
const PATH = `/alipay${AUTHORIZE}`;

/** Alipay's two sides: the gateway for programs, and the page on which a merchant says yes. */
export function alipayRoutes(world: World, gateway: Gateway, funds: FundBook): Hono<Env> {
  /** What is wrong with an authorisation request, or nothing. */
  const wrong = (q: Readonly<Record<string, string>>): readonly [string, string] | undefined => {
    if (q.app_id !== world.keys.alipayAppId) return ['无效的应用 app_id', 'Unknown app_id'];
    if (q.redirect_uri !== world.lender.redirectUris.alipay)
      return ['回调地址与登记的不一致', 'redirect_uri differs from the registered one'];
    return undefined;
  };
  const fieldsOf = (q: Readonly<Record<string, string>>): Record<string, string> => ({
    app_id: q.app_id ?? '',
    redirect_uri: q.redirect_uri ?? '',
    ...(q.state === undefined ? {} : { state: q.state }),
  });

  return new Hono<Env>()
    .all('/gateway.do', async (c) => {
      const params = await mergedParams(c);
      return answerCall(c, world, 'alipay', params.method ?? '', 'text/html;charset=utf-8', () =>
        gateway.answer(params, new URL(c.req.url).origin),
      );
    })
    .get('/bills/:token', (c) => {
      world.requests.count('alipay', 'bill');
      const bill = billOf(world, c.req.param('token')) ?? funds.billOf(c.req.param('token'));
      return bill
        ? c.body(new Uint8Array(bill), 200, { 'content-type': 'application/zip' })
        : c.body('链接已失效', 403, { 'content-type': 'text/plain;charset=utf-8' });
    })
    .get(AUTHORIZE, (c) => {
      world.requests.count('alipay', 'appToAppAuth.htm');
      const query = c.req.query();
      const problem = wrong(query);
      if (problem) return errorPage(c, ...problem);
      const resident = signedIn(c, world);
      const fields = fieldsOf(query);
      return consentPage(c, world, {
        partner: 'alipay',
        path: PATH,
        fields,
        resident,
        stranger: false,
      });
    })
    .post(AUTHORIZE, async (c) => {
      const form = await mergedParams(c);
      const problem = wrong(form);
      if (problem) return errorPage(c, ...problem);
      const resident = world.residents.find(form.as ?? '');
      if (!resident || !isWith(world, resident, 'alipay'))
        return errorPage(c, '请先登录', 'Sign in first');
      const back = new URL(form.redirect_uri ?? '');
      back.searchParams.set('app_id', world.keys.alipayAppId);
      if (form.state !== undefined) back.searchParams.set('state', form.state);
      if (form.decision !== 'agree') {
        back.searchParams.set('error', 'access_denied');
        return c.redirect(back.toString());
      }
      const code = world.grants.issueCode('alipay', resident.key, form.redirect_uri ?? '');
      back.searchParams.set('app_auth_code', code);
      return c.redirect(back.toString());
    });
}
