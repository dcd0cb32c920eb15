import { createPrivateKey } from 'node:crypto';
import {
  businessDate,
  fen,
  type Instant,
  instant,
  shanghaiStamp,
  startOfDay,
} from '@open310/server/kernel';
import {
  type AccountEntry,
  firmOf,
  type Merchant,
  noHoldings,
  type Refund,
  type Segment,
  type Trade,
} from '../economy/index.ts';
import { rsa2Sign, signedText } from './alipay/sign.ts';
import {
  type MerchantSource,
  type Sandbox,
  type SandboxKeys,
  type SandboxOptions,
  startSandbox,
} from './index.ts';
import { loadKeys } from './keys.ts';
import { topSign } from './taobao/sign.ts';
import { makeTwinKeys } from './twins.ts';

// For this folder's tests: a few merchants one can count by hand, and a lender's app that calls.

export const today: Instant = instant(startOfDay(businessDate('2026-11-23')) + 12 * 3_600_000);
const HOUR_MS = 3_600_000;
const TRADES = 1000;
const ENTRIES = 2500;

/** 1000 trades, one every three hours back from `today`: 125 days, so that the oldest are out of reach. */
const trades: Trade[] = Array.from({ length: TRADES }, (_, i) => {
  const createdAt = instant(today - (TRADES - i) * 3 * HOUR_MS);
  const paid = i % 10 !== 0;
  return {
    tid: `29000000000000${String(10_000 + i)}`,
    buyer: `AAF${i % 37}`,
    createdAt,
    paidAt: paid ? instant(createdAt + 60_000) : null,
    endedAt: instant(createdAt + HOUR_MS),
    modifiedAt: instant(createdAt + HOUR_MS),
    payment: fen(BigInt(1000 + i)),
    status: paid ? 'TRADE_FINISHED' : 'TRADE_CLOSED_BY_TAOBAO',
    items: [
      {
        oid: `29000000000000${String(10_000 + i)}`,
        title: '陶瓷杯 / 蓝',
        quantity: 2,
        price: fen(BigInt(500 + i / 2 - (i % 2) / 2)),
      },
    ],
  };
});

const refunds: Refund[] = trades.slice(-3).map((t, i) => ({
  refundId: `18000000000000${i}`,
  tid: t.tid,
  oid: t.tid,
  fee: fen(100n),
  createdAt: instant(t.createdAt + 60_000),
  modifiedAt: instant(t.createdAt + 120_000),
  status: 'SUCCESS',
  reason: '不想要了',
}));

/** 2500 entries, one every ten minutes: 17 days. */
const account: AccountEntry[] = Array.from({ length: ENTRIES }, (_, i) => ({
  id: `6000000000000${String(10_000 + i)}`,
  at: instant(today - (ENTRIES - i) * 600_000),
  amount: fen(i % 5 === 4 ? -500n : 1200n),
  balance: fen(BigInt(100_000 + i)),
  counterparty: '张*(a*@alipay.com)',
  memo: '收款/扫码',
  orderNo: null,
}));

const base = { scenario: null, openedOn: businessDate('2024-01-01'), opening: fen(0n), account };
const seller: Merchant<Segment> = {
  ...base,
  id: 'seller',
  segment: 'onlineSeller',
  name: '岚山家居',
  owner: '林岚',
  taobaoUserId: '2208000000001',
  alipayUserId: '2088000000000001',
  bankCard: '6222000000000001',
  trades,
  refunds,
};
const shop: Merchant<Segment> = {
  ...base,
  id: 'shop',
  segment: 'shop',
  name: '老陈面馆',
  owner: '陈国平',
  taobaoUserId: null,
  alipayUserId: '2088000000000002',
  bankCard: '6222000000000002',
  trades: [],
  refunds: [],
};

const fixtureFirm = (key: string) => firmOf(key === 'shop' ? shop : seller, { seed: 1 });

export const fixtureMerchants: MerchantSource = {
  featured: ['seller', 'shop'],
  find: (key) => (key === 'seller' ? seller : key === 'shop' ? shop : undefined),
  says: () => ({ zh: '演示', en: 'Demo' }),
  firm: fixtureFirm,
  holdings: (key) => noHoldings(fixtureFirm(key)),
};

let keys: Promise<SandboxKeys> | undefined;

/** A sandbox of the two merchants that sends no notices unless told where to. */
export async function startFixture(o: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  keys ??= loadKeys(undefined, makeTwinKeys); // Once a test file: three RSA keys take their time.
  const quiet = { notifyUrl: null, bankNoticeUrl: null };
  const known = o.dataDir === undefined ? { keys: await keys } : {};
  return startSandbox({ seed: 1, today, merchants: fixtureMerchants, ...quiet, ...known, ...o });
}

