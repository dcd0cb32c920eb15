import { randomBytes, randomInt } from 'node:crypto';
import { Hono } from 'hono';
import { heldAt } from '../../economy/index.ts';
import { randomHex } from '../grants.ts';
import type { Resident } from '../merchants.ts';
import { consentRoutes, grantFor } from '../pages/consent-routes.ts';
import { answerCall, type Env, mergedParams, type Told } from '../transport.ts';
import type { Twin, TwinPlace } from '../twin.ts';
import { type WireValue, writeJson } from '../wire-json.ts';
import { billsOf, ordersOf, shopOf, userIdOf, viewOrder } from './orders.ts';
import { callSign, pushSign, rawPairs } from './sign.ts';

const PARTNER = 'eleme';
const ORDERS = 'eleme.order.getAllOrders';
const BILLS = 'eleme.finance.queryBranchBillsNew';
const JSON_TYPE = 'application/json;charset=UTF-8';
const DAY_MS = 86_400_000;
const lists = [ORDERS, BILLS];

/** Ele.me: takeaway. */
export const elemeTwin: Twin = {
  partner: PARTNER,
  name: { zh: '饿了么', en: 'Ele.me' },
  makeKeys: () => ({
    appKey: randomBytes(5).toString('hex'),
    appSecret: randomBytes(20).toString('hex'),
    appId: String(randomInt(10_000_000, 99_999_999)),
  }),
  environment: (url, { appKey = '', appSecret = '' }) => ({
    ELEME_API_URL: `${url}/api/v1/`,
    ELEME_AUTHORIZE_URL: `${url}/authorize`,
    ELEME_TOKEN_URL: `${url}/token`,
    ELEME_APP_KEY: appKey,
    ELEME_APP_SECRET: appSecret,
    ELEME_CALLS_PER_SECOND: '300',
  }),
  serves: ({ holdings }) => holdings.takeawayOrders.length > 0,
  tokenLife: { tokenMs: 30 * DAY_MS, ordersMs: 30 * DAY_MS, refreshMs: 60 * DAY_MS },
  faults: {
    ...{ slow: true, http500: true, html: true, answer_lost: true, quota: true },
    ...{ truncated_page: lists, token_expired: lists },
    ...{ duplicate_push: true, late_push: true, forged_push: true },
  },
  routes: (place) =>
    new Hono<Env>()
      .route(
        '/',
        consentRoutes(place, elemeTwin, {
          path: '/authorize',
          app: { param: 'client_id', key: place.keys.appKey ?? '' },
        }),
      )
      .post('/token', async (c) => {
        const [form, told] = [await mergedParams(c), c.req.header('authorization') ?? ''];
        return answerCall(c, place.world, PARTNER, 'token', JSON_TYPE, async () =>
          token(place, form, told),
        );
      })
      .post('/api/v1/', async (c) => {
        const text = await c.req.text();
        const action = /"action":"([\w.]+)"/.exec(text)?.[1] ?? '';
        return answerCall(c, place.world, PARTNER, action, JSON_TYPE, async () =>
          answer(place, text),
        );
      })
      .post('/messages/:type', async (c) => {
        // Another site in the same browser reaches loopback, but sends no JSON unasked.
        if (c.req.header('content-type') !== 'application/json') return c.body(null, 415);
        const { as } = await c.req.json<{ as: string }>();
        const resident = place.world.residents.find(as);
        if (!resident || !elemeTwin.serves(resident)) return c.body(null, 404);
        announce(place, resident, Number(c.req.param('type')));
        return c.body(null, 202);
      }),
};

function token(
  place: TwinPlace,
  form: Readonly<Record<string, string>>,
  authorization: string,
): Told | string {
  const { keys } = place;
  const wrong = (error: string): Told => ({
    text: writeJson({ error, error_description: error }),
    status: 400,
  });
  const basic = Buffer.from(`${keys.appKey}:${keys.appSecret}`).toString('base64');
  if (authorization !== `Basic ${basic}`) return wrong('invalid_client');
  const given = grantFor(place, PARTNER, form, () => randomHex(16));
  if (!given) return wrong('invalid_request');
  return writeJson({
    access_token: given.token.accessToken,
    token_type: 'Bearer',
    expires_in: Math.trunc((given.token.expiresAt - given.token.issuedAt) / 1000),
    refresh_token: given.token.refreshToken,
    trace_id: randomHex(8),
  });
}

