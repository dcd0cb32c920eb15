import { createHmac, randomBytes, randomInt } from 'node:crypto';
import { formatYuan } from '@open310/server/kernel';
import { Hono } from 'hono';
import { heldAt, type Invoice } from '../../economy/index.ts';
import { randomHex } from '../grants.ts';
import { issuedBy } from '../issued-invoices.ts';
import type { Resident } from '../merchants.ts';
import { consentRoutes, grantFor } from '../pages/consent-routes.ts';
import { deskPage } from '../pages/desk-page.ts';
import { bilingual, type Html, html } from '../pages/html.ts';
import { loanCard } from '../pages/loan-card.ts';
import { answerCall, type Env, mergedParams, type Told } from '../transport.ts';
import type { Twin, TwinPlace } from '../twin.ts';
import { type WireValue, writeJson } from '../wire-json.ts';

const PARTNER = 'nuonuo';
const LIST = 'nuonuo.OpeMplatform.queryInvoiceList';
const JSON_TYPE = 'application/json;charset=UTF-8';
const PAGE_MAX = 50;
const DAY_MS = 86_400_000;

/** Nuonuo: invoicing software that many small firms use. */
export const nuonuoTwin: Twin = {
  partner: PARTNER,
  name: { zh: '诺诺发票', en: 'Nuonuo invoices' },
  makeKeys: () => ({
    appKey: `SD${randomInt(10_000_000, 99_999_999)}`,
    appSecret: randomBytes(8).toString('hex').toUpperCase(),
  }),
  environment: (url, { appKey = '', appSecret = '' }) => ({
    NUONUO_SERVICE_URL: `${url}/open/v1/services`,
    NUONUO_AUTHORIZE_URL: `${url}/authorize`,
    NUONUO_TOKEN_URL: `${url}/accessToken`,
    NUONUO_APP_KEY: appKey,
    NUONUO_APP_SECRET: appSecret,
    NUONUO_CALLS_PER_SECOND: '200',
  }),
  serves: (resident) => issuedBy(resident).length > 0,
  tokenLife: { tokenMs: DAY_MS, ordersMs: DAY_MS, refreshMs: 90 * DAY_MS },
  faults: {
    ...{ slow: true, http500: true, html: true, answer_lost: true, quota: true },
    ...{ truncated_page: [LIST], token_expired: [LIST] },
  },
  routes: (place) =>
    new Hono<Env>()
      .get('/desk', (c) =>
        deskPage(c, place.world, nuonuoTwin, (resident) => desk(place, resident)),
      )
      .route(
        '/',
        consentRoutes(place, nuonuoTwin, {
          path: '/authorize',
          app: { param: 'appKey', key: place.keys.appKey ?? '' },
        }),
      )
      .post('/accessToken', async (c) => {
        const form = await mergedParams(c);
        return answerCall(c, place.world, PARTNER, 'accessToken', JSON_TYPE, async () =>
          token(place, form),
        );
      })
      .post('/open/v1/services', async (c) => {
        const call = { query: c.req.query(), header: c.req.header(), body: await c.req.text() };
        const method = call.header.method ?? '';
        return answerCall(c, place.world, PARTNER, method, JSON_TYPE, async () =>
          list(place, call),
        );
      }),
};

/** What a firm sees after it has invoiced: how much, and the lender's card. */
function desk({ world }: TwinPlace, resident: Resident): readonly Html[] {
  const now = world.clock.now();
  const issued = issuedBy({ ...resident, holdings: heldAt(resident.holdings, now) });
  const { segment } = resident.merchant;
  return [
    html`<p>${bilingual('已开发票', 'Invoices issued')}: ${issued.length}</p>`,
    loanCard(world, PARTNER, 'nuonuo-desk', segment),
  ];
}

