import { expect, test } from 'vitest';
import { instant } from '../../kernel/index.ts';
import { manualClock } from '../../platform/index.ts';
import { context, oauthOf, reading } from '../connector.fixture.ts';
import { GrantExpired, PartnerAnswerMalformed, PartnerRefusedCall } from '../errors.ts';
import { alipayConnector } from './connector.ts';
import { scriptedAlipay } from './scripted-alipay.ts';

const now = instant(1_799_035_200_000);

function setUp() {
  const alipay = scriptedAlipay();
  const clock = manualClock(now);
  const waits: number[] = [];
  const sleep = async (ms: number) => void waits.push(ms);
  const connector = alipayConnector(alipay.config, { clock, fetch: alipay.fetch, sleep });
  const grant = {
    externalId: '2088000000001234',
    displayName: 'x',
    accessToken: 'at-1',
    refreshToken: 'rt-1',
    expiresAt: null,
  };
  const window = { from: instant(now - 86_400_000), to: now };
  const read = async () => {
    const pages = [];
    for await (const page of connector.pages(reading({ grant, ...window }))) pages.push(page);
    return pages;
  };
  return { alipay, connector, grant, read, waits };
}

test('behaviour: the merchant is sent to Alipay with our app, our address and the state', () => {
  const url = new URL(oauthOf(setUp().connector).authorizeUrl('st&te', 'https://a.test/cb?x=1'));
  expect(Object.fromEntries(url.searchParams)).toEqual({
    app_id: '2021000000000001',
    redirect_uri: 'https://a.test/cb?x=1',
    state: 'st&te',
  });
});

test('behaviour: a code becomes a grant that has no end of its own', async () => {
  const { alipay, connector } = setUp();
  expect(await oauthOf(connector).exchange('c', '')).toEqual({
    externalId: '2088000000001234',
    displayName: '支付宝账户（尾号1234）',
    accessToken: 'at-1',
    refreshToken: 'rt-1',
    expiresAt: null,
  });
  expect(alipay.calls[0]?.biz).toEqual({ grant_type: 'authorization_code', code: 'c' });
});

test('behaviour: tokens that stand in a list alone are found', async () => {
  const { alipay, connector } = setUp();
  alipay.instead.push(() => ({
    tokens: [{ app_auth_token: 'a', app_refresh_token: 'r', user_id: 'u' }],
  }));
  expect(await oauthOf(connector).exchange('c', '')).toMatchObject({
    accessToken: 'a',
    externalId: 'u',
  });
});

test('error: a used code asks for a new agreement; a wrong signature of ours does not', async () => {
  const { alipay, connector } = setUp();
  alipay.instead.push(() => ({ code: '40002', sub_code: 'isv.code-invalid' }));
  await expect(oauthOf(connector).exchange('c', '')).rejects.toThrow(GrantExpired);
  alipay.instead.push(() => ({ code: '40002', sub_code: 'isv.invalid-signature' }));
  await expect(oauthOf(connector).exchange('c', '')).rejects.toThrow(PartnerRefusedCall);
  expect(alipay.calls).toHaveLength(2); // Neither was repeated.
});

test('behaviour: common parameters travel in the query, the rest in the body, time in Shanghai', async () => {
  const { alipay, read } = setUp();
  await read();
  const [call] = alipay.calls;
  expect(call?.query).toEqual({
    app_id: '2021000000000001',
    method: 'alipay.data.bill.accountlog.query',
    format: 'JSON',
    charset: 'utf-8',
    sign_type: 'RSA2',
    timestamp: '2027-01-04 12:00:00',
    version: '1.0',
    app_auth_token: 'at-1',
    sign: call?.query.sign,
  });
  expect(call?.biz).toEqual({
    start_time: '2027-01-03 12:00:00',
    end_time: '2027-01-04 12:00:00',
    page_no: '1',
    page_size: '2000',
  });
});

test('behaviour: neither token nor signature is kept with a page', async () => {
  const [page] = await setUp().read();
  expect(JSON.stringify(page?.request)).not.toMatch(/at-1|sign|token/);
});

test('behaviour: called too often, it waits and asks again', async () => {
  const { alipay, read, waits } = setUp();
  alipay.instead.push(() => ({ code: '40005', sub_code: 'isv.call-limited' }));
  expect(await read()).toHaveLength(1);
  expect(waits).toContain(1000);
});

test('behaviour: a page of HTML in the place of an answer is asked for again', async () => {
  const { alipay, read } = setUp();
  alipay.instead.push(() => new Response('<html>busy</html>'));
  expect(await read()).toHaveLength(1);
  expect(alipay.calls).toHaveLength(2);
});

test('error: an entry that says 收入 of a negative amount is malformed', async () => {
  const { alipay, connector, read } = setUp();
  const entry = {
    account_log_id: '1',
    trans_dt: '2027-01-04 10:00:00',
    trans_amount: '-1.00',
    balance: '0.00',
    direction: '收入',
  };
  alipay.instead.push(() => ({ total_size: 1, detail_list: [entry] }));
  const [page] = await read();
  expect(() => connector.parse(page as never, context)).toThrow(PartnerAnswerMalformed);
});

test('behaviour: an entry of nothing is no event', async () => {
  const { alipay, connector, read } = setUp();
  alipay.entries.push({ id: '1', at: instant(now - 1000), amount: 0n });
  const [page] = await read();
  expect(connector.parse(page as never, context)).toEqual([]);
});
