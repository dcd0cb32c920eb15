import { instant, shanghaiStamp } from '@open310/server/kernel';
import { AlipaySdk } from 'alipay-sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  alipay,
  alipayText,
  alipayToken,
  consent,
  type Loose,
  startFixture,
  today,
} from '../fixture.ts';
import type { Sandbox } from '../index.ts';

const BILL = 'alipay.data.bill.accountlog.query';
const TOKEN = 'alipay.open.auth.token.app';
const DAY_MS = 86_400_000;
const stamp = (ms: number): string => shanghaiStamp(instant(ms));
const lastDays = (days: number) => ({
  start_time: stamp(today - days * DAY_MS),
  end_time: stamp(today),
});

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startFixture();
});
afterAll(() => sandbox.close());

test('behaviour: the official SDK is understood, and takes our signed answers for Alipay’s', async () => {
  const live = await startFixture({ now: () => instant(Date.now()) }); // The SDK asks the machine.
  const sdk = new AlipaySdk({
    appId: live.config.alipay.appId,
    privateKey: live.config.alipay.privateKeyPem,
    keyType: 'PKCS8',
    alipayPublicKey: live.config.alipay.partnerPublicKeyPem,
    gateway: live.config.alipay.gatewayUrl,
  });
  const call = (method: string, params: Record<string, unknown>) =>
    sdk.exec(method, params, { validateSign: true }) as Promise<Loose>;
  const code = (await consent(live, 'alipay', 'shop')).get('app_auth_code');
  const token = await call(TOKEN, { bizContent: { grant_type: 'authorization_code', code } });
  expect(token).toMatchObject({ code: '10000', userId: '2088000000000002', expiresIn: 31536000 });
  const page = await call(BILL, { appAuthToken: token.appAuthToken, bizContent: lastDays(10) });
  expect(page).toMatchObject({ code: '10000', pageNo: '1', pageSize: '2000', totalSize: '1440' });
  expect(page.detailList[0]).toMatchObject({
    transMemo: '收款/扫码',
    direction: '支出',
    transAmount: '-5.00',
  });
  const refused = await call(BILL, { appAuthToken: 'unknown', bizContent: lastDays(1) });
  expect(refused).toMatchObject({ code: '20001', subCode: 'aop.invalid-app-auth-token' });
  live.faults.inject({ partner: 'alipay', kind: 'tampered_signature' });
  await expect(call(`${TOKEN}.query`, { bizContent: {} })).rejects.toThrow('验签失败');
  await live.close();
});

test('behaviour: slashes are escaped, spaces stand in odd places, Chinese is raw', async () => {
  const token = await alipayToken(sandbox, 'seller');
  const text = await alipayText(sandbox, BILL, lastDays(2), { token });
  expect(text).toContain('收款\\/扫码');
  expect(text).toMatch(/[,:]\s/);
  expect(JSON.stringify(JSON.parse(text))).not.toBe(text);
});

test('error: a forged request is told the text that the gateway built, HTML-escaped', async () => {
  const answer = await alipay(
    sandbox,
    TOKEN,
    { grant_type: 'authorization_code', code: 'c' },
    {
      forge: (params) => ({ ...params, biz_content: '{"code":"other"}' }),
    },
  );
  expect(answer).toMatchObject({
    code: '40002',
    msg: 'Invalid Arguments',
    sub_code: 'isv.invalid-signature',
  });
  expect(answer.sub_msg).toContain('网关生成的验签字符串为：app_id=');
  expect(answer.sub_msg).toContain(
    '&amp;biz_content={&quot;code&quot;:&quot;other&quot;}&amp;charset=utf-8',
  );
  expect(answer.sub_msg).not.toContain('sign=');
});

test('error: common parameters are refused with the vendor’s codes', async () => {
  const code = async (forge: (p: Record<string, string>) => Record<string, string>) => {
    const { code, sub_code } = await alipay(sandbox, BILL, lastDays(1), { forge });
    return [code, sub_code];
  };
  const without = (name: string) => (p: Record<string, string>) => {
    const { [name]: _, ...rest } = p;
    return rest;
  };
  expect(await code(without('method'))).toEqual(['40001', 'isv.missing-method']);
  expect(await code(without('app_id'))).toEqual(['40001', 'isv.missing-app-id']);
  expect(await code(without('sign'))).toEqual(['40001', 'isv.missing-signature']);
  expect(await code(without('timestamp'))).toEqual(['40001', 'isv.missing-timestamp']);
  expect(await code((p) => ({ ...p, method: 'alipay.no.such' }))).toEqual([
    '40002',
    'isv.invalid-method',
  ]);
  expect(await code((p) => ({ ...p, app_id: '2021' }))).toEqual(['40002', 'isv.invalid-app-id']);
  expect(await code((p) => ({ ...p, sign_type: 'RSA' }))).toEqual([
    '40002',
    'isv.invalid-signature-type',
  ]);
  expect(await code((p) => ({ ...p, timestamp: 'now' }))).toEqual([
    '40002',
    'isv.invalid-timestamp',
  ]);
  const stale = { timestamp: stamp(today - 2 * DAY_MS) };
  expect((await alipay(sandbox, BILL, lastDays(1), { set: stale })).sub_code).toBe(
    'isv.invalid-timestamp',
  );
});