function token(place: TwinPlace, form: Readonly<Record<string, string>>): Told | string {
  const { keys } = place;
  const wrong = (error: string): Told => ({ text: writeJson({ error }), status: 400 });
  if (form.client_id !== keys.appKey || form.client_secret !== keys.appSecret)
    return wrong('invalid_client');
  const given = grantFor(place, PARTNER, form, () => randomHex(16));
  if (!given) return wrong('invalid_grant');
  const { token, resident } = given;
  return writeJson({
    access_token: token.accessToken,
    refresh_token: token.refreshToken,
    expires_in: String(Math.trunc((token.expiresAt - token.issuedAt) / 1000)),
    oauthUser: JSON.stringify({ userName: resident.firm.creditCode, registerType: '1' }),
  });
}

interface Call {
  readonly query: Readonly<Record<string, string>>;
  readonly header: Readonly<Record<string, string>>;
  readonly body: string;
}

const say = (code: string, describe: string, result: WireValue = null): string =>
  writeJson({ code, describe, result });

function list({ world, keys, limiter }: TwinPlace, { query, header, body }: Call): string {
  const { senid = '', nonce = '', timestamp = '', appkey = '' } = query;
  if (appkey !== keys.appKey) return say('070101', '应用不存在');
  const text = `a=services&l=v1&p=open&k=${appkey}&i=${senid}&n=${nonce}&t=${timestamp}&f=${body}`;
  const made = createHmac('sha1', keys.appSecret ?? '')
    .update(text)
    .digest('base64');
  if (header['x-nuonuo-sign'] !== made) return say('070302', '签名错误');
  if (Math.abs(Number(timestamp) * 1000 - world.clock.now()) > 600_000)
    return say('070303', '请求已过期');
  if (world.faults.take(PARTNER, ['quota'], LIST) || limiter.admit(appkey) > 0)
    return say('070306', '调用次数超过限制');
  const found = world.grants.findByAccess(PARTNER, header.accesstoken ?? '');
  const expired = world.faults.take(PARTNER, ['token_expired'], LIST) !== undefined;
  if (!found || expired || world.clock.now() >= found.expiresAt) return say('070304', '授权已失效');
  const resident = world.residents.find(found.merchantKey);
  if (!resident || resident.firm.creditCode !== header.usertax)
    return say('070305', '税号与授权不符');
  if (header.method !== LIST) return say('E9999', '方法不存在');
  return page(resident, JSON.parse(body), world.clock.now());
}

function page(
  resident: Resident,
  asked: { startTime: string; endTime: string; pageNo: string; pageSize: string },
  now: Parameters<typeof heldAt>[1],
): string {
  const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`);
  const [from, to] = [at(asked.startTime), at(asked.endTime)];
  const [no, size] = [Number(asked.pageNo), Number(asked.pageSize)];
  if (!(to - from <= 31 * DAY_MS) || !(size <= PAGE_MAX) || !(no >= 1))
    return say('E9901', '参数错误');
  const seen = issuedBy({ ...resident, holdings: heldAt(resident.holdings, now) });
  const within = seen.filter(({ issuedAt }) => issuedAt >= from && issuedAt < to);
  const shown = within.slice((no - 1) * size, no * size);
  return shown.length === 0
    ? say('E9500', '未查询到发票')
    : say('E0000', '查询成功', shown.map(view));
}

const view = (invoice: Invoice): WireValue => ({
  allElectronicInvoiceNumber: invoice.number,
  invoiceTime: String(invoice.issuedAt),
  exTaxAmount: formatYuan(invoice.net),
  taxAmount: formatYuan(invoice.tax),
  orderAmount: formatYuan(invoice.total),
  salerTaxNum: invoice.seller.creditCode ?? '',
  salerName: invoice.seller.name,
  payerTaxNum: invoice.buyer.creditCode ?? '',
  payerName: invoice.buyer.name,
  oldEleInvoiceNumber: invoice.redOf ?? '',
  specificFactor: invoice.kind === 'produce' ? '16' : '0',
  invoiceItems: invoice.lines.map((line) => ({
    itemName: line.name,
    itemUnit: line.unit,
    itemNum: String(line.quantity),
    itemTaxAmount: formatYuan(line.tax),
  })),
});
