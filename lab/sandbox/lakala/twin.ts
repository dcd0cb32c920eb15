import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  randomInt,
  sign,
  verify,
} from 'node:crypto';
import { type Instant, shanghaiDay, shanghaiStamp } from '@open310/server/kernel';
import { type Context, Hono } from 'hono';
import { heldAt, type TillPayment, type TillSettlement } from '../../economy/index.ts';
import { publicKeyPem } from '../keys.ts';
import type { Resident } from '../merchants.ts';
import { deskPage, toType } from '../pages/desk-page.ts';
import { answerCall, type Env } from '../transport.ts';
import type { Twin, TwinPlace } from '../twin.ts';
import { type WireValue, writeJson } from '../wire-json.ts';

const PARTNER = 'lakala';
const MERCHANT = '/api/v3/mms/merchant/verify';
const TRADES = '/api/v3/labs/query/tradelist';
const SETTLES = '/api/v3/labs/query/settlelist';
const JSON_TYPE = 'application/json;charset=UTF-8';
const SCHEME = 'LKLAPI-SHA256withRSA';
const PAGE_MAX = 100;

const newRsa = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

/** The number on a merchant's slips. */
export const merchantNoOf = ({ merchant }: Resident): string =>
  `822${merchant.bankCard.slice(-12)}`;

/** Lakala: terminals and codes, the domestic product. */
export const lakalaTwin: Twin = {
  partner: PARTNER,
  name: { zh: '拉卡拉', en: 'Lakala' },
  makeKeys: () => ({
    appId: `OP${randomInt(10_000_000, 99_999_999)}`,
    serialNo: randomBytes(8).toString('hex'),
    lenderKey: newRsa(),
    ownKey: newRsa(),
  }),
  environment: (url, { appId = '', serialNo = '', lenderKey = '', ownKey = '' }) => ({
    LAKALA_API_URL: url,
    LAKALA_APP_ID: appId,
    LAKALA_SERIAL_NO: serialNo,
    LAKALA_PRIVATE_KEY: lenderKey,
    LAKALA_PUBLIC_KEY: publicKeyPem(ownKey),
    LAKALA_CALLS_PER_SECOND: '200',
  }),
  serves: ({ holdings }) => holdings.tillPayments.some(({ acquirer }) => acquirer === PARTNER),
  faults: {
    ...{ slow: true, http500: true, html: true, answer_lost: true, quota: true },
    ...{ truncated_page: [TRADES, SETTLES], tampered_signature: [TRADES, SETTLES] },
    ...{ duplicate_push: true, late_push: true, forged_push: true },
  },
  routes: (place) => {
    const { world } = place;
    const call = (path: string, work: (data: Data) => string) =>
      new Hono<Env>().post(path, async (c) => {
        const body = await c.req.text();
        return answerCall(c, world, PARTNER, path, JSON_TYPE, async () =>
          signed(c, place, path, admit(place, c, body) ?? work(JSON.parse(body).req_data)),
        );
      });
    return new Hono<Env>()
      .get('/desk', (c) =>
        deskPage(c, world, lakalaTwin, (resident) => [
          toType('商户号', 'Merchant number', merchantNoOf(resident)),
          toType('登记手机后四位', 'Last four digits of the phone', resident.firm.phone.slice(-4)),
        ]),
      )
      .route(
        '/',
        call(MERCHANT, (data) => merchant(place, data)),
      )
      .route(
        '/',
        call(TRADES, (data) => list(place, data, tradesOf)),
      )
      .route(
        '/',
        call(SETTLES, (data) => list(place, data, settlesOf)),
      )
      .post('/messages/last-payment', async (c) => {
        // Another site in the same browser reaches loopback, but sends no JSON unasked.
        if (c.req.header('content-type') !== 'application/json') return c.body(null, 415);
        const { as } = await c.req.json<{ as: string }>();
        const resident = world.residents.find(as);
        if (!resident || !lakalaTwin.serves(resident)) return c.body(null, 404);
        announce(place, resident);
        return c.body(null, 202);
      });
  },
};

type Data = Readonly<Record<string, string | number>>;

const good = (data: WireValue): string =>
  writeJson({ code: 'BBS00000', msg: '成功', resp_data: data }, { odd: true });
const bad = (code: string, msg: string): string => writeJson({ code, msg, resp_data: null });

/** What is wrong with a call, or `undefined`. */
function admit({ world, keys, limiter }: TwinPlace, c: Context, body: string): string | undefined {
  const told = c.req.header('authorization') ?? '';
  const field = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(told)?.[1] ?? '';
  const [appid, serial, timestamp] = [field('appid'), field('serial_no'), field('timestamp')];
  if (!told.startsWith(`${SCHEME} `) || appid !== keys.appId || serial !== keys.serialNo)
    return bad('BBS11101', '应用或证书不存在');
  const text = `${appid}\n${serial}\n${timestamp}\n${field('nonce_str')}\n${body}\n`;
  const key = createPublicKey(createPrivateKey(keys.lenderKey ?? ''));
  if (!verify('sha256', Buffer.from(text), key, Buffer.from(field('signature'), 'base64')))
    return bad('BBS11102', '验签失败');
  if (Math.abs(Number(timestamp) * 1000 - world.clock.now()) > 300_000)
    return bad('BBS11103', '时间戳超出范围');
  const busy = world.faults.take(PARTNER, ['quota']) !== undefined || limiter.admit(appid) > 0;
  return busy ? bad('BBS10000', '系统繁忙') : undefined;
}

