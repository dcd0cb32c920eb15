import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  randomInt,
  sign,
} from 'node:crypto';
import { Hono } from 'hono';
import { heldAt, type TillPayment } from '../../economy/index.ts';
import { randomHex } from '../grants.ts';
import { publicKeyPem } from '../keys.ts';
import type { Resident } from '../merchants.ts';
import { deskPage, toType } from '../pages/desk-page.ts';
import { answerCall, type Env } from '../transport.ts';
import type { Twin, TwinPlace } from '../twin.ts';
import { type WireValue, writeJson } from '../wire-json.ts';

const PARTNER = 'shouqianba';
const LIST = '/upay/v2/orders';
const JSON_TYPE = 'application/json;charset=UTF-8';
const DAY_MS = 86_400_000;
const PAGE_MAX = 100;
const TERMINAL = 'terminal'; // In place of an address: codes here are typed, not sent back by a browser.

const paymentsOf = ({ holdings }: Resident, now: Parameters<typeof heldAt>[1]): TillPayment[] =>
  heldAt(holdings, now).tillPayments.filter(({ acquirer }) => acquirer === PARTNER);

/** The terminal that a merchant has here. */
const terminalOf = ({ key }: Resident): string =>
  `1${String(parseInt(createHash('md5').update(key).digest('hex').slice(0, 12), 16))
    .slice(-15)
    .padStart(15, '0')}`;

/** Shouqianba: codes on the counter. */
export const shouqianbaTwin: Twin = {
  partner: PARTNER,
  name: { zh: '收钱吧', en: 'Shouqianba' },
  makeKeys: () => ({
    vendorSn: `9180${randomInt(1_000, 9_999)}`,
    vendorKey: randomBytes(16).toString('hex'),
    appId: `2026${randomInt(100_000, 999_999)}`,
    ownKey: generateKeyPairSync('rsa', { modulusLength: 2048 })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString(),
  }),
  environment: (url, { vendorSn = '', vendorKey = '', appId = '', ownKey = '' }) => ({
    SHOUQIANBA_API_URL: url,
    SHOUQIANBA_VENDOR_SN: vendorSn,
    SHOUQIANBA_VENDOR_KEY: vendorKey,
    SHOUQIANBA_APP_ID: appId,
    SHOUQIANBA_PUBLIC_KEY: publicKeyPem(ownKey),
    SHOUQIANBA_CALLS_PER_SECOND: '200',
  }),
  serves: ({ holdings }) => holdings.tillPayments.some(({ acquirer }) => acquirer === PARTNER),
  faults: {
    ...{ slow: true, http500: true, html: true, answer_lost: true, quota: true },
    ...{ truncated_page: [LIST], token_expired: [LIST] },
    ...{ duplicate_push: true, late_push: true, forged_push: true },
  },
  routes: (place) => {
    const { world } = place;
    const call = (path: string, work: (asked: Asked) => string) =>
      new Hono<Env>().post(path, async (c) => {
        const asked = { body: await c.req.text(), by: c.req.header('authorization') ?? '' };
        return answerCall(c, world, PARTNER, path, JSON_TYPE, async () => work(asked));
      });
    return new Hono<Env>()
      .get('/desk', (c) =>
        deskPage(c, world, shouqianbaTwin, ({ key }) =>
          toType(
            '激活码（24 小时内只能用一次）',
            'Activation code, good once within 24 hours',
            world.grants.issueCode(PARTNER, key, TERMINAL),
          ),
        ),
      )
      .route(
        '/',
        call('/terminal/activate', (asked) => activate(place, asked)),
      )
      .route(
        '/',
        call('/terminal/checkin', (asked) => checkIn(place, asked)),
      )
      .route(
        '/',
        call(LIST, (asked) => list(place, asked)),
      )
      .post('/messages/last-order', async (c) => {
        // Another site in the same browser reaches loopback, but sends no JSON unasked.
        if (c.req.header('content-type') !== 'application/json') return c.body(null, 415);
        const { as } = await c.req.json<{ as: string }>();
        const resident = world.residents.find(as);
        if (!resident || !shouqianbaTwin.serves(resident)) return c.body(null, 404);
        announce(place, resident);
        return c.body(null, 202);
      });
  },
};

interface Asked {
  readonly body: string;
  readonly by: string;
}

