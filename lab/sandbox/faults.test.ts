import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant, shanghaiStamp } from '@open310/server/kernel';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  alipay,
  alipayText,
  alipayToken,
  consent,
  startFixture,
  today,
  top,
  topSession,
  topText,
} from './fixture.ts';
import type { FaultKind, Partner, Sandbox } from './index.ts';

const BILL = 'alipay.data.bill.accountlog.query';
const SOLD = 'taobao.trades.sold.get';
const bill = {
  start_time: shanghaiStamp(instant(today - 86_400_000)),
  end_time: shanghaiStamp(instant(today + 86_400_000)),
};

let sandbox: Sandbox;
let session: string;
let token: string;
beforeAll(async () => {
  sandbox = await startFixture();
  session = await topSession(sandbox);
  token = await alipayToken(sandbox, 'seller');
});
afterEach(() => sandbox.faults.clear());
afterAll(() => sandbox.close());

const arm = (partner: Partner, kind: FaultKind, more = {}) =>
  sandbox.faults.inject({ partner, kind, ...more });
const sold = (more = {}) =>
  top(sandbox, SOLD, { fields: 'tid', page_size: '10', ...more }, { session });
const soldText = () => topText(sandbox, SOLD, { fields: 'tid,created' }, { session });

test('behaviour: slow, down and a page in place of an answer, once each', async () => {
  arm('taobao', 'slow', { ms: 80 });
  const startedAt = performance.now();
  await sold();
  expect(performance.now() - startedAt).toBeGreaterThan(75);
  arm('taobao', 'http500');
  expect(await soldText()).toBe('Internal Server Error');
  arm('alipay', 'html');
  expect(await alipayText(sandbox, BILL, bill, { token })).toContain('<!DOCTYPE html>');
  expect((await alipay(sandbox, BILL, bill, { token })).code).toBe('10000');
});

test('behaviour: a truncated page is no JSON; the next one is whole', async () => {
  for (const text of [soldText, () => alipayText(sandbox, BILL, bill, { token })]) {
    arm('taobao', 'truncated_page');
    arm('alipay', 'truncated_page');
    const cut = await text();
    expect(() => JSON.parse(cut)).toThrow();
    sandbox.faults.clear();
    expect(() => JSON.parse('')).toThrow();
    JSON.parse(await text());
  }
});

test('behaviour: tokens end and quotas bite as the partners say it', async () => {
  arm('taobao', 'token_expired');
  expect(await sold()).toMatchObject({ code: 27 });
  arm('taobao', 'quota', { times: 2 });
  expect(await sold()).toMatchObject({
    code: 7,
    msg: 'App Call Limited',
    sub_msg: 'This ban will last for 1 more seconds',
  });
  expect((await sold()).code).toBe(7);
  expect((await sold()).code).toBeUndefined();
  arm('alipay', 'token_expired');
  expect((await alipay(sandbox, BILL, bill, { token })).sub_code).toBe(
    'aop.app-auth-token-time-out',
  );
  arm('alipay', 'quota');
  expect(await alipay(sandbox, BILL, bill, { token })).toMatchObject({
    code: '40005',
    sub_code: 'isv.app-call-limited',
  });
});

test('behaviour: a page drifts: a new trade pushes a known one onto the next page', async () => {
  const first = await sold({ page_no: '1' });
  const last = first.trades.trade.at(-1).tid;
  arm('taobao', 'page_drift');
  const second = await sold({ page_no: '2' });
  expect(second.trades.trade[0].tid).toBe(last);
  const before = (await alipay(sandbox, BILL, bill, { token })).total_size;
  arm('alipay', 'page_drift');
  expect(Number((await alipay(sandbox, BILL, bill, { token })).total_size)).toBe(
    Number(before) + 1,
  );
});

test('behaviour: an answer is lost on its way', async () => {
  arm('taobao', 'answer_lost');
  await expect(sold()).rejects.toThrow();
  expect((await sold()).trades).toBeDefined();
});

test('error: a fault that a partner cannot show, or an unknown one, is not armed', () => {
  expect(() => arm('taobao', 'tampered_signature')).toThrow(RangeError);
  expect(() => arm('taobao', 'no_such' as FaultKind)).toThrow(RangeError);
  expect(() => arm('taobao', 'slow', { times: 0 })).toThrow(RangeError);
});

