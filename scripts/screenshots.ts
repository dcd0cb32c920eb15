import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { desk, type Hand, identify, openBrowser, openHand, phone } from '../tests/e2e/browser.ts';
import { openStaff } from '../tests/e2e/staff.ts';
import { root } from './stack/child.ts';
import { buildPages, webDist } from './stack/pages.ts';
import { openStack, type Stack } from './stack/stack.ts';

// `npm run screenshots`: pictures of the real pages for the README and the guides, taken on the way of
// a borrower from the partner's page to money and back. In both languages, on a phone and at a desk.

const out = join(root, 'docs/images');
const dir = join(root, `data/screenshots-${process.pid}`);
const fixtures = join(root, 'server/src/evidence/testing');
const looks = [
  { name: 'zh-phone', viewport: phone, locale: 'zh-CN', dark: false },
  { name: 'en-phone', viewport: phone, locale: 'en', dark: true },
  { name: 'zh-desk', viewport: desk, locale: 'zh-CN', dark: false },
  { name: 'en-desk', viewport: desk, locale: 'en', dark: false },
] as const;
type Look = (typeof looks)[number];

buildPages();
const stack = await openStack({
  dir,
  port: 0,
  sandboxPort: 0,
  webDir: webDist,
  env: { LOG_LEVEL: 'warn', APPLICATION_FORMS: 'both' },
});
const browser = await openBrowser();
mkdirSync(out, { recursive: true });
try {
  for (const [i, look] of looks.entries()) {
    for (const way of [walk, walkFarm, walkThin]) {
      const context = await browser.newContext({
        viewport: look.viewport,
        locale: look.locale,
        colorScheme: look.dark ? 'dark' : 'light',
        deviceScaleFactor: 1,
      });
      await way(stack, context, look, i + 1);
      await context.close();
    }
    process.stdout.write(`${look.name}\n`);
  }
} finally {
  await browser.close();
  await stack.stop();
  rmSync(dir, { recursive: true, force: true });
}

type Shoot = (name: string) => Promise<void>;

function shootAs(hand: Hand, look: Look): Shoot {
  return async (name) => {
    await hand.page.evaluate('document.fonts.ready.then(() => true)');
    await hand.page.waitForTimeout(300);
    await hand.page.screenshot({ path: join(out, `${look.name}-${name}.png`) });
  };
}

async function walk(at: Stack, context: BrowserContext, look: Look, index: number): Promise<void> {
  const hand = await openHand(context);
  const shoot = shootAs(hand, look);
  await hand.page.goto(`${at.sandboxUrl}/taobao/desk?as=online-seller-${index}`);
  await shoot('01-partner');
  await hand.tapText(/See my limit/);
  await hand.see('start-sign-in');
  await shoot('02-start');
  await hand.tap('start-sign-in');
  await hand.page.waitForURL(/\/taobao\/authorize/);
  await shoot('03-authorise');
  await hand.tapText(/同意授权/);
  await hand.see('consent-accept');
  await shoot('04-consent');
  await hand.tap('consent-accept');
  // A seller whose data comes at once never sees it: the picture of another run stays.
  const seen = hand.see('progress', 3_000).then(
    () => true,
    () => false,
  );
  if (await seen) await shoot('05-progress');
  await supplement(hand, shoot);
  await hand.see('offer-limit', 60_000);
  await shoot('07-offer');
  await hand.tap('offer-continue');
  await hand.see('identity-idCard');
  await shoot('23-identity');
  const onFace = () => shoot('33-face');
  await identify(hand, at.sandboxUrl, `online-seller-${index}`, '', onFace);
  await hand.see('amount-input');
  await shoot('08-amount');
  await hand.tap('amount-continue');
  await hand.see('disclosure-table');
  await shoot('09-cost');
  await hand.page.waitForTimeout(5_500);
  await hand.tap('disclosure-confirm');
  await hand.see('money-arrived', 60_000);
  await shoot('10-arrived');
  await hand.tap('loan-link');
  await hand.see('loan-outstanding');
  await shoot('11-loan');
  await hand.page.goto(`${at.url}/verify`);
  await hand.see('verify');
  await shoot('28-verify');
  await hand.page.goBack();
  await hand.see('loan-outstanding');
  await hand.tap('loan-repay');
  await hand.see('repay-amount');
  await shoot('12-repay');
  await hand.page.goto(`${at.url}/loans`);
  await hand.see('loans');
  await shoot('13-loans');
  await hand.page.goto(`${at.url}/me`);
  await hand.see('me');
  await shoot('14-me');
  await hand.page.goto(`${at.url}/sources`);
  await hand.see('source-ali1688');
  await shoot('15-sources');
  await hand.page.goto(`${at.url}/me`);
  await hand.tap('consent-withdraw-taobao');
  await hand.see('cost-limit');
  await shoot('16-cost-of-withdrawing');
  await hand.page.goto(`${at.url}/me`);
  await hand.tap('mine-erase');
  await hand.see('mine-erase-confirm');
  await shoot('17-erasure');
}

