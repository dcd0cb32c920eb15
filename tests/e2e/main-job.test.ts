import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/stack/child.ts';
import { buildPages, webDist } from '../../scripts/stack/pages.ts';
import { openStack, type Stack } from '../../scripts/stack/stack.ts';
import { checkBalanced } from '../../server/src/ledger/index.ts';
import { openDatabase } from '../../server/src/platform/index.ts';
import {
  audit,
  desk,
  type Hand,
  identify,
  openBrowser,
  openHand,
  phone,
  shortRates,
} from './browser.ts';

// The main job in a real browser, from the partner's page to money in the account, then repaid. What
// a person has to do is counted and printed.

let stack: Stack;
let browser: Browser;

const dir = join(root, `data/e2e-${process.pid}`);

beforeAll(async () => {
  buildPages();
  stack = await openStack({
    dir,
    port: 0,
    sandboxPort: 0,
    webDir: webDist,
    env: { LOG_LEVEL: 'warn', DISCLOSURE_READING_MS: '2000' },
  });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  rmSync(dir, { recursive: true, force: true });
});

const scenarios = [
  { scenario: 'online-seller', desk: '/taobao/desk', name: '林岚', card: '6222021001123456789' },
  {
    scenario: 'offline-shop',
    desk: '/alipay/merchant',
    name: '陈国平',
    card: '6222021001987654321',
  },
] as const;

/** The annualised total is the largest figure, a planted daily rate above it is found, and one below it is not. */
async function checkAnnualRate({ page }: Hand): Promise<string[]> {
  const sizes = await page.evaluate<{ annual: number; others: number }>(`(() => {
    const size = (node) => Number.parseFloat(getComputedStyle(node).fontSize);
    const others = [...document.querySelectorAll('dd, td, th')].map(size);
    const annual = size(document.querySelector('[data-testid=disclosure-annualised]'));
    return { annual, others: Math.max(...others) };
  })()`);
  const html = '<p id="planted" style="font-size:14px">日利率0.02%</p>';
  const plant = (place: 'afterbegin' | 'beforeend') =>
    page.evaluate(`document.body.insertAdjacentHTML('${place}', '${html}')`);
  const unplant = () => page.evaluate(`document.querySelector('#planted').remove()`);
  await plant('afterbegin');
  const before = await shortRates(page);
  await unplant();
  await plant('beforeend');
  const after = await shortRates(page);
  await unplant();
  return [
    ...(sizes.annual > sizes.others
      ? []
      : [`annual ${sizes.annual} px, others ${sizes.others} px`]),
    ...(before.length === 1 ? [] : ['a daily rate before the annual one was not found']),
    ...after,
  ];
}

