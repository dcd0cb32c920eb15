import { Hono } from 'hono';
import { consentPage } from '../pages/consent.ts';
import { errorPage } from '../pages/layout.ts';
import { isWith } from '../pages/merchant-choices.ts';
import { signedIn } from '../pages/signed-in.ts';
import { answerCall, type Env, mergedParams, type Told } from '../transport.ts';
import { writeJson } from '../wire-json.ts';
import type { World } from '../world.ts';
import type { TopGateway } from './gateway.ts';
import { tokenByCode, tokenByRefresh } from './token.ts';

const AUTHORIZE = '/authorize';
const PATH = `/taobao${AUTHORIZE}`;
const JSON_TYPE = 'application/json;charset=utf-8';

/** Taobao's sides: the router for programs, the OAuth page for the seller, the token endpoint. */
export function taobaoRoutes(world: World, gateway: TopGateway): Hono<Env> {
  const wrong = (q: Readonly<Record<string, string>>): readonly [string, string] | undefined => {
    if (q.client_id !== world.keys.taobaoAppKey) return ['无效的 client_id', 'Unknown client_id'];
    if (q.response_type !== 'code')
      return ['response_type 必须为 code', 'response_type must be code'];
    if (q.redirect_uri !== world.lender.redirectUris.taobao)
      return ['回调地址与登记的不一致', 'redirect_uri differs from the registered one'];
    return undefined;
  };
  const fieldsOf = (q: Readonly<Record<string, string>>): Record<string, string> => ({
    response_type: 'code',
    client_id: q.client_id ?? '',
    redirect_uri: q.redirect_uri ?? '',
    ...(q.state === undefined ? {} : { state: q.state }),
    ...(q.view === undefined ? {} : { view: q.view }),
  });

  return new Hono<Env>()
    .all('/router/rest', async (c) => {
      const params = await mergedParams(c);
      const type = params.format === 'json' ? JSON_TYPE : 'text/xml;charset=utf-8';
      return answerCall(c, world, 'taobao', params.method ?? '', type, async () =>
        gateway.answer(params),
      );
    })
    .get(AUTHORIZE, (c) => {
      world.requests.count('taobao', 'authorize');
      const query = c.req.query();
      const problem = wrong(query);
      if (problem) return errorPage(c, ...problem);
      const user = signedIn(c, world);
      const stranger = user !== undefined && !isWith(world, user, 'taobao');
      const resident = stranger ? undefined : user;
      const fields = fieldsOf(query);
      return consentPage(c, world, { partner: 'taobao', path: PATH, fields, resident, stranger });
    })
    .post(AUTHORIZE, async (c) => {
      const form = await mergedParams(c);
      const problem = wrong(form);
      if (problem) return errorPage(c, ...problem);
      const resident = world.residents.find(form.as ?? '');
      if (!resident || !isWith(world, resident, 'taobao'))
        return errorPage(c, '请先登录', 'Sign in first');
      const back = new URL(form.redirect_uri ?? '');
      if (form.decision === 'agree') {
        const code = world.grants.issueCode('taobao', resident.key, form.redirect_uri ?? '');
        back.searchParams.set('code', code);
      } else {
        back.searchParams.set('error', 'access_denied');
        back.searchParams.set('error_description', 'authorize reject');
      }
      if (form.state !== undefined) back.searchParams.set('state', form.state);
      return c.redirect(back.toString());
    })
    .post('/token', async (c) => {
      const form = await mergedParams(c);
      return answerCall(c, world, 'taobao', 'oauth/token', JSON_TYPE, async () => {
        const { keys } = world;
        if (form.client_id !== keys.taobaoAppKey || form.client_secret !== keys.taobaoAppSecret)
          return refused('invalid_client', 'client_id or client_secret is wrong');
        const token =
          form.grant_type === 'refresh_token'
            ? tokenByRefresh(world, form.refresh_token ?? '')
            : tokenByCode(world, form.code ?? '', form.redirect_uri ?? '');
        return token
          ? writeJson(token)
          : refused('invalid_grant', 'code or refresh token is not valid');
      });
    });
}

const refused = (error: string, description: string): Told => ({
  text: writeJson({ error, error_description: description }),
  status: 400,
});