/** A farm: the kind of business, and the one thing that is needed. */
async function walkFarm(at: Stack, context: BrowserContext, look: Look, n: number): Promise<void> {
  const hand = await openHand(context);
  const shoot = shootAs(hand, look);
  await hand.page.goto(`${at.sandboxUrl}/alipay/merchant?as=farm-${n}`);
  await hand.tapText(/See my limit/);
  await hand.tap('start-sign-in');
  await hand.tapText(/同意授权/);
  await hand.tap('kind-change');
  await hand.see('kind-cropFarm');
  await shoot('18-kind');
  await hand.page.goto(`${at.url}/form`);
  await hand.see('form-submit');
  await shoot('24-form');
  await hand.page.goto(`${at.url}/consent`);
  await hand.tap('consent-accept');
  await hand.see('guide-ask', 60_000);
  await shoot('19-needed');
}

/** A shop just opened: declined, with a person asked for. */
async function walkThin(at: Stack, context: BrowserContext, look: Look, n: number): Promise<void> {
  const hand = await openHand(context);
  const shoot = shootAs(hand, look);
  await hand.page.goto(`${at.sandboxUrl}/alipay/merchant?as=thin-shop-${n}`);
  await hand.tapText(/See my limit/);
  await hand.tap('start-sign-in');
  await hand.tapText(/同意授权/);
  await hand.tap('consent-accept');
  await hand.see('supplement-holder', 60_000);
  await hand.type('supplement-holder', '周小满');
  await hand.type('supplement-account', '6222021001123456780');
  await hand.tap('supplement-submit');
  await hand.see('declined', 60_000);
  await shoot('20-declined');
  await hand.tap('person-ask');
  await hand.see('person-send');
  await shoot('21-person');
  await hand.tap('person-send');
  await hand.see('referred');
  await shoot('22-referred');
  await papers(at, hand, look, n);
}

/** Two papers handed in, and the queue in which a person looks at them. */
async function papers(at: Stack, hand: Hand, look: Look, n: number): Promise<void> {
  const { page } = hand;
  const file = (name: string) => ({
    name,
    // Not the very file of the run before.
    buffer: Buffer.concat([readFileSync(join(fixtures, name)), Buffer.from('\n'.repeat(n))]),
    mimeType: name.endsWith('pdf') ? 'application/pdf' : 'image/jpeg',
  });
  await page.goto(`${at.url}/papers`);
  await page.getByTestId('paper-file').setInputFiles(file('invoice.pdf'));
  await hand.see('paper-refused', 60_000);
  await page.getByTestId('paper-file').setInputFiles(file('licence.jpg'));
  await hand.see('paper-waits', 60_000);
  await shootAs(hand, look)('25-papers');
  const scopes = ['papers.read', 'papers.write', 'books.read', 'checks.read', 'audit.read'];
  const { headers } = await openStaff({ stack: at }, 'paper desk', ...scopes);
  const staff = await openHand(page.context());
  await staff.page.goto(`${at.url}/staff/papers`);
  await staff.page
    .locator('input[type=password]')
    .fill(headers.authorization.slice('Bearer '.length));
  await staff.page.keyboard.press('Enter');
  await staff.see('papers');
  await shootAs(staff, look)('26-staff-papers');
  await staff.page.locator('table button').first().click();
  await staff.page.getByRole('dialog').locator('img').waitFor();
  await shootAs(staff, look)('27-staff-paper');
  for (const [name, page] of [
    ['32-staff-today', 'today'],
    ['29-staff-classes', 'classes'],
    ['30-staff-checks', 'checks'],
    ['31-staff-audit', 'audit'],
  ] as const) {
    await staff.page.goto(`${at.url}/staff/${page}`);
    await staff.see(page);
    await shootAs(staff, look)(name);
  }
}

async function supplement(hand: Hand, shoot: Shoot): Promise<void> {
  await hand.see('supplement-holder', 60_000);
  await hand.type('supplement-holder', '林岚');
  await hand.type('supplement-account', '6222021001123456789');
  await shoot('06-supplement');
  await hand.tap('supplement-submit');
}
