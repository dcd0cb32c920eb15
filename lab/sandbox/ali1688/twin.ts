import { randomBytes, randomInt } from 'node:crypto';
import { Hono } from 'hono';
import { memberIdOf } from '../../economy/index.ts';
import { randomHex, type Token } from '../grants.ts';
import { consentRoutes, grantFor } from '../pages/consent-routes.ts';
import { answerCall, type Env, mergedParams, type Told } from '../transport.ts';
import type { Twin, TwinPlace } from '../twin.ts';
import { writeJson } from '../wire-json.ts';
import { changedOrders, readAopStamp, viewOrder } from './orders.ts';
import { aopSign } from './sign.ts';

const PARTNER = 'ali1688';
const JSON_TYPE = 'application/json;charset=utf-8';
const HOUR_MS = 3_600_000;
const PAGE_MAX = 20;
const LISTS: Readonly<Record<string, 'sold' | 'bought'>> = {
  'alibaba.trade.getSellerOrderList': 'sold',
  'alibaba.trade.getBuyerOrderList': 'bought',
};
const lists = Object.keys(LISTS);

/** 1688: the wholesale market, where merchants buy what they sell. */
export const ali1688Twin: Twin = {
  partner: PARTNER,
  name: { zh: '1688', en: '1688' },
  makeKeys: () => ({
    appKey: String(randomInt(1_000_000, 9_999_999)),
    appSecret: randomBytes(6).toString('hex'),
  }),
  environment: (url, { appKey = '', appSecret = '' }) => ({
    ALI1688_GATEWAY_URL: `${url}/openapi`,
    ALI1688_AUTHORIZE_URL: `${url}/oauth/authorize`,
    ALI1688_APP_KEY: appKey,
    ALI1688_APP_SECRET: appSecret,
    ALI1688_CALLS_PER_SECOND: '200',
  }),
  serves: () => true,
  tokenLife: { tokenMs: 10 * HOUR_MS, ordersMs: 10 * HOUR_MS, refreshMs: 180 * 24 * HOUR_MS },
  faults: {
    ...{ slow: true, http500: true, html: true, answer_lost: true, quota: true },
    ...{ truncated_page: lists, token_expired: lists },
    ...{ duplicate_push: true, late_push: true, forged_push: true },
  },
  routes: (place) =>
    new Hono<Env>()
      .route(
        '/',
        consentRoutes(place, ali1688Twin, {
          path: '/oauth/authorize',
          app: { param: 'client_id', key: place.keys.appKey ?? '' },
        }),
      )
      .post('/openapi/http/1/system.oauth2/getToken/:appKey', async (c) => {
        const form = await mergedParams(c);
        return answerCall(c, place.world, PARTNER, 'getToken', JSON_TYPE, async () =>
          token(place, form),
        );
      })
      .post('/openapi/param2/:version/:namespace/:api/:appKey', async (c) => {
        const { version, namespace, api, appKey } = c.req.param();
        const form = new Map(Object.entries(await mergedParams(c)));
        const path = `param2/${version}/${namespace}/${api}/${appKey}`;
        return answerCall(c, place.world, PARTNER, api, JSON_TYPE, async () =>
          list(place, { path, api, appKey, form }),
        );
      })
      .post('/messages/order-changed', async (c) => {
        // Another site in the same browser reaches loopback, but sends no JSON unasked.
        if (c.req.header('content-type') !== 'application/json') return c.body(null, 415);
        const { as } = await c.req.json<{ as: string }>();
        announce(place, as, 'ORDER_BUYER_VIEW_ORDER_PAY');
        return c.body(null, 202);
      }),
};

const wrong = (code: string, message: string, status: 400 | 200 = 400): Told => ({
  text: writeJson({
    error_code: code,
    error_message: message,
    exception: message,
    request_id: randomHex(8),
  }),
  status,
});

