import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPages, webDist } from '../../scripts/stack/pages.ts';
import { type Hand, identify, openBrowser, openHand, phone } from './browser.ts';
import { openLender } from './lender.ts';

// A phone that loses its network at every node of the journey, from the consent to the money: nothing is lost,
// nothing is done twice, and what was typed stays.

buildPages();
const { stack, db, fault } = await openLender({ WEB_DIR: webDist });
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/**
 * Presses while there is no network: the page says so and stays where it is. Back, it goes on by itself, or
 * takes another press.
 */
async function pressOffline(hand: Hand, testId: string): Promise<void> {
  const context = hand.page.context();
  await context.setOffline(true);
  await hand.tap(testId);
  await hand.page.getByTestId('offline').getByText(/./).first().waitFor({ timeout: 10_000 });
  await hand.page.waitForTimeout(500);
  await context.setOffline(false);
  await hand.page.waitForTimeout(1_500);
  const button = hand.page.getByTestId(testId);
  if ((await button.isVisible()) && (await button.isEnabled())) await hand.tap(testId);
}

/** Away for so long while something runs. */
async function away(hand: Hand, ms: number): Promise<void> {
  await hand.page.context().setOffline(true);
  await hand.page.waitForTimeout(ms);
  await hand.page.context().setOffline(false);
}

test('behaviour: a farm whose phone loses its network at every node gets its money, once', async () => {
  const context = await browser.newContext({ viewport: phone, locale: 'zh-CN' });
  const hand = await openHand(context);
  const broken: string[] = [];
  hand.page.on('pageerror', (error) => broken.push(error.message));
  await hand.page.goto(`${stack.sandboxUrl}/alipay/merchant?as=farm-41`);
  const idCard = (await hand.page.locator('code').first().textContent()) ?? '';
  await hand.tapText(/查看我的额度/);
  await hand.tap('start-sign-in');
  await hand.tapText(/同意授权/);
  await hand.see('consent-accept');
  await pressOffline(hand, 'consent-accept'); // consent
  await away(hand, 1_000); // data, check
  await hand.see('guide-ask', 60_000);
  await hand.type('number-idCard', idCard);
  await pressOffline(hand, 'number-tell-idCard'); // supplement: a number
  await hand.see('supplement-holder', 60_000);
  await hand.type('supplement-holder', '张三丰');
  await hand.type('supplement-account', '6222021001123456789');
  await pressOffline(hand, 'supplement-submit'); // supplement: the account
  await away(hand, 500); // assess, limit
  await hand.see('offer-limit', 60_000);
  const limit = await hand.page.getByTestId('offer-limit').textContent();
  await away(hand, 500); // offer
  expect(await hand.page.getByTestId('offer-limit').textContent()).toBe(limit);
  await hand.tap('offer-continue');
  await identify(hand, stack.sandboxUrl, 'farm-41', '张三丰');
  await hand.see('amount-input');
  await hand.tap('amount-continue');
  await hand.see('disclosure-table'); // sign
  await expect
    .poll(() => hand.page.getByTestId('disclosure-confirm').isEnabled(), { timeout: 10_000 })
    .toBe(true);
  // The bank takes its time, and the phone is away while the money moves.
  await fault('bank', 'slow', { ms: 800 });
  await hand.tap('disclosure-confirm');
  await away(hand, 1_500); // disburse
  await hand.see('money-arrived', 60_000); // done
  const { rows } = await db.pool.query(
    `select (select count(*)::int from origination.applications) as applications,
            (select count(*)::int from origination.payouts) as payouts,
            (select count(*)::int from lending.loans) as loans,
            (select count(*)::int from origination.nodes where state in ('passed', 'skipped')) as nodes`,
  );
  expect(rows[0]).toEqual({ applications: 1, payouts: 1, loans: 1, nodes: 10 });
  expect(broken).toEqual([]);
  await context.close();
}, 180_000);