for (const s of scenarios) {
  test(`behaviour: ${s.scenario} gets from the partner's page to money, and repays`, async () => {
    const context = await browser.newContext({ viewport: phone, locale: 'zh-CN' });
    const hand = await openHand(context);
    const findings: string[] = [];
    const broken: string[] = [];
    hand.page.on('pageerror', (error) => broken.push(error.message));

    await hand.page.goto(`${stack.sandboxUrl}${s.desk}?as=${s.scenario}`);
    await hand.tapText(/查看我的额度/);
    await hand.tap('start-sign-in');
    await hand.tapText(/同意授权/);
    await hand.see('consent-accept');
    findings.push(...(await audit(hand, 'consent')));
    await hand.tap('consent-accept');
    await hand.see('supplement-holder', 60_000);
    findings.push(...(await audit(hand, 'supplement')));
    await hand.type('supplement-holder', s.name);
    await hand.type('supplement-account', s.card);
    await hand.tap('supplement-submit');
    await hand.see('offer-limit', 60_000);
    findings.push(...(await audit(hand, 'offer')));
    expect(hand.count.fieldsTyped).toBeLessThanOrEqual(2);
    await hand.tap('offer-continue');
    await hand.see('identity-idCard');
    findings.push(...(await audit(hand, 'identity')));
    await identify(hand, stack.sandboxUrl, s.scenario, s.name);
    await hand.see('amount-input');
    await hand.tap('amount-continue');
    await hand.see('disclosure-table');
    findings.push(...(await audit(hand, 'disclosure')));
    findings.push(...(await checkAnnualRate(hand)));
    // The usual purpose is chosen; another is one tap, and is shown anew (R14).
    expect(await hand.page.getByTestId('purpose-stock').isChecked()).toBe(true);
    await hand.page.getByTestId('purpose-wages').dispatchEvent('click');
    await expect.poll(() => hand.page.getByTestId('purpose-wages').isChecked()).toBe(true);
    await hand.see('disclosure-table');
    expect(await hand.page.getByTestId('disclosure-confirm').isDisabled()).toBe(true);
    const reading = performance.now();
    await expect
      .poll(() => hand.page.getByTestId('disclosure-confirm').isEnabled(), { timeout: 10_000 })
      .toBe(true);
    hand.count.readingMs = Math.round(performance.now() - reading);
    await hand.tap('disclosure-confirm');
    await hand.see('money-arrived', 60_000);
    findings.push(...(await audit(hand, 'arrived')));
    const toMoney = { ...hand.count };

    await hand.tap('loan-link');
    await hand.see('loan-outstanding');
    findings.push(...(await audit(hand, 'loan')));
    findings.push(...(await checkContract(hand)));
    await hand.tap('loan-repay');
    await hand.tap('repay-all');
    await hand.tap('repay-continue');
    await hand.tap('repay-confirm');
    await hand.see('repay-settled', 30_000);

    process.stdout.write(`${s.scenario}: ${JSON.stringify(toMoney)}\n`);
    expect(broken).toEqual([]);
    expect(findings).toEqual([]);
    expect(toMoney.fieldsTyped).toBeLessThanOrEqual(3); // The owner's number, asked before signing.
    expect(toMoney.codesEntered).toBe(0);
    await context.close();

    const db = openDatabase(stack.databaseUrl, { max: 1 });
    expect(await checkBalanced(db)).toMatchObject({ balanced: true });
    await db.close();
  });
}

/** Takes the contract away, and has it checked as it is and with one byte changed; back at the loan. */
async function checkContract(hand: Hand): Promise<string[]> {
  const { page } = hand;
  const loan = page.url();
  const download = page.waitForEvent('download');
  await hand.tap('document-contract');
  const file = readFileSync(await (await download).path());
  expect(file.subarray(0, 5).toString()).toBe('%PDF-');
  await page.goto(`${stack.url}/verify`);
  const send = (buffer: Buffer) =>
    page
      .getByTestId('verify-file')
      .setInputFiles({ name: 'contract.pdf', mimeType: 'application/pdf', buffer });
  await send(file);
  await hand.see('verdict-genuine', 30_000);
  const findings = await audit(hand, 'verify');
  const changed = Buffer.from(file);
  changed[1_000] = (changed[1_000] ?? 0) ^ 1;
  await send(changed);
  await hand.see('verdict-altered', 30_000);
  await page.goto(loan);
  await hand.see('loan-outstanding');
  return findings;
}

test('behaviour: a borrower goes on with the same application on another device', async () => {
  const first = await openHand(await browser.newContext({ viewport: phone, locale: 'zh-CN' }));
  await first.page.goto(`${stack.sandboxUrl}/alipay/merchant?as=offline-shop-7`);
  await first.tapText(/查看我的额度/);
  await first.tap('start-sign-in');
  await first.tapText(/同意授权/);
  await first.tap('consent-accept');
  await first.see('supplement-holder', 60_000);

  const second = await openHand(await browser.newContext({ viewport: desk, locale: 'en' }));
  await second.page.goto(`${stack.sandboxUrl}/alipay/merchant?as=offline-shop-7`);
  await second.tapText(/查看我的额度/);
  await second.tap('start-sign-in');
  await second.tapText(/同意授权/);
  await second.see('supplement-holder', 60_000);
  expect(new URL(second.page.url()).pathname).toBe(new URL(first.page.url()).pathname);
  await second.type('supplement-holder', '陈一');
  await second.type('supplement-account', '6222021001000000001');
  await second.tap('supplement-submit');
  await first.see('offer-limit', 60_000); // The first device follows by itself.
});