function token(place: TwinPlace, form: Readonly<Record<string, string>>): Told | string {
  const { keys } = place;
  if (form.client_id !== keys.appKey || form.client_secret !== keys.appSecret) {
    return { text: writeJson({ error: 'invalid_client' }), status: 400 };
  }
  const given = grantFor(place, PARTNER, form, () => randomHex(18));
  if (!given) return { text: writeJson({ error: 'invalid_grant' }), status: 400 };
  const { token, resident } = given;
  return writeJson({
    access_token: token.accessToken,
    refresh_token: token.refreshToken,
    expires_in: String(Math.trunc((token.expiresAt - token.issuedAt) / 1000)), // Text.
    refresh_token_timeout: '20270704101112000+0800',
    memberId: memberIdOf(resident.key),
    aliId: '2200000000000000001',
    resource_owner: resident.merchant.name,
  });
}

interface ListCall {
  readonly path: string;
  readonly api: string;
  readonly appKey: string;
  readonly form: ReadonlyMap<string, string>;
}

/** The token's owner, or the fault in the call. */
function admit(place: TwinPlace, { path, api, appKey, form }: ListCall): Token | Told {
  const { world, keys, limiter } = place;
  if (appKey !== keys.appKey) return wrong('gw.AppKeyNotFound', 'AppKey is not found');
  if (form.get('_aop_signature') !== aopSign(path, form, keys.appSecret ?? '')) {
    return wrong('gw.SignatureInvalid', 'Invalid signature');
  }
  const stamp = Number(form.get('_aop_timestamp'));
  if (!(Math.abs(stamp - world.clock.now()) < 600_000)) {
    return wrong('gw.RequestExpired', 'The request timestamp is out of range');
  }
  if (world.faults.take(PARTNER, ['quota'], api) || limiter.admit(appKey) > 0) {
    return wrong('gw.QosAppFrequencyLimit', 'The app is called too often');
  }
  const found = world.grants.findByAccess(PARTNER, form.get('access_token') ?? '');
  const expired = world.faults.take(PARTNER, ['token_expired'], api) !== undefined;
  if (!found || expired || world.clock.now() >= found.expiresAt) {
    return wrong('401', 'Request need user authorized');
  }
  return found;
}

function list(place: TwinPlace, call: ListCall): Told | string {
  const { world } = place;
  const side = LISTS[call.api];
  if (!side) return wrong('gw.APIUnsupported', 'The API is not supported');
  const token = admit(place, call);
  if (!('accessToken' in token)) return token;
  const resident = world.residents.find(token.merchantKey);
  const [from, to] = ['modifyStartTime', 'modifyEndTime'].map((n) =>
    readAopStamp(call.form.get(n)),
  );
  const [page, size] = ['page', 'pageSize'].map((name) => Number(call.form.get(name)));
  if (!resident || !from || !to || !page || !size || size > PAGE_MAX) {
    return wrong('gw.ParameterInvalid', 'A parameter is invalid');
  }
  const now = world.clock.now();
  const orders = changedOrders(resident, side, { from, to }, now);
  const shown = orders.slice((page - 1) * size, page * size);
  return writeJson(
    { result: shown.map((order) => viewOrder(order, now)), totalRecord: orders.length },
    { odd: true },
  );
}

/** Tells the lender that something happened to an order of a merchant. */
function announce(place: TwinPlace, as: string, type: string): void {
  const { keys, world } = place;
  const message = writeJson({
    msgId: String(randomInt(1, 2 ** 40)),
    type,
    userInfo: memberIdOf(as),
    data: { currentStatus: 'waitsellersend', msgSendTime: '2027-01-04 10:11:12' },
    gmtBorn: BigInt(world.clock.now()),
  });
  const form = new Map([['message', message]]);
  const signed = { message, _aop_signature: aopSign('', form, keys.appSecret ?? '') };
  place.push({
    what: type,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(signed).toString(),
    isThanks: (status) => status === 200,
  });
}
