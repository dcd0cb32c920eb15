import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPages, webDist } from '../../scripts/stack/pages.ts';
import { createAccessKey } from '../../server/src/party/index.ts';
import { audit, desk, type Hand, openBrowser, openHand, phone } from './browser.ts';
import { openLender } from './lender.ts';

// The fixed form in a real browser: one form for every business, filled in by hand, judged under a policy of
// its own; the same record read by both policies on the staff's page.

buildPages();
const lender = await openLender({ WEB_DIR: webDist, APPLICATION_FORMS: 'both' });
const { stack } = lender;
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const merchant = 'offline-shop-311';

/** The bank's export of half a year, and the account it is of. */
async function statementOf(): Promise<{ buffer: Buffer; account: string }> {
  const desk = `${stack.sandboxUrl}/statement/export?as=${merchant}&kind=icbc-gbk&days=180`;
  const buffer = Buffer.from(await (await fetch(desk)).arrayBuffer());
  const account = /账号：(\d+)/.exec(new TextDecoder('gbk').decode(buffer))?.[1];
  return { buffer, account: account ?? expect.fail('no account') };
}

async function arrive(): Promise<Hand> {
  const hand = await openHand(await browser.newContext({ viewport: phone, locale: 'zh-CN' }));
  await hand.page.goto(`${stack.sandboxUrl}/alipay/merchant?as=${merchant}`);
  await hand.tapText(/查看我的额度/);
  await hand.tap('start-sign-in');
  await hand.tapText(/同意授权/);
  await hand.tap('form-instead');
  await hand.see('form');
  return hand;
}

async function handIn(hand: Hand, account: string, buffer: Buffer): Promise<void> {
  const paper = hand.page.getByTestId('source-statement');
  const says = (what: RegExp) =>
    expect.poll(() => paper.textContent(), { timeout: 10_000 }).toMatch(what);
  await hand.type('number-bankAccount', account);
  await hand.tap('number-tell-bankAccount');
  await says(/经营账户账号已保存/);
  await hand.tap('source-allow-statement');
  await says(/已授权读取/);
  await paper
    .locator('input[type=file]')
    .setInputFiles({ name: '流水.csv', mimeType: 'text/csv', buffer });
  await says(/已读取 1 份文件/);
  await hand.tap('source-allow-bureau');
}

/** What the staff's page says of the decision under both policies. */
async function readBoth(borrowerId: string, limit: string): Promise<string[]> {
  const access = { role: 'staff', name: 'risk desk', scopes: ['sources.read'] } as const;
  const { key } = await lender.db.tx((tx) =>
    createAccessKey(tx, { ...access, scopes: [...access.scopes] }),
  );
  const page = await (await browser.newContext({ viewport: desk, locale: 'zh-CN' })).newPage();
  await page.goto(`${stack.url}/staff/borrowers/${borrowerId}?tab=ways`);
  await page.locator('input[type=password]').fill(key);
  await page.keyboard.press('Enter');
  await page.getByTestId('ways').waitFor({ timeout: 20_000 });
  const rows = await page.getByTestId('ways').locator('tbody tr[data-row-key]').allTextContents();
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatch(/引导式.*policy-2026-12.*未通过.*未能获取账户收款数据/);
  expect(rows[1]).toMatch(/固定表单.*traditional-2026-12.*据此决策.*通过/);
  expect(rows[1]).toContain(limit);
  const findings = await audit({ page }, 'ways');
  await page.context().close();
  return findings;
}

test('behaviour: by the fixed form one types everything, and both policies can be read side by side', async () => {
  const hand = await arrive();
  const findings = await audit(hand, 'form');
  const { buffer, account } = await statementOf();
  await handIn(hand, account, buffer);
  await hand.tap('form-submit'); // Nothing filled in: it says so beside each field.
  expect(await hand.page.getByText('请填写整数', { exact: true }).count()).toBe(1);
  findings.push(...(await audit(hand, 'form, wrong')));
  const fields = {
    ...{ monthsOpen: '48', staff: '2', monthTakings: '40000', monthCosts: '28000' },
    ...{ asked: '50000', idCard: '11010519491231002X' },
    ...{ holderName: '张三丰', accountNumber: '6222021001123456789' },
  };
  for (const [name, text] of Object.entries(fields)) await hand.type(`form-${name}`, text);
  await hand.tap('form-submit');
  await hand.see('offer-limit', 60_000);
  findings.push(...(await audit(hand, 'offer')));
  expect(hand.count.fieldsTyped).toBe(9);
  process.stdout.write(`${merchant}, fixed form: ${JSON.stringify(hand.count)}\n`);
  const me = (await hand.page.evaluate(async () => (await fetch('/api/borrower/me')).json())) as {
    readonly borrowerId: string;
  };
  const limit = await hand.page.getByTestId('offer-limit').textContent();
  findings.push(...(await readBoth(me.borrowerId, limit?.trim() ?? '')));
  expect(findings).toEqual([]);
  await hand.page.context().close();
}, 120_000);