interface Asked {
  readonly id: string;
  readonly action: string;
  readonly token: string;
  readonly metas: { readonly app_key: string; readonly timestamp: number };
  readonly params: Readonly<Record<string, unknown>>;
  readonly signature: string;
}

function answer(place: TwinPlace, text: string): string {
  const { world, keys, limiter } = place;
  const asked = JSON.parse(text) as Asked;
  const say = (result: WireValue, error: WireValue = null): string =>
    writeJson({ nop: '1.0.0', id: asked.id, result, error }, { odd: true });
  const no = (code: string, message: string): string => say(null, { code, message });
  const { action, metas } = asked;
  if (metas?.app_key !== keys.appKey) return no('ACCESS_DENIED', '应用不存在');
  const made = callSign(action, asked.token, rawPairs(text), keys.appSecret ?? '');
  if (asked.signature !== made) return no('INVALID_SIGNATURE', '签名错误');
  if (Math.abs(metas.timestamp * 1000 - world.clock.now()) > 300_000)
    return no('INVALID_TIMESTAMP', '时间戳无效');
  if (world.faults.take(PARTNER, ['quota'], action) || limiter.admit(metas.app_key) > 0)
    return no('EXCEED_LIMIT', '调用频率超过限制');
  const found = world.grants.findByAccess(PARTNER, asked.token);
  const expired = world.faults.take(PARTNER, ['token_expired'], action) !== undefined;
  const resident = found && world.residents.find(found.merchantKey);
  if (!resident || expired || world.clock.now() >= found.expiresAt)
    return no('UNAUTHORIZED', '授权无效');
  const shop = shopOf(resident);
  if (action === 'eleme.user.getUser')
    return say({
      userId: userIdOf(resident),
      userName: resident.merchant.name,
      authorizedShops: [{ id: BigInt(shop), name: resident.merchant.name }],
    });
  if (new RegExp(`"shopId":${shop}[,}]`).exec(text) === null)
    return no('VALIDATION_FAILED', '店铺不存在');
  const seen = { ...resident, holdings: heldAt(resident.holdings, world.clock.now()) };
  const page = lists.includes(action) ? list(action, seen, asked.params, world) : null;
  return page === null ? no('VALIDATION_FAILED', '参数错误') : say(page);
}

/** A page of a list, or `null` where it is asked for wrongly. */
function list(
  action: string,
  resident: Resident,
  params: Readonly<Record<string, unknown>>,
  { clock }: TwinPlace['world'],
): WireValue {
  if (action === BILLS) {
    const query = params.query as Readonly<Record<string, unknown>>;
    const [no, size] = [Number(query.pageIndex), Number(query.pageSize)];
    if (!(no >= 1) || !(size <= 50)) return null;
    const all = billsOf(resident, String(query.beginDate), String(query.endDate));
    return { total: all.length, bills: all.slice((no - 1) * size, no * size) };
  }
  const [no, size] = [Number(params.pageNo), Number(params.pageSize)];
  if (!(no >= 1 && no <= 100) || !(size >= 1 && size <= 50)) return null;
  const all = ordersOf(resident, String(params.date));
  const shown = all.slice((no - 1) * size, no * size);
  return { total: all.length, list: shown.map((order) => viewOrder(order, clock.now())) };
}

/** Tells the lender of a merchant's latest order (10) or of something else (100: consent taken back). */
function announce(place: TwinPlace, resident: Resident, type: number): void {
  const { keys, world } = place;
  const now = world.clock.now();
  const last = heldAt(resident.holdings, now).takeawayOrders.at(-1);
  const shopId = BigInt(shopOf(resident));
  const message =
    type === 10 && last
      ? writeJson(viewOrder(last, now))
      : writeJson({ orderId: last?.id ?? '', shopId, appId: Number(keys.appId) });
  const fields = {
    requestId: randomHex(16),
    ...{ type, appId: Number(keys.appId), message, shopId },
    timestamp: BigInt(now),
    userId: userIdOf(resident),
  };
  const signature = pushSign(fields, keys.appSecret ?? '');
  place.push({
    what: String(type),
    headers: { 'content-type': 'application/json' },
    body: writeJson({ ...fields, signature }),
    isThanks: (status, body) => status === 200 && /"message"\s*:\s*"ok"/.test(body),
  });
}