/** The answer, signed in its headers; a tampered one says something else than was signed. */
function signed(c: Context, { world, keys }: TwinPlace, path: string, text: string): string {
  const timestamp = String(Math.trunc(world.clock.now() / 1000));
  const nonce = randomBytes(6).toString('hex');
  const lines = [keys.appId ?? '', keys.serialNo ?? '', timestamp, nonce];
  const base = `${lines.join('\n')}\n${text}\n`;
  const made = sign('sha256', Buffer.from(base), createPrivateKey(keys.ownKey ?? ''));
  c.header('lklapi-appid', keys.appId);
  c.header('lklapi-serial', keys.serialNo);
  c.header('lklapi-timestamp', timestamp);
  c.header('lklapi-nonce', nonce);
  c.header('lklapi-signature', made.toString('base64'));
  return world.faults.take(PARTNER, ['tampered_signature'], path)
    ? text.replace('成功', '失败')
    : text;
}

const residentOf = ({ world }: TwinPlace, data: Data): Resident | undefined =>
  world.residents
    .met()
    .find((one) => merchantNoOf(one) === data.merchant_no && lakalaTwin.serves(one));

function merchant(place: TwinPlace, data: Data): string {
  const resident = residentOf(place, data);
  const fits = resident?.firm.phone.slice(-4) === data.phone_tail;
  return fits ? good({ merchant_no: String(data.merchant_no) }) : bad('BBS20001', '商户信息不符');
}

type List = (
  resident: Resident,
  from: string,
  to: string,
  now: Instant,
) => Record<string, WireValue[]>;

function list(place: TwinPlace, data: Data, records: List): string {
  const resident = residentOf(place, data);
  if (!resident) return bad('BBS20002', '商户不存在');
  const [no, size] = [Number(data.page_no), Number(data.page_size)];
  if (!(no >= 1) || !(size >= 1 && size <= PAGE_MAX)) return bad('BBS20003', '参数错误');
  const [from, to] = [String(data.start_date), String(data.end_date)];
  const [name = '', all = []] =
    Object.entries(records(resident, from, to, place.world.clock.now()))[0] ?? [];
  return good({ total: all.length, [name]: all.slice((no - 1) * size, no * size) });
}

const dayOf = (at: Instant): string => shanghaiDay(at).replaceAll('-', '');
const packed = (at: Instant): string => shanghaiStamp(at).replace(/\D/g, '');
const ways = { wechat: 'WECHAT', unionpay: 'UQRCODEPAY', card: 'CARD' } as const;

const viewTrade = (p: TillPayment, resident: Resident) => ({
  ...{ log_no: p.id, merchant_no: merchantNoOf(resident), term_no: p.terminalNo },
  ...{ trade_type: 'PAY', trade_status: 'SUCCESS', account_type: ways[p.channel] },
  ...{ total_amount: String(p.amount), fee: String(p.fee) },
  ...{ trade_time: packed(p.at), user_id1: p.payer },
});

const tradesOf: List = (resident, from, to, now) => ({
  trades: heldAt(resident.holdings, now)
    .tillPayments.filter((p) => p.acquirer === PARTNER)
    .filter(({ at }) => dayOf(at) >= from && dayOf(at) <= to)
    .map((p) => viewTrade(p, resident)),
});

const settlesOf: List = ({ holdings }, from, to, now) => ({
  settles: heldAt(holdings, now)
    .tillSettlements.filter((s) => s.acquirer === PARTNER)
    .filter(({ on }) => on.replaceAll('-', '') >= from && on.replaceAll('-', '') <= to)
    .map(viewSettle),
});

const viewSettle = (s: TillSettlement): WireValue => ({
  ...{ settle_no: s.id, settle_date: s.on.replaceAll('-', ''), settle_time: packed(s.paidAt) },
  ...{ settle_amount: String(s.amount), fee_amount: String(s.fee), trade_count: s.paymentCount },
});

/** Tells the lender of the last payment. */
function announce(place: TwinPlace, resident: Resident): void {
  const { world, keys } = place;
  const now = world.clock.now();
  const last = heldAt(resident.holdings, now).tillPayments.at(-1);
  if (!last) return;
  const body = writeJson(viewTrade(last, resident), { odd: true });
  const timestamp = String(Math.trunc(now / 1000));
  const nonce = randomBytes(6).toString('hex');
  const text = Buffer.from(`${timestamp}\n${nonce}\n${body}\n`);
  const made = sign('sha256', text, createPrivateKey(keys.ownKey ?? '')).toString('base64');
  const fields = `timestamp="${timestamp}",nonce_str="${nonce}",signature="${made}"`;
  place.push({
    ...{ what: 'payment', body },
    headers: { 'content-type': 'application/json', authorization: `${SCHEME} ${fields}` },
    isThanks: (status, told) => status === 200 && told.includes('"SUCCESS"'),
  });
}
