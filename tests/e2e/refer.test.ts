import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPages, webDist } from '../../scripts/stack/pages.ts';
import { createAccessKey } from '../../server/src/party/index.ts';
import { audit, desk, type Hand, identify, openBrowser, openHand, phone } from './browser.ts';
import { openLender } from './lender.ts';

// A borrower who would not be decided on by a machine alone asks for a person, who decides on the same record:
// two people, two browsers, and the money at the end.

buildPages();
const lender = await openLender({ WEB_DIR: webDist });
const { stack, db } = lender;
const keyOf = async (name: string, scopes: readonly string[]): Promise<string> =>
  (await db.tx((tx) => createAccessKey(tx, { role: 'staff', name, scopes: [...scopes] }))).key;
const writer = await keyOf('review desk', ['reviews.read', 'reviews.write']);
const reader = await keyOf('onlooker', ['reviews.read']);
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** From the shop's page to the machine's answer. */
async function apply(merchant: string, owner: string, card: string): Promise<Hand> {
  const hand = await openHand(await browser.newContext({ viewport: phone, locale: 'zh-CN' }));
  await hand.page.goto(`${stack.sandboxUrl}/alipay/merchant?as=${merchant}`);
  await hand.tapText(/查看我的额度/);
  await hand.tap('start-sign-in');
  await hand.tapText(/同意授权/);
  await hand.tap('consent-accept');
  await hand.see('supplement-holder', 60_000);
  await hand.type('supplement-holder', owner);
  await hand.tap('contest-alipay');
  await hand.type('contest-said', '上周三停业，不是没有生意');
  await hand.tap('contest-send');
  await hand.see('contested-alipay');
  // Read again beside the form: what was typed stays.
  expect(await hand.page.getByTestId('supplement-holder').inputValue()).toBe(owner);
  await hand.type('supplement-account', card);
  await hand.tap('supplement-submit');
  return hand;
}

/** The parts add up to what the person granted: 1,000 yuan. */
async function expectParts(hand: Hand): Promise<void> {
  await hand.see('offer-parts');
  const parts = await hand.page.getByTestId('offer-parts').textContent();
  expect(parts).toContain('人工核定的调整');
  expect(parts).toMatch(/¥1,000$/);
}

/** From the offer to the money. */
async function draw(hand: Hand, merchant: string): Promise<void> {
  await hand.tap('offer-continue');
  await identify(hand, stack.sandboxUrl, merchant, '陈国平');
  await hand.see('amount-input');
  await hand.tap('amount-continue');
  await hand.see('disclosure-table');
  await expect
    .poll(() => hand.page.getByTestId('disclosure-confirm').isEnabled(), { timeout: 10_000 })
    .toBe(true);
  await hand.tap('disclosure-confirm');
  await hand.see('money-arrived', 60_000);
}

async function enter(key: string, locale = 'zh-CN'): Promise<Page> {
  const page = await (await browser.newContext({ viewport: desk, locale })).newPage();
  await page.goto(`${stack.url}/staff/reviews`);
  await page.locator('input[type=password]').fill(key);
  await page.keyboard.press('Enter');
  await page.getByTestId('reviews').waitFor();
  return page;
}

test('behaviour: a borrower asks for a person, who decides on the machine’s record; the money follows', async () => {
  const findings: string[] = [];
  const hand = await apply('offline-shop-401', '陈国平', '6222021001123456789');
  await hand.see('offer-limit', 60_000);
  await hand.tap('person-ask');
  await hand.type('person-said', '刚搬来这条街，之前在城南开了六年');
  findings.push(...(await audit(hand, 'ask')));
  await hand.tap('person-send');
  await hand.see('referred');
  findings.push(...(await audit(hand, 'referred')));

  // Who was declined without anything to grant can be told no by a person as well, and nothing else.
  const thin = await apply('thin-shop-401', '周小满', '6222021001123456780');
  await thin.see('declined', 60_000);
  findings.push(...(await audit(thin, 'declined')));
  await thin.tap('person-ask');
  await thin.tap('person-send');
  await thin.see('referred');

  const staff = await enter(writer);
  const row = staff.getByTestId('reviews').locator('tbody tr[data-row-key]').first();
  await row.waitFor();
  expect(await row.textContent()).toContain('之前在城南开了六年');
  expect(await row.textContent()).toContain('支付宝 · 上周三停业，不是没有生意');
  findings.push(...(await audit({ page: staff }, 'reviews')));
  await row.getByRole('button', { name: /决\s*定/ }).click();
  const dialog = staff.getByRole('dialog');
  await dialog.waitFor();
  const limit = dialog.getByLabel('额度（元）');
  await limit.fill('99999999');
  await dialog.getByLabel('理由（借款人可见）').fill('城南六年经营可查，同意');
  expect(await dialog.getByRole('button', { name: /批\s*准/ }).isDisabled()).toBe(true);
  await limit.fill('1000');
  findings.push(...(await audit({ page: staff }, 'decide')));
  await dialog.getByRole('button', { name: /批\s*准/ }).click();
  await expect.poll(() => staff.locator('tbody tr[data-row-key]').count()).toBe(1);
  await row.getByRole('button', { name: /决\s*定/ }).click();
  const other = staff.getByRole('dialog');
  expect(await other.getByRole('radio', { name: '批准' }).isDisabled()).toBe(true);
  await other.getByLabel('理由（借款人可见）').fill('开业不足一个月，请积累流水后再来');
  await other.getByRole('button', { name: /拒\s*绝/ }).click();
  await expect.poll(() => staff.getByTestId('reviews').textContent()).toContain('没有申请等待');
  await expect.poll(() => thin.page.textContent('body')).toContain('积累流水后再来');
  expect(await thin.page.getByTestId('person-ask').count()).toBe(0);
  await staff.goto(`${stack.url}/staff/reviews?state=decided`);
  await expect
    .poll(() => staff.getByTestId('reviews').textContent())
    .toContain('城南六年经营可查，同意');
  expect(await staff.getByTestId('reviews').textContent()).toContain('review desk');

  await hand.see('offer-limit', 30_000); // By itself: the page follows.
  expect(await hand.page.getByTestId('offer-limit').textContent()).toBe('¥1,000');
  expect(await hand.page.getByTestId('person-decided').textContent()).toContain('同意');
  findings.push(...(await audit(hand, 'offer')));
  await expectParts(hand);
  await hand.page.locator('a[href^="/decisions/"]').click();
  await expectParts(hand);
  expect(await hand.page.getByTestId('person-decided').textContent()).toContain('同意');
  findings.push(...(await audit(hand, 'decision')));
  await hand.page.goBack();
  await hand.see('offer-limit');
  await draw(hand, 'offline-shop-401');
  expect(findings).toEqual([]);
}, 180_000);

test('error: who may only look cannot decide; nobody’s review, a reason too short, money without a limit', async () => {
  const page = await enter(reader, 'en');
  expect(await page.textContent('body')).toContain('you can look only');
  const send = (id: string, body: object, key = writer) =>
    fetch(`${stack.url}/api/staff/reviews/${id}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const nobody = 'application_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f';
  const verdict = { outcome: 'decline', reason: 'no such thing' };
  expect((await send(nobody, verdict, reader)).status).toBe(401);
  expect((await send(nobody, verdict)).status).toBe(404);
  expect((await send('../../x', verdict)).status).toBe(404);
  expect((await send(nobody, { ...verdict, reason: 'no' })).status).toBe(400);
  expect((await send(nobody, { ...verdict, limitFen: '1.5' })).status).toBe(400);
}, 60_000);