const good = (biz: WireValue): string => writeJson({ result_code: '200', biz_response: biz });
const bad = (error_code: string, error_message: string): string =>
  writeJson({ result_code: '400', error_code, error_message });

const fits = ({ body, by }: Asked, sn: string, key: string): boolean =>
  by === `${sn} ${createHash('md5').update(`${body}${key}`).digest('hex')}`;

const terminal = (resident: Resident, key: string): string =>
  good({
    terminal_sn: terminalOf(resident),
    terminal_key: key,
    merchant_name: resident.merchant.name,
    store_name: resident.merchant.name,
  });

function activate({ world, keys }: TwinPlace, asked: Asked): string {
  if (!fits(asked, keys.vendorSn ?? '', keys.vendorKey ?? ''))
    return bad('ILLEGAL_SIGN', '签名错误');
  const { app_id, code } = JSON.parse(asked.body) as { app_id: string; code: string };
  if (app_id !== keys.appId) return bad('APP_NOT_EXISTS', '应用不存在');
  const found = world.grants.redeem(PARTNER, code, TERMINAL);
  const resident = found && world.residents.find(found.merchantKey);
  if (!resident) return bad('ACTIVATION_CODE_INVALID', '激活码无效');
  const key = randomHex(16);
  world.grants.grant(PARTNER, resident.key, key, terminalOf(resident));
  return terminal(resident, key);
}

/** Whose terminal signed, or `undefined`: nobody's, or by a key that was changed. */
function signer({ world }: TwinPlace, asked: Asked): Resident | undefined {
  const sn = asked.by.split(' ')[0] ?? '';
  const token = world.grants.findByRefresh(PARTNER, sn);
  if (!token || !fits(asked, sn, token.accessToken)) return undefined;
  return world.residents.find(token.merchantKey);
}

function checkIn(place: TwinPlace, asked: Asked): string {
  const resident = signer(place, asked);
  if (!resident) return bad('ILLEGAL_SIGN', '签名错误');
  const key = randomHex(16);
  place.world.grants.grant(PARTNER, resident.key, key, terminalOf(resident));
  return terminal(resident, key);
}

function list(place: TwinPlace, asked: Asked): string {
  const { world, limiter } = place;
  const resident = signer(place, asked);
  const expired = world.faults.take(PARTNER, ['token_expired'], LIST) !== undefined;
  if (!resident || expired) return bad('ILLEGAL_SIGN', '签名错误');
  if (world.faults.take(PARTNER, ['quota'], LIST) || limiter.admit(PARTNER) > 0)
    return bad('RATE_LIMITED', '请求过于频繁');
  const query = JSON.parse(asked.body) as Readonly<Record<string, string | number>>;
  const [from, to] = [Number(query.date_start), Number(query.date_end)];
  const [no, size] = [Number(query.page), Number(query.page_size)];
  if (!(to - from <= 7 * DAY_MS) || !(size >= 1 && size <= PAGE_MAX) || !(no >= 1))
    return bad('INVALID_PARAMS', '参数错误');
  const within = paymentsOf(resident, world.clock.now()).filter((p) => p.at >= from && p.at < to);
  const records = within.slice((no - 1) * size, no * size).map((p) => view(p, resident));
  return good({ result_code: 'SUCCESS', data: { total: within.length, records } });
}

const ways = { wechat: '3', unionpay: '17', card: '21' } as const;

const view = (p: TillPayment, resident: Resident) => ({
  sn: p.id,
  client_sn: `c${p.id}`,
  terminal_sn: terminalOf(resident),
  order_status: 'PAID',
  payway: ways[p.channel],
  total_amount: String(p.amount),
  net_amount: String(p.amount),
  fee: String(p.fee),
  finish_time: String(p.at),
  payer_uid: p.payer,
});

/** Tells the lender of the last payment, as a callback does. */
function announce(place: TwinPlace, resident: Resident): void {
  const last = paymentsOf(resident, place.world.clock.now()).at(-1);
  if (!last) return;
  const body = writeJson(view(last, resident), { odd: true });
  const key = createPrivateKey(place.keys.ownKey ?? '');
  const authorization = sign('sha256', Buffer.from(body), key).toString('base64');
  place.push({
    ...{ what: 'order', body, headers: { 'content-type': 'application/json', authorization } },
    isThanks: (status, text) => status === 200 && text === 'success',
  });
}
