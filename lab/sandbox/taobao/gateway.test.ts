import { instant, shanghaiStamp } from '@open310/server/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consent, startFixture, today, top, topSession, topText, topToken } from '../fixture.ts';
import type { Sandbox } from '../index.ts';

const SOLD = 'taobao.trades.sold.get';
const CHANGED = 'taobao.trades.sold.increment.get';
const REFUNDS = 'taobao.refunds.receive.get';
const DAY_MS = 86_400_000;
const stamp = (ms: number): string => shanghaiStamp(instant(ms));

let sandbox: Sandbox;
let session: string;
beforeAll(async () => {
  sandbox = await startFixture();
  session = await topSession(sandbox);
});
afterAll(() => sandbox.close());

test('behaviour: all three signature methods are understood', async () => {
  for (const signMethod of ['md5', 'hmac', 'hmac-sha256'] as const) {
    const params = { fields: 'tid', page_size: '1' };
    const answer = await top(sandbox, SOLD, params, { session, signMethod });
    expect(answer.trades.trade).toHaveLength(1);
  }
});

test('error: faults of the platform carry the vendor’s codes', async () => {
  const code = async (
    forge: Record<string, string>,
    params: Record<string, string> = { fields: 'tid' },
  ) => (await top(sandbox, SOLD, params, { session, forge })).code;
  expect(await code({ sign: '00' })).toBe(25);
  expect(await code({ fields: 'tid,status' })).toBe(25);
  expect(await code({ method: '' })).toBe(21);
  expect(await code({ method: 'taobao.no.such' })).toBe(22);
  expect(await code({ sign: '' })).toBe(24);
  expect(await code({ app_key: '' })).toBe(28);
  expect(await code({ app_key: '1' })).toBe(29);
  expect(await code({ timestamp: '' })).toBe(30);
  expect(await code({}, { fields: 'tid', timestamp: stamp(today - 11 * 60_000) })).toBe(31);
  expect(await code({}, { fields: 'tid', timestamp: stamp(today - 9 * 60_000) })).toBeUndefined();
  expect(await code({ v: '1.0' })).toBe(33);
  expect((await top(sandbox, SOLD, { fields: 'tid' })).code).toBe(26);
  const strange = await top(sandbox, SOLD, { fields: 'tid' }, { session: 'nobody' });
  expect(strange).toMatchObject({
    code: 27,
    msg: 'Invalid session',
    sub_code: 'invalid-sessionkey',
  });
  const noFields = await top(sandbox, SOLD, {}, { session });
  expect(noFields).toMatchObject({ code: 40, msg: 'Missing required arguments:fields' });
  const tooMany = await top(sandbox, SOLD, { fields: 'tid', page_size: '101' }, { session });
  expect(tooMany).toMatchObject({ code: 41, msg: 'Invalid arguments:page_size' });
});

