import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixtureMerchants, startFixture } from '../fixture.ts';
import type { Sandbox } from '../index.ts';

const merchants = {
  ...fixtureMerchants,
  find: (key: string) => {
    const found = fixtureMerchants.find(key);
    return found && { ...found, owner: '<b>"&\'' };
  },
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startFixture({ lenderUrl: 'http://127.0.0.1:4242', merchants });
});
afterAll(() => sandbox.close());

const open = async (path: string, cookie = '') => {
  const answer = await fetch(`${sandbox.url}${path}`, { headers: { cookie }, redirect: 'manual' });
  return { answer, text: await answer.text() };
};

test('behaviour: each partner’s page leads to the lender with its source and entry', async () => {
  const desk = await open('/taobao/desk?as=seller');
  expect(desk.text).toContain('href="http://127.0.0.1:4242/?source=taobao&amp;entry=taobao-desk"');
  const merchant = await open('/alipay/merchant?as=shop');
  expect(merchant.text).toContain(
    'href="http://127.0.0.1:4242/?source=alipay&amp;entry=alipay-merchant"',
  );
});

test('behaviour: who is signed in is kept in a cookie; who is not is asked', async () => {
  const first = await open('/enter?as=shop&to=alipay');
  expect(first.answer.headers.get('location')).toBe('/alipay/merchant');
  const cookie = first.answer.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^sandbox_user=shop;.*HttpOnly.*SameSite=Lax/);
  expect((await open('/alipay/merchant', 'sandbox_user=shop')).text).toContain('老陈面馆');
  expect((await open('/alipay/merchant')).text).toContain('选择演示商家');
  const stranger = await open('/taobao/desk', 'sandbox_user=shop');
  expect(stranger.text).toContain('该商家没有淘宝店铺');
});

test('behaviour: what comes from outside is escaped, and nothing is loaded from elsewhere', async () => {
  const { answer, text } = await open('/taobao/desk?as=seller');
  expect(text).toContain('&lt;b&gt;&quot;&amp;&#39;');
  expect(text).not.toContain('<b>');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(text).not.toMatch(/<script|<img|url\(/);
  expect(text.match(/<link[^>]*>/g)).toEqual([`<link rel="stylesheet" href="/__fonts/400.css">`]);
});

test('error: an unknown page says so in a page', async () => {
  const { answer, text } = await open('/nowhere');
  expect(answer.status).toBe(404);
  expect(text).toContain('没有这个页面');
});