test('behaviour: the rate limit is the app’s, and the answer says how long to wait', async () => {
  const own = await startFixture({ rateLimit: { calls: 3, perMs: 60_000 } });
  const s = await topSession(own);
  const codes = [];
  for (let i = 0; i < 4; i += 1)
    codes.push((await top(own, SOLD, { fields: 'tid' }, { session: s })).code);
  expect(codes).toEqual([undefined, undefined, undefined, 7]);
  own.advance(60_001);
  expect((await top(own, SOLD, { fields: 'tid' }, { session: s })).code).toBeUndefined();
  await own.close();
});

test('behaviour: faults are armed, calls counted and tokens revoked from outside', async () => {
  const own = await startFixture();
  const control = (path: string, body?: unknown, type = 'application/json') =>
    fetch(`${own.url}/__control${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': type },
    });
  const s = await topSession(own);
  expect((await control('/faults', { partner: 'taobao', kind: 'http500', times: 1 })).status).toBe(
    201,
  );
  expect(await topText(own, SOLD, { fields: 'tid' }, { session: s })).toBe('Internal Server Error');
  expect((await control('/faults', { partner: 'ebay', kind: 'slow' })).status).toBe(400);
  expect((await control('/faults', { partner: 'taobao', kind: 'slow' }, 'text/plain')).status).toBe(
    403,
  );
  expect(
    (await control('/faults', { partner: 'bank', kind: 'answer_lost', times: 2 })).status,
  ).toBe(201);
  expect(own.bank.faults.list()).toMatchObject([{ kind: 'answer_lost', times: 2 }]);
  expect(await (await control('/requests')).json()).toEqual({
    taobao: { 'oauth/token': 1, [SOLD]: 1 },
  });
  expect(await (await control('/revoke', { partner: 'taobao', as: 'seller' })).json()).toEqual({
    ended: 1,
  });
  expect((await top(own, SOLD, { fields: 'tid' }, { session: s })).code).toBe(27);
  expect(await (await control('/bank/ledger')).json()).toMatchObject({ orders: [] });
  const account = '6222021234567890123';
  const funds = async () => (await control(`/bank/funds/${account}`)).json();
  expect(await funds()).toEqual({ account, amountFen: null });
  expect((await control(`/bank/funds/${account}`, { amountFen: '3000' })).status).toBe(200);
  expect(await funds()).toEqual({ account, amountFen: '3000' });
  for (const amountFen of ['-1', '1.5', undefined])
    expect((await control(`/bank/funds/${account}`, { amountFen })).status).toBe(400);
  await control(`/bank/funds/${account}`, { amountFen: null });
  expect(await funds()).toEqual({ account, amountFen: null });
  await control('/lender', { url: 'http://127.0.0.1:4999/' });
  expect(own.lender.redirectUris.taobao).toBe('http://127.0.0.1:4999/api/borrower/callback/taobao');
  expect(own.lender.notifyUrl).toBe('http://127.0.0.1:4999/api/partner/rails/alipay/notices');
  await own.close();
});

test('behaviour: a restarted sandbox knows its keys, tokens, used codes and transfers', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
  const order = {
    out_biz_no: 'payout__loan_1',
    trans_amount: '10.00',
    product_code: 'TRANS_ACCOUNT_NO_PWD',
    biz_scene: 'DIRECT_TRANSFER',
    payee_info: { identity: '2088000000000002', identity_type: 'ALIPAY_USER_ID' },
  };
  const first = await startFixture({ dataDir });
  const s = await topSession(first);
  const code = (await consent(first, 'alipay', 'shop')).get('app_auth_code');
  const biz = { grant_type: 'authorization_code', code };
  const alipayGrant = await alipay(first, 'alipay.open.auth.token.app', biz);
  const paid = await alipay(first, 'alipay.fund.trans.uni.transfer', order);
  await first.close();

  const second = await startFixture({ dataDir });
  expect(second.keys).toEqual(first.keys);
  expect(statSync(join(dataDir, 'config.json')).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(join(dataDir, 'config.json'), 'utf8'))).toEqual({
    url: second.url,
    ...second.config,
  });
  expect((await top(second, SOLD, { fields: 'tid' }, { session: s })).trades).toBeDefined();
  expect((await alipay(second, BILL, bill, { token: alipayGrant.app_auth_token })).code).toBe(
    '10000',
  );
  expect((await alipay(second, 'alipay.open.auth.token.app', biz)).sub_code).toBe(
    'isv.code-invalid',
  );
  expect((await alipay(second, 'alipay.fund.trans.uni.transfer', order)).order_id).toBe(
    paid.order_id,
  );
  await second.close();
  rmSync(dataDir, { recursive: true });
});