test('behaviour: ids go out as bare numbers beyond 2^53, lists nest, XML is the default', async () => {
  const params = { fields: 'tid,orders', page_size: '1' };
  const text = await topText(sandbox, SOLD, params, { session });
  expect(text).toMatch(
    /^\{"trades_sold_get_response":\{"total_results":\d+,"trades":\{"trade":\[\{"tid":2900000000000010999,"orders":\{"order":\[\{"oid":2900000000000010999,/,
  );
  expect(text).toMatch(/"request_id":"[0-9a-z]{12}"\}\}$/);
  const xml = await topText(sandbox, SOLD, { ...params, format: '' }, { session });
  expect(xml).toContain('<trades list="true"><trade><tid>2900000000000010999</tid>');
});

test('behaviour: only what is asked for comes; the open uid comes with the nick', async () => {
  const one = async (fields: string) =>
    (await top(sandbox, SOLD, { fields, page_size: '1' }, { session })).trades.trade[0];
  expect(Object.keys(await one('status,payment'))).toEqual(['status', 'payment']);
  expect(await one('buyer_nick')).toEqual({ buyer_nick: 'A**', buyer_open_uid: 'AAF0' });
  expect(await one('tid,buyer_open_uid')).not.toHaveProperty('buyer_open_uid');
});

test('behaviour: paging covers three months once, newest first, and nothing older', async () => {
  const pages: { tid: number; created: string }[][] = [];
  for (let page_no = 1, more = true; more; page_no += 1) {
    const params = {
      fields: 'tid,created',
      page_no: String(page_no),
      page_size: '100',
      use_has_next: 'true',
    };
    const answer = await top(sandbox, SOLD, params, { session });
    expect(answer.total_results).toBeUndefined();
    pages.push(answer.trades.trade);
    more = answer.has_next;
  }
  const created = pages.flat().map((t) => t.created);
  expect(new Set(created).size).toBe(created.length);
  expect([...created].sort().reverse()).toEqual(created);
  expect(created.length).toBe(92 * 8 - 1); // From noon on 23 August, a trade every three hours.
  expect((created.at(-1) ?? '') >= '2026-08-23').toBe(true);
  const start_created = stamp(today - 120 * DAY_MS);
  const old = { fields: 'tid', start_created, end_created: stamp(today - 100 * DAY_MS) };
  const none = await top(sandbox, SOLD, old, { session });
  expect(none).toMatchObject({ total_results: 0 });
  expect(none.trades).toBeUndefined();
});

test('behaviour: what changed is asked for by spans of a day at most', async () => {
  const ask = (from: number, to: number) =>
    top(
      sandbox,
      CHANGED,
      { fields: 'tid', start_modified: stamp(from), end_modified: stamp(to) },
      { session },
    );
  const changedAt = today - 2 * 3_600_000;
  expect((await ask(changedAt, changedAt)).total_results).toBe(1); // Both ends count.
  expect((await ask(today - DAY_MS, today)).total_results).toBe(8);
  expect(await ask(today - DAY_MS - 1000, today)).toMatchObject({
    code: 15,
    sub_code: 'isv.invalid-parameter',
  });
  const open = await top(
    sandbox,
    CHANGED,
    { fields: 'tid', start_modified: stamp(today) },
    { session },
  );
  expect(open.msg).toBe('Missing required arguments:end_modified');
});

test('behaviour: refunds come by their change, their ids as text', async () => {
  const fields = 'refund_id,tid,status,refund_fee,modified';
  const answer = await top(sandbox, REFUNDS, { fields }, { session });
  expect(answer.total_results).toBe(3);
  expect(answer.refunds.refund[0]).toMatchObject({
    refund_id: '180000000000002',
    refund_fee: '1.00',
    status: 'SUCCESS',
  });
});

test('behaviour: tokens: one use of a code, the right address, r2 ends the orders first', async () => {
  let ticks = 0; // A clock that never says the same twice: lifetimes are whole seconds all the same.
  const own = await startFixture({ now: () => instant(today + ticks++) });
  const redirect_uri = own.lender.redirectUris.taobao;
  const code = (await consent(own, 'taobao', 'seller')).get('code') ?? '';
  const grant_type = 'authorization_code';
  const token = await topToken(own, { grant_type, code, redirect_uri });
  expect(token).toMatchObject({
    token_type: 'Bearer',
    taobao_user_id: '2208000000001',
    r2_expires_in: 259200,
  });
  expect(token.taobao_user_nick).toBe(encodeURIComponent('岚山家居'));
  expect(await topToken(own, { grant_type, code, redirect_uri })).toMatchObject({
    error: 'invalid_grant',
  });
  const elsewhere = (await consent(own, 'taobao', 'seller')).get('code') ?? '';
  expect(
    await topToken(own, { grant_type, code: elsewhere, redirect_uri: 'http://x/' }),
  ).toMatchObject({ error: 'invalid_grant' });
  const sold = (s: string) => top(own, SOLD, { fields: 'tid', page_size: '1' }, { session: s });
  own.advance(2 * DAY_MS);
  expect((await sold(token.access_token)).trades).toBeDefined();
  own.advance(1.01 * DAY_MS);
  expect(await sold(token.access_token)).toMatchObject({ code: 27, sub_code: 'session-expired' });
  const renewed = await top(own, 'taobao.top.auth.token.refresh', {
    refresh_token: token.refresh_token,
  });
  const fresh = JSON.parse(renewed.token_result);
  expect((await sold(fresh.access_token)).trades).toBeDefined();
  await own.close();
});

test('error: a merchant without a shop is not let through, a refusal comes back as one', async () => {
  expect((await consent(sandbox, 'taobao', 'shop')).get('code')).toBeNull();
  const cancelled = await consent(sandbox, 'taobao', 'seller', 'cancel');
  expect(Object.fromEntries(cancelled)).toMatchObject({ error: 'access_denied', state: 's1' });
});
