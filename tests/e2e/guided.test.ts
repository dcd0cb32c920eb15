import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPages, webDist } from '../../scripts/stack/pages.ts';
import { audit, type Hand, openBrowser, openHand, phone } from './browser.ts';
import { openLender } from './lender.ts';

// The guided application in a real browser: each kind of business from a partner's page to the offer, with
// what it has to type counted; one source more, and one taken back.

buildPages();
const { stack } = await openLender({ WEB_DIR: webDist });
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const card = '6222021001123456789';
const pageOf = async (): Promise<{ hand: Hand; findings: string[]; broken: string[] }> => {
  const context = await browser.newContext({ viewport: phone, locale: 'zh-CN' });
  const hand = await openHand(context);
  const broken: string[] = [];
  hand.page.on('pageerror', (error) => broken.push(error.message));
  return { hand, findings: [], broken };
};

/** From the partner's page to the consent. @returns The identity card that a farmer would know by heart. */
async function enter(hand: Hand, desk: string, merchant: string): Promise<string> {
  await hand.page.goto(`${stack.sandboxUrl}${desk}?as=${merchant}`);
  const number = hand.page.locator('code').first();
  const idCard = (await number.count()) > 0 ? await number.textContent() : null;
  await hand.tapText(/查看我的额度/);
  await hand.tap('start-sign-in');
  await hand.tapText(/同意授权/);
  await hand.see('consent-accept');
  return idCard ?? '';
}

const segments = [
  { kind: '网店', merchant: 'online-seller-301', desk: '/taobao/desk' },
  { kind: '线下店铺', merchant: 'offline-shop-301', desk: '/alipay/merchant' },
  { kind: '种植', merchant: 'crop-farm', desk: '/alipay/merchant', number: 'idCard' },
  { kind: '养殖', merchant: 'livestock-farm', desk: '/alipay/merchant', number: 'idCard' },
  { kind: '为企业供货', merchant: 'supplier', desk: '/nuonuo/desk' },
  { kind: '批发经销', merchant: 'distributor', desk: '/nuonuo/desk' },
] as const;

for (const s of segments) {
  test(`behaviour: ${s.merchant} gets from the partner's page to an offer with at most three fields`, async () => {
    const { hand, findings, broken } = await pageOf();
    const idCard = await enter(hand, s.desk, s.merchant);
    expect(await hand.page.getByTestId('kind').textContent()).toContain(s.kind);
    findings.push(...(await audit(hand, 'consent')));
    await hand.tap('consent-accept');
    if ('number' in s) {
      await hand.see('guide-ask', 60_000);
      findings.push(...(await audit(hand, 'ask')));
      await hand.type(`number-${s.number}`, idCard);
      await hand.tap(`number-tell-${s.number}`);
    }
    await hand.see('supplement-holder', 60_000);
    await hand.see('guide-known');
    findings.push(...(await audit(hand, 'payee')));
    const told = await hand.page.getByTestId('guide-limit').textContent();
    await hand.type('supplement-holder', '张三丰');
    await hand.type('supplement-account', card);
    await hand.tap('supplement-submit');
    await hand.see('offer-limit', 60_000);
    expect(await hand.page.getByTestId('offer-limit').textContent()).toBe(told);
    findings.push(...(await audit(hand, 'offer')));
    expect(findings).toEqual([]);
    expect(broken).toEqual([]);
    expect(hand.count.fieldsTyped).toBeLessThanOrEqual(3);
    process.stdout.write(`${s.merchant}: ${told} ${JSON.stringify(hand.count)}\n`);
    await hand.page.context().close();
  }, 120_000);
}

/** The application, from the consent to where it waits for an account. */
async function waiting(hand: Hand): Promise<void> {
  await hand.tap('consent-accept');
  await hand.see('supplement-holder', 60_000);
}

async function submit(hand: Hand): Promise<void> {
  await hand.type('supplement-holder', '张三丰');
  await hand.type('supplement-account', card);
  await hand.tap('supplement-submit');
}