test('behaviour: paging covers every entry of the window once; the window is half open', async () => {
  const token = await alipayToken(sandbox, 'seller');
  const read = (biz: Record<string, string>) => alipay(sandbox, BILL, biz, { token });
  const window = lastDays(17);
  const first = await read({ ...window, page_no: '1', page_size: '1000' });
  expect(first.total_size).toBe('2448');
  const rest = await Promise.all(
    ['2', '3'].map((page_no) => read({ ...window, page_no, page_size: '1000' })),
  );
  const all = [first, ...rest].flatMap(({ detail_list }) => detail_list);
  expect(new Set(all.map((e) => e.account_log_id)).size).toBe(2448);
  const beyond = await read({ ...window, page_no: '4', page_size: '1000' });
  expect(beyond.detail_list).toBeUndefined();
  const cut = stamp(today - 600_000); // An entry stands exactly there.
  const before = await read({ start_time: stamp(today - 1_200_000), end_time: cut });
  const after = await read({ start_time: cut, end_time: stamp(today) });
  expect([before.total_size, after.total_size]).toEqual(['1', '1']);
});

test('error: windows over 31 days, page sizes out of 1000 to 2000, and absent ends are refused', async () => {
  const token = await alipayToken(sandbox, 'seller');
  const codeOf = async (biz: Record<string, string>) =>
    (await alipay(sandbox, BILL, biz, { token })).code;
  expect(await codeOf(lastDays(31))).toBe('10000');
  expect(await codeOf({ ...lastDays(31), start_time: stamp(today - 31 * DAY_MS - 1000) })).toBe(
    '40002',
  );
  expect(await codeOf({ ...lastDays(1), page_size: '999' })).toBe('40002');
  expect(await codeOf({ ...lastDays(1), page_size: '2001' })).toBe('40002');
  expect(await codeOf({ ...lastDays(1), page_no: '0' })).toBe('40002');
  expect(await codeOf({ start_time: stamp(today) })).toBe('40001');
});

test('behaviour: a code works once, a refresh leaves ten minutes, a new consent ends the old token', async () => {
  const own = await startFixture();
  const ask = (biz: Record<string, unknown>) => alipay(own, TOKEN, biz);
  const code = (await consent(own, 'alipay', 'shop')).get('app_auth_code');
  const first = await ask({ grant_type: 'authorization_code', code });
  const again = await ask({ grant_type: 'authorization_code', code });
  expect([again.code, again.sub_code]).toEqual(['40002', 'isv.code-invalid']);
  const second = await ask({ grant_type: 'refresh_token', refresh_token: first.app_refresh_token });
  expect(second.code).toBe('10000');
  const read = async (token: string) =>
    (await alipay(own, BILL, lastDays(1), { token })).sub_code ?? 'ok';
  expect(await read(first.app_auth_token)).toBe('ok');
  own.advance(600_001);
  expect(await read(first.app_auth_token)).toBe('aop.app-auth-token-time-out');
  expect(await read(second.app_auth_token)).toBe('ok');
  await alipayToken(own, 'shop');
  expect(await read(second.app_auth_token)).toBe('aop.app-auth-token-time-out');
  const stale = (await consent(own, 'alipay', 'shop')).get('app_auth_code');
  own.advance(DAY_MS + 1);
  expect((await ask({ grant_type: 'authorization_code', code: stale })).sub_code).toBe(
    'isv.code-invalid',
  );
  await own.close();
});

test('error: the page sends nobody to an address that is not registered', async () => {
  const { authorizeUrl, appId } = sandbox.config.alipay;
  const open = (redirect_uri: string) =>
    fetch(`${authorizeUrl}?${new URLSearchParams({ app_id: appId, redirect_uri, as: 'shop' })}`);
  expect((await open('https://elsewhere.example/')).status).toBe(400);
  const good = await open(sandbox.lender.redirectUris.alipay);
  expect(good.status).toBe(200);
  expect(await good.text()).toContain('老陈面馆');
  const cancelled = await consent(sandbox, 'alipay', 'shop', 'cancel');
  expect(Object.fromEntries(cancelled)).toMatchObject({ state: 's1', error: 'access_denied' });
  expect(cancelled.get('app_auth_code')).toBeNull();
});
