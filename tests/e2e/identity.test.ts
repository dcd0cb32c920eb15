import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPages, webDist } from '../../scripts/stack/pages.ts';
import { createAccessKey } from '../../server/src/party/index.ts';
import { audit, desk, type Hand, identify, openBrowser, openHand, phone } from './browser.ts';
import { openLender } from './lender.ts';

// Who signs, in a real browser: the register, the camera, a list that names somebody, and the person who decides.

buildPages();
const lender = await openLender({ WEB_DIR: webDist });
const { stack, db } = lender;
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** From the shop's page to the offer. */
async function offered(merchant: string, holder: string): Promise<Hand> {
  const hand = await openHand(await browser.newContext({ viewport: phone, locale: 'zh-CN' }));
  await hand.page.goto(`${stack.sandboxUrl}/alipay/merchant?as=${merchant}`);
  await hand.tapText(/查看我的额度/);
  await hand.tap('start-sign-in');
  await hand.tapText(/同意授权/);
  await hand.tap('consent-accept');
  await hand.see('supplement-holder', 60_000);
  await hand.type('supplement-holder', holder);
  await hand.type('supplement-account', '6222021001123456789');
  await hand.tap('supplement-submit');
  await hand.see('offer-limit', 60_000);
  return hand;
}

async function ownerOf(merchant: string): Promise<string> {
  const page = await (await fetch(`${stack.sandboxUrl}/identity/desk?as=${merchant}`)).text();
  return /<code>([^<]+)<\/code>/.exec(page)?.[1] ?? expect.fail(`${merchant} has no owner`);
}

/** The queue, seen by somebody with these scopes. */
async function enter(...scopes: string[]): Promise<Page> {
  const { key } = await db.tx((tx) =>
    createAccessKey(tx, { role: 'staff', name: 'compliance desk', scopes }),
  );
  const page = await (await browser.newContext({ viewport: desk, locale: 'zh-CN' })).newPage();
  await page.goto(`${stack.url}/staff/identities`);
  await page.locator('input[type=password]').fill(key);
  await page.keyboard.press('Enter');
  await page.getByTestId('identities').waitFor();
  return page;
}

test('behaviour: a wrong number is told, a face that fails is shown again, and then one signs', async () => {
  const owner = await ownerOf('offline-shop-501');
  const hand = await offered('offline-shop-501', owner);
  await hand.tap('offer-continue');
  await hand.see('identity-idCard');
  const findings = await audit(hand, 'identity');
  await hand.type('identity-idCard', '11010519491231002X');
  await hand.tap('identity-submit');
  await hand.page.getByText(/姓名与证件号不符.*还可尝试 4 次/).waitFor();
  findings.push(...(await audit(hand, 'identity, wrong')));
  const known = await (await fetch(`${stack.sandboxUrl}/identity/desk?as=offline-shop-501`)).text();
  const [, idCard] = [...known.matchAll(/<code>([^<]+)<\/code>/g)].map(([, code]) => code);
  await hand.type('identity-idCard', idCard ?? '');
  await hand.tap('identity-submit');
  await hand.see('face-start');
  findings.push(...(await audit(hand, 'face')));
  await hand.tap('face-start');
  await hand.tapText(/看不清/);
  await identify(hand, stack.sandboxUrl, 'offline-shop-501', owner);
  await hand.see('amount-input');
  // Known from now on: going back does not ask again.
  await hand.page.goto(hand.page.url().replace('/amount', '/identity'));
  await hand.see('amount-input');
  expect(findings).toEqual([]);
  await hand.page.context().close();
}, 120_000);

test('behaviour: a name on a list stops before any money, a person clears it, and one goes on', async () => {
  const owner = await ownerOf('offline-shop-502');
  const listed = { name: owner, list: 'sanctions', entry: 'TEST 1' };
  const answer = await fetch(`${stack.sandboxUrl}/identity/lists`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(listed),
  });
  expect(answer.status).toBe(202);
  const hand = await offered('offline-shop-502', owner);
  await hand.tap('offer-continue');
  await identify(hand, stack.sandboxUrl, 'offline-shop-502', owner);
  await hand.see('identity-checking');
  const findings = await audit(hand, 'checking');
  // Nothing of the reason is told, on the page or in an answer.
  expect(await hand.page.textContent('body')).not.toMatch(/名单|制裁|sanction/i);
  const onlooker = await enter('identity.read');
  expect(await onlooker.getByTestId('identities').textContent()).toContain('sanctions');
  expect(await onlooker.getByRole('button', { name: '处 理' }).count()).toBe(0);
  const staff = await enter('identity.read', 'identity.write');
  findings.push(...(await audit({ page: staff }, 'identities')));
  await staff
    .getByRole('button', { name: /处\s?理/ })
    .first()
    .click();
  const dialog = staff.getByRole('dialog');
  await dialog.getByText('排除，可继续').click();
  await dialog.locator('textarea').fill('同名，证件号码不同');
  findings.push(...(await audit({ page: staff }, 'decide')));
  await dialog.getByRole('button', { name: '排除，可继续' }).click();
  await expect
    .poll(() => staff.getByTestId('identities').textContent())
    .toContain('没有等待核实的借款人');
  await hand.page.reload();
  await hand.see('amount-input');
  expect(findings).toEqual([]);
  await hand.page.context().close();
}, 120_000);