test('behaviour: a seller connects one more source with its effect named, and the limit rises by what it tells', async () => {
  const { hand, findings } = await pageOf();
  await enter(hand, '/taobao/desk', 'online-seller-302');
  await waiting(hand);
  const before = await hand.page.getByTestId('guide-limit').textContent();
  const ask = hand.page.getByTestId('guide-ask-ali1688');
  if (!(await ask.isVisible())) await hand.page.getByText('其他可以提高额度的资料').click();
  expect(await ask.textContent()).toMatch(/连接1688.*: 额度(约|最多) \+¥[\d,]+/);
  await hand.tap('guide-ask-ali1688');
  await hand.see('guide-ask');
  await hand.tapText(/^连接1688/);
  await hand.tapText(/同意授权/);
  await hand.see('source-allow-ali1688'); // Back where one left, at the same question.
  findings.push(...(await audit(hand, 'allow')));
  await hand.tap('source-allow-ali1688');
  await hand.see('supplement-holder', 60_000); // Read at once; nothing more is asked.
  await expect
    .poll(() => hand.page.getByTestId('guide-limit').textContent(), { timeout: 20_000 })
    .not.toBe(before);
  expect(await hand.page.getByTestId('guide-known').textContent()).toContain('1688');
  const told = await hand.page.getByTestId('guide-limit').textContent();
  await submit(hand);
  await hand.see('offer-limit', 60_000);
  expect(await hand.page.getByTestId('offer-limit').textContent()).toBe(told);
  expect(findings).toEqual([]);
  await hand.page.context().close();
}, 120_000);

test('behaviour: a farm hands in the invoices of its harvest where their worth is named', async () => {
  const { hand, findings, broken } = await pageOf();
  const idCard = await enter(hand, '/alipay/merchant', 'farm-2');
  const partner = await (await fetch(`${stack.sandboxUrl}/alipay/merchant?as=farm-2`)).text();
  const [, creditCode] = [...partner.matchAll(/<code>(\w{18})<\/code>/g)].map(([, code]) => code);
  await hand.tap('consent-accept');
  await hand.see('guide-ask', 60_000);
  await hand.type('number-idCard', idCard);
  await hand.tap('number-tell-idCard');
  await hand.see('supplement-holder', 60_000);
  const before = await hand.page.getByTestId('guide-limit').textContent();
  await hand.tap('guide-ask-einvoice');
  await hand.type('number-creditCode', creditCode ?? '');
  await hand.tap('number-tell-creditCode');
  await hand.tap('source-allow-einvoice');
  const query = new URLSearchParams({ as: 'farm-2', kind: 'zip', days: '360' });
  const file = await fetch(`${stack.sandboxUrl}/einvoice/export?${query}`);
  const buffer = Buffer.from(await file.arrayBuffer());
  findings.push(...(await audit(hand, 'file')));
  await hand.page
    .locator('input[type=file]')
    .setInputFiles({ name: '../../x.zip', mimeType: 'application/zip', buffer });
  await hand.see('supplement-holder', 60_000);
  await expect
    .poll(() => hand.page.getByTestId('guide-known').textContent(), { timeout: 20_000 })
    .toContain('数电发票文件');
  expect(await hand.page.getByTestId('guide-limit').textContent()).not.toBe(before);
  expect(findings).toEqual([]);
  expect(broken).toEqual([]);
  await hand.page.context().close();
}, 120_000);

test('behaviour: without the one thing that is needed one may go on, and is told what was missing', async () => {
  const { hand } = await pageOf();
  await enter(hand, '/alipay/merchant', 'farm-1');
  await hand.tap('consent-accept');
  await hand.see('guide-ask', 60_000);
  await hand.tap('guide-skip');
  await hand.see('supplement-holder');
  await submit(hand);
  await hand.see('declined', 60_000);
  expect(await hand.page.getByTestId('declined').textContent()).toContain('土地承包');
  await hand.page.context().close();
}, 120_000);