/** A merchant says yes on the partner's page; the parameters that come back with the browser. */
export async function consent(
  { config, lender }: Sandbox,
  partner: 'alipay' | 'taobao',
  as: string,
  decision = 'agree',
): Promise<URLSearchParams> {
  const app =
    partner === 'alipay'
      ? { app_id: config.alipay.appId }
      : { client_id: config.taobao.appKey, response_type: 'code' };
  const answer = await fetch(config[partner].authorizeUrl, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      ...app,
      redirect_uri: lender.redirectUris[partner],
      state: 's1',
      as,
      decision,
    }),
  });
  return new URL(answer.headers.get('location') ?? 'about:blank').searchParams;
}

export interface AlipayCallOptions {
  readonly token?: string;
  /** Changes the signed parameters before they are sent. */
  readonly forge?: (params: Record<string, string>) => Record<string, string>;
  /** Changes the parameters before they are signed. */
  readonly set?: Record<string, string>;
}

/** One signed call; the response text as it came. */
export async function alipayText(
  sandbox: Sandbox,
  method: string,
  biz: Record<string, unknown>,
  { token, forge = (p) => p, set = {} }: AlipayCallOptions = {},
): Promise<string> {
  const params: Record<string, string> = {
    app_id: sandbox.config.alipay.appId,
    method,
    format: 'JSON',
    charset: 'utf-8',
    sign_type: 'RSA2',
    timestamp: shanghaiStamp(sandbox.now()),
    version: '1.0',
    ...(token === undefined ? {} : { app_auth_token: token }),
    biz_content: JSON.stringify(biz),
    ...set,
  };
  const key = createPrivateKey(sandbox.config.alipay.privateKeyPem);
  const sign = rsa2Sign(signedText(params, ['sign']), key);
  const body = new URLSearchParams(forge({ ...params, sign }));
  return (await fetch(sandbox.config.alipay.gatewayUrl, { method: 'POST', body })).text();
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into by tests that know them.
export type Loose = any;

/** The object under `<method>_response` or `error_response`. */
export async function alipay(...args: Parameters<typeof alipayText>): Promise<Loose> {
  const all = JSON.parse(await alipayText(...args)) as Record<string, Loose>;
  return all[`${args[1].replaceAll('.', '_')}_response`] ?? all.error_response;
}

export async function alipayToken(sandbox: Sandbox, as: string): Promise<string> {
  const code = (await consent(sandbox, 'alipay', as)).get('app_auth_code');
  const biz = { grant_type: 'authorization_code', code };
  return (await alipay(sandbox, 'alipay.open.auth.token.app', biz)).app_auth_token;
}

/** One signed call of TOP; the text as it came. */
export async function topText(
  sandbox: Sandbox,
  method: string,
  params: Record<string, string>,
  o: {
    session?: string;
    signMethod?: 'md5' | 'hmac' | 'hmac-sha256';
    forge?: Record<string, string>;
  } = {},
): Promise<string> {
  const { appKey, appSecret, gatewayUrl } = sandbox.config.taobao;
  const unsigned: Record<string, string> = {
    method,
    app_key: appKey,
    timestamp: shanghaiStamp(sandbox.now()),
    v: '2.0',
    format: 'json',
    sign_method: o.signMethod ?? 'hmac-sha256',
    ...(o.session === undefined ? {} : { session: o.session }),
    ...params,
  };
  const sign = topSign(unsigned, appSecret, o.signMethod ?? 'hmac-sha256');
  const body = new URLSearchParams({ ...unsigned, sign, ...o.forge });
  return (await fetch(gatewayUrl, { method: 'POST', body })).text();
}

/** The object under `<method>_response` or `error_response`; ids beyond 2^53 lose digits here. */
export async function top(...args: Parameters<typeof topText>): Promise<Loose> {
  const all = JSON.parse(await topText(...args)) as Record<string, Loose>;
  return (
    all[`${args[1].slice('taobao.'.length).replaceAll('.', '_')}_response`] ?? all.error_response
  );
}

export async function topToken(sandbox: Sandbox, form: Record<string, string>): Promise<Loose> {
  const { appKey: client_id, appSecret: client_secret, tokenUrl } = sandbox.config.taobao;
  const body = new URLSearchParams({ client_id, client_secret, ...form });
  return (await fetch(tokenUrl, { method: 'POST', body })).json();
}

export async function topSession(sandbox: Sandbox, as = 'seller'): Promise<string> {
  const code = (await consent(sandbox, 'taobao', as)).get('code') ?? '';
  const redirect_uri = sandbox.lender.redirectUris.taobao;
  return (await topToken(sandbox, { grant_type: 'authorization_code', code, redirect_uri }))
    .access_token;
}

/** What the lender would be told: a server that notes every notice and answers what `reply` says. */
export async function startReceiver(reply: (n: number) => { status: number; body: string }) {
  const { createServer } = await import('node:http');
  const notices: URLSearchParams[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    notices.push(new URLSearchParams(text));
    const { status, body } = reply(notices.length);
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}/`, notices, close: () => server.close() };
}
