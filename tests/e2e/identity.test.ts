import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPages, webDist } from '../../scripts/stack/pages.ts';
import { createAccessKey } from '../../server/src/party/index.ts';
import { audit, desk, type Hand, identify, openBrowser, openHand, phone } from './browser.ts';
import { openLender } from './lender.ts';

// Who signs, in a real browser: the register, the camera, a list that names somebody, and the person who decides;
// and papers, which the same people judge.

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
  return enterAt('identities', ...scopes);
}

async function enterAt(
  queue: 'identities' | 'papers' | 'audit',
  ...scopes: string[]
): Promise<Page> {
  const { key } = await db.tx((tx) =>
    createAccessKey(tx, { role: 'staff', name: 'compliance desk', scopes }),
  );
  const page = await (await browser.newContext({ viewport: desk, locale: 'zh-CN' })).newPage();
  await page.goto(`${stack.url}/staff/${queue}`);
  await page.locator('input[type=password]').fill(key);
  await page.keyboard.press('Enter');
  await page.getByTestId(queue).waitFor();
  return page;
}

/** Chooses in a dialog, which may still be opening: a click on what moves is lost. */
async function choose(dialog: Locator, name: string): Promise<void> {
  const radio = dialog.getByRole('radio', { name, exact: true });
  await expect
    .poll(async () => {
      await radio.click();
      return radio.isChecked();
    })
    .toBe(true);
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
  await choose(dialog, '排除，可继续');
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

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../server/src/evidence/testing/${name}`, import.meta.url));

test('behaviour: a photo is read, a person mends and accepts it; what cannot be used is said so', async () => {
  const hand = await openHand(await browser.newContext({ viewport: phone, locale: 'zh-CN' }));
  await hand.page.goto(`${stack.sandboxUrl}/alipay/merchant?as=offline-shop-503`);
  await hand.tapText(/查看我的额度/);
  await hand.tap('start-sign-in');
  await hand.tapText(/同意授权/);
  await hand.see('consent-accept');
  await hand.page.goto(`${stack.url}/papers`);
  await hand.see('papers');
  const findings = await audit(hand, 'papers, none');
  const send = (name: string, buffer: Buffer, mimeType = 'image/jpeg') =>
    hand.page.getByTestId('paper-file').setInputFiles({ name, buffer, mimeType });
  await send('../../x.heic', Buffer.from('\0\0\0\x18ftypheic'), 'image/heic');
  await hand.page.getByText(/兼容性最佳/).waitFor();
  findings.push(...(await audit(hand, 'papers, refused')));
  await send('../../执照.jpg', fixture('licence.jpg'));
  await hand.see('paper-waits', 60_000);
  const card = hand.page.getByTestId('paper-waits');
  expect(await card.textContent()).toContain('91330106MA6410664Y');
  await send('invoice.pdf', fixture('invoice.pdf'), 'application/pdf');
  await hand.see('paper-refused', 60_000);
  await hand.page.getByText(/请先在“数据来源”授权/).waitFor();
  findings.push(...(await audit(hand, 'papers')));

  const onlooker = await enterAt('papers', 'papers.read');
  expect(await onlooker.getByRole('button', { name: /核\s?对/ }).count()).toBe(0);
  const staff = await enterAt('papers', 'papers.read', 'papers.write');
  expect(await staff.getByTestId('papers').textContent()).toContain('登记机关查无此照');
  await staff
    .getByRole('button', { name: /^核\s?对$/ })
    .first()
    .click();
  const dialog = staff.getByRole('dialog');
  await dialog.getByRole('img', { name: '文件' }).waitFor();
  await dialog.getByLabel('成立日期').fill('很久以前');
  await choose(dialog, '采用');
  await dialog.locator('textarea').fill('与登记系统截图一致');
  await dialog.getByRole('button', { name: /采\s?用/ }).click();
  await dialog.getByText(/格式不符：成立日期/).waitFor();
  findings.push(...(await audit({ page: staff }, 'paper')));
  await dialog.getByLabel('成立日期').fill('2008-05-03');
  await dialog.getByRole('button', { name: /采\s?用/ }).click();
  await expect
    .poll(() => staff.getByTestId('papers').textContent())
    .toContain('没有需要核对的凭证');
  await hand.page.reload();
  await hand.see('paper-accepted');
  expect(await hand.page.getByTestId('paper-accepted').textContent()).toContain(
    '与登记系统截图一致',
  );
  // What staff did stands in the log, refused tries included, and the log is whole.
  const auditor = await enterAt('audit', 'audit.read');
  const log = await auditor.getByTestId('audit').textContent();
  expect(log).toContain('POST /api/staff/papers/:borrower/:paper');
  expect(log).toContain('422 paper_field_malformed');
  await auditor.getByRole('button', { name: '校验日志' }).click();
  await auditor.getByText(/条记录，完整/).waitFor();
  findings.push(...(await audit({ page: auditor }, 'audit log')));
  // Somebody else's file is not there.
  const stranger = await openHand(await browser.newContext({ viewport: phone, locale: 'zh-CN' }));
  const papers = await db.many({ decode: (raw) => String(raw.id) })`select id from evidence.papers`;
  const answer = await stranger.page.request.get(
    `${stack.url}/api/borrower/papers/${papers[0]}/file`,
  );
  expect(answer.status()).toBe(401);
  expect(findings).toEqual([]);
  await hand.page.context().close();
}, 120_000);