test('behaviour: a borrower connects one more source, allows it, and disconnects it again', async () => {
  const context = await browser.newContext({ viewport: phone, locale: 'zh-CN' });
  const hand = await openHand(context);
  await hand.page.goto(`${stack.sandboxUrl}/taobao/desk?as=online-seller-9`);
  await hand.tapText(/查看我的额度/);
  await hand.tap('start-sign-in');
  await hand.tapText(/同意授权/);
  await hand.see('consent-accept');
  await hand.page.goto(`${stack.url}/sources`);
  await hand.see('source-ali1688');
  const findings = await audit(hand, 'sources');
  const card = hand.page.getByTestId('source-ali1688');
  expect(await card.textContent()).toContain('未连接');
  await hand.tapText(/^连接1688/);
  await hand.tapText(/同意授权/);
  await hand.see('source-allow-ali1688');
  expect(new URL(hand.page.url()).pathname).toBe('/sources');
  await hand.tap('source-allow-ali1688');
  await hand.see('source-disconnect-ali1688');
  await expect.poll(() => card.textContent()).toMatch(/1688 店铺与采购已连接/);
  findings.push(...(await audit(hand, 'sources, connected')));
  await hand.tap('source-disconnect-ali1688');
  await hand.tap('source-disconnect-confirm');
  await expect.poll(() => card.textContent()).toMatch(/1688 店铺与采购未连接/);
  findings.push(...(await handInStatement(hand)));
  expect(findings).toEqual([]);
  await context.close();
});

/** Tells the account, hands in the bank's export, then a file that is none, and reads what is said. */
async function handInStatement(hand: Hand): Promise<string[]> {
  const desk = `${stack.sandboxUrl}/statement/export?as=online-seller-9&kind=icbc-gbk&days=60`;
  const bytes = Buffer.from(await (await fetch(desk)).arrayBuffer());
  const account = /账号：(\d+)/.exec(new TextDecoder('gbk').decode(bytes))?.[1] ?? expect.fail();
  const card = hand.page.getByTestId('source-statement');
  const says = (what: RegExp) =>
    expect.poll(() => card.textContent(), { timeout: 10_000 }).toMatch(what);
  await hand.type('number-bankAccount', '12');
  await hand.tap('number-tell-bankAccount');
  await says(/格式不符/);
  await hand.type('number-bankAccount', account);
  await hand.tap('number-tell-bankAccount');
  await says(/经营账户账号已保存/);
  await hand.tap('source-allow-statement');
  await says(/已授权读取/);
  const give = (buffer: Buffer) =>
    card
      .locator('input[type=file]')
      .setInputFiles({ name: '流水.csv', mimeType: 'text/csv', buffer });
  await give(bytes);
  await says(/已读取 1 份文件，新增 \d+ 条记录/);
  const findings = await audit(hand, 'sources, a file taken');
  const lines = bytes.toString('latin1').split('\r\n');
  await give(Buffer.from(lines.filter((_, i) => i !== 8).join('\r\n'), 'latin1'));
  await says(/金额与合计不一致（位置：\d+）/);
  await give(Buffer.from('%PDF-1.7'));
  await says(/文件内容与扩展名不符/);
  return [...findings, ...(await audit(hand, 'sources, a file refused'))];
}

test('error: an application of somebody else is not found, in words', async () => {
  const hand = await openHand(await browser.newContext({ viewport: phone, locale: 'zh-CN' }));
  await hand.page.goto(`${stack.sandboxUrl}/alipay/merchant?as=offline-shop-8`);
  await hand.tapText(/查看我的额度/);
  await hand.tap('start-sign-in');
  await hand.tapText(/同意授权/);
  await hand.see('consent-accept');
  await hand.page.goto(`${stack.url}/apply/application_${'0'.repeat(31)}1`);
  await hand.see('problem');
});