test('behaviour: who disconnects a source in the middle is told what it costs, and answered without it', async () => {
  const { hand, findings } = await pageOf();
  await enter(hand, '/taobao/desk', 'online-seller-303');
  await waiting(hand);
  const place = hand.page.url();
  const before = await hand.page.getByTestId('guide-limit').textContent();
  await hand.page.goto(`${stack.url}/sources`);
  await hand.tapText(/^连接1688/);
  await hand.tapText(/同意授权/);
  await hand.tap('source-allow-ali1688');
  await hand.see('source-disconnect-ali1688');
  await hand.tap('source-disconnect-ali1688');
  await hand.see('cost');
  await expect
    .poll(() => hand.page.getByTestId('cost').textContent())
    .toContain('目前没有额度依据这项数据'); // Nothing was decided yet.
  findings.push(...(await audit(hand, 'disconnect')));
  await hand.tap('source-disconnect-confirm');
  await expect
    .poll(() => hand.page.getByTestId('source-ali1688').textContent())
    .toContain('未连接');
  await hand.page.goto(place);
  await hand.see('supplement-holder', 30_000);
  expect(await hand.page.getByTestId('guide-limit').textContent()).toBe(before);
  await submit(hand);
  await hand.see('offer-limit', 60_000);

  // With a limit there is something to lose, and it is named in yuan before anybody confirms.
  const limit = await hand.page.getByTestId('offer-limit').textContent();
  await hand.page.goto(`${stack.url}/me`);
  const consent = hand.page.getByTestId('consent-taobao');
  expect(await consent.textContent()).toContain('评估并管理经营贷款的额度与利率');
  await consent.getByText('读取记录').click();
  await expect.poll(() => consent.textContent()).toContain('taobao.trades.sold.get');
  await hand.tap('consent-withdraw-taobao');
  await hand.see('cost-limit');
  expect(await hand.page.getByTestId('cost-limit').textContent()).toContain(`从 ${limit}`);
  expect(await hand.page.getByTestId('cost-limit').textContent()).toContain('变为 ¥0');
  findings.push(...(await audit(hand, 'withdraw')));
  await hand.tap('consent-withdraw-confirm');
  await expect.poll(() => consent.textContent()).toContain('已收回');
  expect(findings).toEqual([]);
  await hand.page.context().close();
}, 120_000);

test('behaviour: a borrower takes their data away, and is then forgotten', async () => {
  const { hand, findings, broken } = await pageOf();
  await enter(hand, '/alipay/merchant', 'offline-shop-306');
  await waiting(hand);
  await hand.page.goto(`${stack.url}/me`);
  await hand.see('mine');
  findings.push(...(await audit(hand, 'me')));
  const [file] = await Promise.all([
    hand.page.waitForEvent('download'),
    hand.page.getByTestId('mine-export').click(),
  ]);
  const data = JSON.parse(readFileSync(await file.path(), 'utf8'));
  expect(data.events.length).toBeGreaterThan(100);
  expect(data.consents).toHaveLength(1);
  await hand.tap('mine-erase');
  await expect.poll(() => hand.page.textContent('body')).toContain('仍会保留的');
  findings.push(...(await audit(hand, 'erase')));
  await hand.tap('mine-erase-confirm');
  await expect.poll(() => hand.page.textContent('body')).toContain('有一笔申请正在进行');
  await hand.page.reload();
  const [application] = data.applications;
  await hand.page.evaluate(
    (id) => fetch(`/api/borrower/applications/${id}/withdraw`, { method: 'POST' }),
    application.id,
  );
  await hand.tap('mine-erase');
  await hand.tap('mine-erase-confirm');
  await hand.see('start-sign-in'); // Signed out, as a stranger.
  expect(findings).toEqual([]);
  expect(broken).toEqual([]);
  await hand.page.context().close();
}, 120_000);

test('behaviour: the kind of business is chosen on the first page, and what is asked follows', async () => {
  const { hand } = await pageOf();
  await enter(hand, '/alipay/merchant', 'offline-shop-304');
  await hand.tap('kind-change');
  await hand.tap('kind-supplier');
  await expect.poll(() => hand.page.getByTestId('kind').textContent()).toContain('为企业供货');
  await expect.poll(() => hand.page.textContent('body')).toContain('核心企业');
  await hand.page.context().close();
}, 60_000);

test('error: a link that names no kind of business there is leads in as any other', async () => {
  const { hand } = await pageOf();
  await hand.page.goto(`${stack.url}/?source=alipay&segment=<script>&entry=${'x'.repeat(300)}`);
  await hand.see('start-sign-in');
  const refused = await fetch(`${stack.url}/api/borrower/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ source: 'alipay', segment: 'bank' }),
  });
  expect(refused.status).toBe(400);
  await hand.page.context().close();
}, 60_000);
