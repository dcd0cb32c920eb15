import { createHash, randomBytes, randomInt } from 'node:crypto';
import { formatYuan, shanghaiStamp } from '@open310/server/kernel';
import { Hono } from 'hono';
import { heldAt, type Invoice } from '../../economy/index.ts';
import { randomHex } from '../grants.ts';
import { issuedBy } from '../issued-invoices.ts';
import type { Resident } from '../merchants.ts';
import { consentRoutes, grantFor } from '../pages/consent-routes.ts';
import { answerCall, type Env } from '../transport.ts';
import type { Twin, TwinPlace } from '../twin.ts';
import { type WireValue, writeJson } from '../wire-json.ts';

const PARTNER = 'baiwang';
const LIST = 'baiwang.output.invoice.query';
const TOKEN = 'baiwang.oauth.token';
const JSON_TYPE = 'application/json;charset=UTF-8';
const PAGE_MAX = 50;
const DAY_MS = 86_400_000;

/** Baiwang: invoicing software of larger firms. */
export const baiwangTwin: Twin = {
  partner: PARTNER,
  name: { zh: '百望云', en: 'Baiwang' },
  makeKeys: () => ({
    appKey: String(randomInt(1_000_000, 9_999_999)),
    appSecret: randomBytes(16).toString('hex'),
  }),
  environment: (url, { appKey = '', appSecret = '' }) => ({
    BAIWANG_SERVICE_URL: `${url}/router/rest`,
    BAIWANG_AUTHORIZE_URL: `${url}/authorize`,
    BAIWANG_APP_KEY: appKey,
    BAIWANG_APP_SECRET: appSecret,
    BAIWANG_CALLS_PER_SECOND: '200',
  }),
  serves: (resident) => issuedBy(resident).length > 0,
  tokenLife: { tokenMs: 2 * 3_600_000, ordersMs: 2 * 3_600_000, refreshMs: 90 * DAY_MS },
  faults: {
    ...{ slow: true, http500: true, html: true, answer_lost: true, quota: true },
    ...{ truncated_page: [LIST], token_expired: [LIST] },
  },
  routes: (place) =>
    new Hono<Env>()
      .route(
        '/',
        consentRoutes(place, baiwangTwin, {
          path: '/authorize',
          app: { param: 'client_id', key: place.keys.appKey ?? '' },
        }),
      )
      .post('/router/rest', async (c) => {
        const [query, body] = [c.req.query(), await c.req.text()];
        const method = query.method ?? '';
        return answerCall(c, place.world, PARTNER, method, JSON_TYPE, async () =>
          serve(place, query, body),
        );
      }),
};

type Query = Readonly<Record<string, string>>;

const good = (response: WireValue): string =>
  writeJson({ success: true, response, errorResponse: null, requestId: randomHex(8) });
const bad = (code: number, message: string): string =>
  writeJson({
    success: false,
    response: null,
    errorResponse: { code, message, subCode: '', subMessage: '' },
    requestId: randomHex(8),
  });

function serve(place: TwinPlace, query: Query, body: string): string {
  const { world, keys, limiter } = place;
  if (query.appKey !== keys.appKey) return bad(100004, '应用不存在');
  const pairs = Object.entries(query)
    .filter(([name, value]) => name !== 'sign' && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flat()
    .join('');
  const text = `${keys.appSecret}${pairs}${body}${keys.appSecret}`;
  const made = createHash('md5').update(text).digest('hex').toUpperCase();
  if (query.sign !== made) return bad(100007, '签名错误');
  const stamped = Date.parse(`${(query.timestamp ?? '').replace(' ', 'T')}+08:00`);
  if (!(Math.abs(stamped - world.clock.now()) < 600_000)) return bad(100008, '请求已过期');
  const { method } = query;
  if (method === TOKEN) return token(place, JSON.parse(body) as Query);
  if (world.faults.take(PARTNER, ['quota'], LIST) || limiter.admit(keys.appKey ?? '') > 0)
    return bad(100011, '调用次数超过限制');
  const found = world.grants.findByAccess(PARTNER, query.token ?? '');
  const expired = world.faults.take(PARTNER, ['token_expired'], LIST) !== undefined;
  if (!found || expired || world.clock.now() >= found.expiresAt) return bad(100002, 'token 已失效');
  const resident = world.residents.find(found.merchantKey);
  return resident && method === LIST
    ? list(resident, JSON.parse(body), world.clock.now())
    : bad(100009, '方法不存在');
}

function token(place: TwinPlace, form: Query): string {
  const given = grantFor(place, PARTNER, form, () => randomHex(16));
  if (!given) return bad(100001, '授权码无效');
  return good({
    access_token: given.token.accessToken,
    refresh_token: given.token.refreshToken,
    expires_in: Math.trunc((given.token.expiresAt - given.token.issuedAt) / 1000),
    taxNo: given.resident.firm.creditCode,
  });
}

function list(
  resident: Resident,
  { taxNo, data }: { taxNo: string; data: Readonly<Record<string, string | number>> },
  now: Parameters<typeof heldAt>[1],
): string {
  if (taxNo !== resident.firm.creditCode) return bad(100020, '税号与授权不符');
  const at = (text: string | number | undefined) =>
    Date.parse(`${String(text).replace(' ', 'T')}+08:00`);
  const [from, to] = [at(data.invoiceStartDate), at(data.invoiceEndDate)];
  const [no, size] = [Number(data.pageNo), Number(data.pageSize)];
  if (!(to - from <= 31 * DAY_MS) || !(size >= 1 && size <= PAGE_MAX) || !(no >= 1))
    return bad(100030, '参数错误');
  const seen = issuedBy({ ...resident, holdings: heldAt(resident.holdings, now) });
  const within = seen.filter(({ issuedAt }) => issuedAt >= from && issuedAt < to);
  return good(within.slice((no - 1) * size, no * size).map(view));
}

const view = (invoice: Invoice): WireValue => ({
  digitInvoiceNo: invoice.number,
  invoiceDate: shanghaiStamp(invoice.issuedAt).replace(/\D/g, ''),
  invoiceTotalPrice: formatYuan(invoice.net),
  invoiceTotalTax: formatYuan(invoice.tax),
  invoiceTotalPriceTax: formatYuan(invoice.total),
  sellerTaxNo: invoice.seller.creditCode ?? '',
  sellerName: invoice.seller.name,
  buyerTaxNo: invoice.buyer.creditCode ?? '',
  buyerName: invoice.buyer.name,
  originalDigitInvoiceNo: invoice.redOf ?? '',
  invoiceSpecialMark: invoice.kind === 'produce' ? '02' : '00',
  invoiceDetailsList: invoice.lines.map((line) => ({
    goodsName: line.name,
    goodsUnit: line.unit,
    goodsQuantity: String(line.quantity),
    goodsTotalPrice: formatYuan(line.net),
    goodsTotalTax: formatYuan(line.tax),
  })),
});
