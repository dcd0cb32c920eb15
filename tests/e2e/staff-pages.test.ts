import { unwrap } from '@open310/sdk';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBorrower } from '../../lab/borrower/index.ts';
import { buildPages, webDist } from '../../scripts/stack/pages.ts';
import { setAgreement } from '../../server/src/funding/index.ts';
import { fen, shanghaiDay } from '../../server/src/kernel/index.ts';
import { systemClock } from '../../server/src/platform/index.ts';
import { keepReports } from '../../server/src/reports/index.ts';
import { usualClassRules } from '../../server/src/servicing/index.ts';
import { audit, openBrowser, phone } from './browser.ts';
import { isSettled, merchantOf, openLender, paidShop } from './lender.ts';
import { closeDays, openStaff } from './staff.ts';

// The staff's pages in a real browser: how sources do, what one sent, read again, which firm it is.

buildPages();
const lender = await openLender({ WEB_DIR: webDist });
const { stack } = lender;
const keyOf = async (name: string, ...scopes: string[]): Promise<string> =>
  (await openStaff(lender, name, ...scopes)).headers.authorization.replace('Bearer ', '');
const deskKey = await keyOf('data desk', 'sources.read', 'sources.write');
const readerKey = await keyOf('data reader', 'sources.read');

let browser: Browser;
let borrowerId: string;
beforeAll(async () => {
  browser = await openBrowser();
  const borrower = openBorrower(stack.url);
  for (const source of ['taobao', 'ali1688', 'nuonuo'] as const)
    await borrower.signIn(source, 'online-seller-5');
  await borrower.allow();
  const { id } = await borrower.apply();
  await borrower.waitFor(id, (a) => isSettled(a) || a.status === 'waiting_supplement');
  borrowerId = (await unwrap(borrower.api.GET('/api/borrower/me'))).borrowerId;
});
afterAll(() => browser?.close());

async function enter(key: string, o: { language?: string; dark?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport: { width: 1440, height: 900 }, locale: o.language ?? 'zh-CN' },
    colorScheme: o.dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  await page.goto(`${stack.url}/staff/sources`);
  await page.getByTestId('staff-key').fill(key);
  await page.getByTestId('staff-enter').click();
  // The key is kept when it was found to open: whoever goes on sooner stands outside again.
  await page.getByTestId('staff-leave').or(page.getByRole('alert')).first().waitFor();
  return page;
}

test('error: a key that is not known is said to be, and opens nothing', async () => {
  const page = await enter('not-a-key-of-anybody');
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain('密钥不正确');
  expect(await page.getByTestId('health').count()).toBe(0);
  expect(await audit({ page }, 'sign-in')).toEqual([]);
  await page.context().close();
});

test('behaviour: from the list of sources to a pull, a borrower, a payload read again', async () => {
  const page = await enter(deskKey);
  const row = page.getByTestId('health').getByRole('row', { name: /1688/ });
  await row.waitFor();
  expect(await row.textContent()).toContain('正常');
  expect(await audit({ page }, 'sources')).toEqual([]);
  await row.getByRole('link').first().click();
  await page.getByTestId('pulls').getByRole('link').first().waitFor();
  expect(await page.getByText('未经证实的格式').count()).toBe(1);
  expect(await audit({ page }, 'source')).toEqual([]);
  await page.getByTestId('pulls').getByRole('link').first().click();
  const replay = page.getByTestId('payloads').getByRole('button').first();
  await replay.waitFor();
  expect(page.url()).toContain(borrowerId);
  expect(await audit({ page }, 'payloads')).toEqual([]);
  await replay.click();
  await page.getByTestId('replayed').waitFor();
  expect(await page.getByText('其中 0 条是新的或不同的').count()).toBe(1);
  expect(await page.getByRole('button', { name: '记录差异' }).isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: '授权' }).click();
  await page.getByTestId('consents').getByText('有效').first().waitFor();
  expect(page.url()).toContain('tab=consents');
  await page.reload(); // The tab, and where it was.
  await page.getByTestId('consents').getByText('有效').first().waitFor();
  await page.getByTestId('staff-leave').click();
  await page.getByTestId('staff-key').waitFor();
  await page.context().close();
});

test('behaviour: one firm or not is decided with a reason, and taken back', async () => {
  const page = await enter(deskKey, { language: 'en' });
  await page.getByTestId('health').waitFor();
  await page.goto(`${stack.url}/staff/borrowers/${borrowerId}?tab=firm`);
  const evidence = page.getByTestId('evidence');
  await evidence.getByRole('button', { name: 'Not one firm' }).first().click();
  const ok = page.getByRole('dialog').getByRole('button', { name: 'Not one firm' });
  expect(await ok.isDisabled()).toBe(true);
  await page.getByRole('dialog').getByRole('textbox').fill('two shops of one street');
  await ok.click();
  await evidence.getByText('data desk: two shops of one street').first().waitFor();
  expect(await audit({ page }, 'firm')).toEqual([]);
  await evidence.getByRole('button', { name: 'Take back' }).first().click();
  await evidence.getByText('data desk: two shops of one street').waitFor({ state: 'detached' });
  await page.context().close();
});

test('error: who may only read sees no payload, and is told why; in the dark, in English', async () => {
  const page = await enter(readerKey, { language: 'en', dark: true });
  await page.getByTestId('health').waitFor();
  expect(await audit({ page }, 'sources, dark')).toEqual([]);
  await page.goto(`${stack.url}/staff/borrowers/${borrowerId}`);
  await page.getByTestId('payloads').getByRole('button').first().click();
  await page.getByText('your key lacks the scope sources.write').waitFor();
  await page.goto(`${stack.url}/staff/borrowers/borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f`);
  await page.getByRole('alert').first().waitFor();
  await page.context().close();
});

test('behaviour: what a list is filtered by stands in the address, and goes into the file', async () => {
  const page = await enter(deskKey);
  await page.getByTestId('health').waitFor();
  await page.goto(`${stack.url}/staff/sources?theme=invoices&all=yes`);
  const rows = page.getByTestId('health').locator('tbody tr[data-row-key]');
  await rows.first().waitFor();
  const keys = await rows.evaluateAll((all) => all.map((tr) => tr.getAttribute('data-row-key')));
  expect(keys.sort()).toEqual(['baiwang', 'einvoice', 'nuonuo']);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  const stream = await (await saved).createReadStream();
  const text = Buffer.concat(await stream.toArray()).toString('utf8');
  expect(text.split('\r\n')).toHaveLength(4);
  expect(text).toContain('nuonuo,诺诺发票,true,closed,1,0');
  await page.context().close();
});

test('behaviour: a profile tells values beside others, and each opens down to its facts', async () => {
  const page = await enter(readerKey);
  await page.getByTestId('health').waitFor();
  await page.goto(`${stack.url}/staff/borrowers/${borrowerId}?tab=profile`);
  const profile = page.getByTestId('profile');
  await profile.waitFor();
  const [, known] = /已知 (\d+) \/ \d+ 项/.exec(await text(page, 'profile-known')) ?? [];
  expect(Number(known)).toBeGreaterThan(30);
  expect(await audit({ page }, 'profile')).toEqual([]);
  // On a phone there are more tabs than fit: the last is reached by keys, and comes into sight.
  await page.setViewportSize(phone);
  expect(await audit({ page }, 'profile on a phone')).toEqual([]);
  await page.getByRole('tab', { name: '画像' }).press('End');
  const last = page.getByRole('tab', { name: '同一企业' });
  await last.press('Enter');
  await page.waitForURL(/tab=firm/);
  const box = (await last.boundingBox()) ?? expect.fail('no box');
  expect(box.x + box.width).toBeLessThanOrEqual(phone.width);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${stack.url}/staff/borrowers/${borrowerId}?tab=profile&words=turnover_7d`);
  await profile.getByRole('button', { name: '近7天店铺成交额' }).click();
  await page.getByTestId('trend').locator('canvas').waitFor();
  const fact = page.getByTestId('facts').locator('tbody tr[data-row-key]').first();
  expect(await fact.textContent()).toContain('order.paid');
  expect(page.url()).toContain('feature=merchant.turnover_7d');
  expect(await audit({ page }, 'feature')).toEqual([]);
  await fact.getByRole('link').click();
  await page.getByText('您的密钥没有 sources.write 权限').waitFor(); // The very payload is asked for.
  expect(page.url()).toContain('source=taobao&payload=raw_');
  await page.context().close();
});

test('behaviour: relations are walked from a borrower to whom it knows, by type and day', async () => {
  const page = await enter(readerKey, { language: 'en' });
  await page.getByTestId('health').waitFor();
  await page.goto(`${stack.url}/staff/borrowers/${borrowerId}?tab=relations&types=buys_from`);
  const rows = page.getByTestId('relations').locator('tbody tr[data-row-key]');
  await rows.first().waitFor();
  expect(await rows.first().textContent()).toContain('buys from');
  const graph = page.getByTestId('relation-graph');
  await graph.locator('canvas').first().waitFor();
  const nodes = Number(await graph.getAttribute('data-nodes'));
  expect(nodes).toBeGreaterThan(1);
  expect(await audit({ page }, 'relations')).toEqual([]);
  // One who names a crowd: the page says how many no look goes to.
  expect(await page.getByTestId('relations-left-out').count()).toBe(0);
  await lender.db.exec`
    insert into graph.edges (borrower_id, type, other, events, weight_fen, first_on, last_on, until_on)
    select ${borrowerId}, 'sells_to', 'creditCode:crowd' || n, 1, n, '2026-01-01', '2026-01-01', '2100-01-01'
      from generate_series(1, 700) n`;
  await page.goto(`${stack.url}/staff/borrowers/${borrowerId}?tab=relations&types=sells_to`);
  expect(await text(page, 'relations-left-out')).toMatch(/leave out 2\d\d/);
  await lender.db.exec`
    insert into graph.edges (borrower_id, type, other, events, weight_fen, first_on, last_on, until_on)
    select ${borrowerId}, 'sells_to', 'creditCode:more' || n, 1, n, '2026-01-01', '2026-01-01', '2100-01-01'
      from generate_series(1, 10000) n`;
  await page.reload();
  expect(await text(page, 'relations-left-out')).toMatch(/leave out 9,500\+/);
  await page.goto(
    `${stack.url}/staff/borrowers/${borrowerId}?tab=relations&types=buys_from&on=2001-01-01`,
  );
  await page.getByTestId('relations').getByText('No relation').waitFor();
  await page.context().close();
});

test('behaviour: the catalogue lists every feature by segment and source, in the dark too', async () => {
  const page = await enter(readerKey, { language: 'en', dark: true });
  await page.getByTestId('health').waitFor();
  await page.getByRole('link', { name: 'Features' }).click();
  const catalogue = page.getByTestId('catalogue');
  await catalogue.waitFor();
  expect(await audit({ page }, 'catalogue, dark')).toEqual([]);
  await page.goto(`${stack.url}/staff/features?segment=cropFarm&source=land`);
  const rows = catalogue.locator('tbody tr[data-row-key]');
  await rows.first().waitFor();
  const names = await rows.evaluateAll((all) => all.map((tr) => tr.getAttribute('data-row-key')));
  expect(names).toContain('farm.land_m2');
  expect(names.every((name) => name?.startsWith('farm.'))).toBe(true);
  await page.context().close();
});

test('error: what is not there, or not a type, is said to be; without the scope nothing is told', async () => {
  const ask = (path: string, key = readerKey) =>
    fetch(`${stack.url}/api/staff/${path}`, { headers: { authorization: `Bearer ${key}` } });
  const stranger = 'borrower_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f';
  expect((await ask(`borrowers/${stranger}/profile`)).status).toBe(404);
  expect((await ask(`borrowers/${borrowerId}/features/merchant.none`)).status).toBe(404);
  expect((await ask(`relations?node=${stranger}`)).status).toBe(404);
  expect((await ask('relations?node=creditCode:nobody')).status).toBe(404);
  expect((await ask(`relations?node=${borrowerId}&types=loves`)).status).toBe(400);
  expect((await ask(`relations?node=${borrowerId}&most=0`)).status).toBe(400);
  const other = await keyOf('books only', 'books.read');
  for (const path of [
    'features',
    `borrowers/${borrowerId}/profile`,
    `relations?node=${borrowerId}`,
  ]) {
    expect((await ask(path, other)).status).toBe(401);
  }
});

const text = async (page: Page, testId: string): Promise<string> =>
  (await page.getByTestId(testId).textContent()) ?? '';

test('behaviour: the book stands by classes, with what is to be set aside; a loan past due is special mention', async () => {
  await paidShop(lender, 41);
  await closeDays(lender, 35); // The first interest was due after a month.
  const page = await enter(await keyOf('risk desk', 'books.read'));
  await page.goto(`${stack.url}/staff/classes`);
  const row = page.getByTestId('classes').getByRole('row', { name: /关注/ });
  await row.waitFor();
  expect(await row.textContent()).toMatch(/关注11¥2,?000\.00/);
  await page.getByRole('img', { name: '各类本金余额' }).locator('canvas').waitFor();
  expect(await page.textContent('body')).toContain('贷款拨备率 2.50%');
  // Expected loss beside the floor, the greater of both on top, and whose PD it was (R10).
  const loss = await text(page, 'expected-loss');
  expect(loss).toMatch(/违约损失率：60\.00%/);
  expect(loss).toMatch(/\S+ v\d+：\d+ 笔/);
  expect(loss).toMatch(/最近 \d+ 次日终/);
  expect(await text(page, 'provision')).toMatch(/应提拨备（两者取大）¥/);
  expect(await audit({ page }, 'classes')).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^classes-.*\.csv$/);
  const english = await enter(await keyOf('reader', 'sources.read'), {
    language: 'en',
    dark: true,
  });
  await english.goto(`${stack.url}/staff/classes`);
  await english.getByRole('alert').waitFor(); // Without the scope nothing is told.
  expect(await english.getByTestId('classes').count()).toBe(0);
  await english.context().close();
  await page.context().close();
}, 120_000);

test('behaviour: the box in the head finds a loan by its id and its borrower by name, by key alone', async () => {
  const scopes = ['loans.read', 'sources.read', 'identity.read', 'books.read', 'audit.read'];
  const desk = await openStaff(lender, 'loan desk', ...scopes);
  const { data } = await desk.api.GET('/api/staff/loans');
  const [loan] = data?.loans ?? [];
  if (!loan) throw new Error('no loan is listed');
  expect(data?.count).toEqual({ loans: 1, isAll: true });
  const page = await enter(desk.headers.authorization.replace('Bearer ', ''));
  await page.getByTestId('staff-leave').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type(loan.id.slice(0, 24));
  await page.getByTestId('search-hits').getByText('编号以此开头').waitFor();
  expect(await audit({ page }, 'search')).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByTestId('loan-head').waitFor();
  expect(page.url()).toContain(`/staff/loans/${loan.id}`);
  await page.getByTestId('plan').getByText('逾期').first().waitFor();
  expect(await audit({ page }, 'loan')).toEqual([]);
  // As of the day it was drawn: all of it owed, nothing late.
  await page.getByTestId('as-of').fill(loan.drawnOn);
  await page.getByTestId('as-of-note').waitFor();
  await expect.poll(() => text(page, 'loan-head')).toMatch(/¥2,000\.00.*逾期天数0/);
  for (const [tab, test, word] of [
    ['时间线', 'timeline', '放款'],
    ['记账', 'entries', 'disbursement'],
    ['文件', 'documents', '还没有出具文件'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByTestId(test).getByText(word).first().waitFor();
    expect(await audit({ page }, tab)).toEqual([]);
  }
  expect(page.url()).toContain(`on=${loan.drawnOn}`);
  const { owner } = merchantOf('offline-shop', 41);
  await page.keyboard.press('Control+k');
  await page.keyboard.type(owner);
  await page.getByTestId('search-hits').getByText(owner).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByTestId('overview').getByText(loan.id).waitFor();
  expect(await page.getByTestId('overview').textContent()).not.toContain('shop-revolving');
  expect(await audit({ page }, 'overview')).toEqual([]);
  // Who looked for a person is noted, not whom they looked for.
  const noted = await desk.api.GET('/api/staff/audit', {
    params: { query: { actor: 'loan desk' } },
  });
  const entries = noted.data?.entries ?? [];
  expect(entries.map(({ action }) => action)).toContain('GET /api/staff/search');
  expect(JSON.stringify(entries)).not.toContain(owner);
  await page.context().close();
}, 120_000);

test('behaviour: loans are filtered, sorted and saved; the days closed stand beside the ledger', async () => {
  const page = await enter(await keyOf('book reader', 'loans.read', 'books.read'), {
    language: 'en',
  });
  await page.getByTestId('staff-leave').waitFor();
  await page.goto(`${stack.url}/staff/loans?dpdFrom=1&sort=dpd`);
  await page.getByTestId('loans').getByText('Special mention').waitFor({ state: 'hidden' });
  const rows = page.getByTestId('loans').locator('tbody tr[data-row-key]');
  await rows.first().waitFor();
  expect(await text(page, 'loan-count')).toMatch(/^1 loans/);
  expect(await audit({ page }, 'loans')).toEqual([]);
  for (const [format, begins] of [
    ['CSV', '\ufeffloan,borrower'],
    ['XLSX', 'PK'],
  ] as const) {
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: format }).click();
    const stream = await (await saved).createReadStream();
    expect(
      Buffer.concat(await stream.toArray())
        .toString('utf8')
        .startsWith(begins),
    ).toBe(true);
  }
  await page.goto(`${stack.url}/staff/loans?status=cancelled`);
  await page.getByText('No loan fits').waitFor();
  await page.getByRole('link', { name: 'End of day' }).click();
  const runs = page.getByTestId('runs').locator('tbody tr[data-row-key]');
  await runs.first().waitFor();
  await runs.first().click();
  await page.getByText('loan_principal').waitFor();
  expect(await audit({ page }, 'end of day')).toEqual([]);
  await page.context().close();
}, 120_000);

test('behaviour: a report of the closed day is the ledger’s, kept, looked at, and saved', async () => {
  await keepReports(lender.db, { rules: usualClassRules, vatPpm: 60_000 }, systemClock.now());
  const page = await enter(await keyOf('finance', 'reports.read'));
  await page.getByTestId('staff-leave').waitFor();
  for (const id of [
    'loan-book',
    'cash-flow',
    'tax',
    'asset-quality',
    'small-firms',
    'overdue-ages',
  ]) {
    await page.goto(`${stack.url}/staff/reports?report=${id}`);
    const checks = page.getByTestId('report-checks');
    await checks.getByText('一致').first().waitFor();
    expect(await checks.getByText('不一致').count()).toBe(0);
    expect(await audit({ page }, id)).toEqual([]);
  }
  expect(await text(page, 'report-ages')).toMatch(/1 至 30 天11¥2,000\.00100/);
  for (const format of ['CSV', 'XLSX']) {
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: format }).click();
    expect((await saved).suggestedFilename()).toBe(`overdue-ages.${format.toLowerCase()}`);
  }
  await page.getByRole('combobox', { name: '日期' }).click();
  await page.getByText('日终留存').first().click();
  await expect.poll(() => page.url()).toContain('on=20');
  await page.getByTestId('report-checks').getByText('一致').first().waitFor();
  const { data } = await (await openStaff(lender, 'r', 'reports.read')).api.GET(
    '/api/staff/reports/{id}',
    { params: { path: { id: 'loan-book' }, query: { on: '2001-01-01' } } },
  );
  expect(data).toBeUndefined(); // None was kept of that day.
  await page.context().close();
}, 120_000);

test('error: a wrong filter, cursor or loan is said to be; a search tells only what the key may see', async () => {
  const reader = await openStaff(lender, 'loans only', 'loans.read');
  const ask = async (path: string) =>
    fetch(`${stack.url}/api/staff/${path}`, { headers: reader.headers });
  for (const wrong of ['loans?after=zzz', 'loans?status=lost', 'loans?dpdFrom=0', 'search?q=x']) {
    expect((await ask(wrong)).status, wrong).toBe(400);
  }
  for (const none of [
    `loans/loan_${'0'.repeat(32)}/timeline`,
    `documents/document_${'0'.repeat(32)}`,
    'documents/nothing',
  ]) {
    expect((await ask(none)).status, none).toBe(404);
  }
  const { owner } = merchantOf('offline-shop', 41);
  const found = async (q: string) =>
    (
      (await (await ask(`search?q=${encodeURIComponent(q)}`)).json()) as {
        hits: { kind: string }[];
      }
    ).hits;
  expect(await found(owner)).toEqual([]);
  const [{ rows }] = await Promise.all([
    lender.db.pool.query('select id, borrower_id from lending.loans'),
  ]);
  expect((await found(rows[0].id)).map(({ kind }) => kind)).toEqual(['loan']);
  expect(await found(rows[0].borrower_id)).toEqual([]);
});

test('behaviour: a loan that is lent with a partner stands with each one’s share, in the list, in the file, on its own page (R2)', async () => {
  const page = await enter(await keyOf('funding', 'funders.read', 'loans.read'));
  await page.goto(`${stack.url}/staff/joint-loans`);
  await page.getByText('没有联合贷款协议').waitFor();
  await page.getByText('没有联合贷款', { exact: true }).waitFor();
  const now = systemClock.now();
  const agreed = await lender.db.tx((tx) =>
    setAgreement(tx, {
      ...{ partner: 'city-bank', name: '城市银行', sharePpm: 333_333, capPpm: 250_000 },
      ...{ tier1: fen(100_000_000_00n), since: shanghaiDay(now), recordedAt: now },
      ...{ byWhom: 'funding', why: 'agreed' },
    }),
  );
  expect(agreed.ok).toBe(true);
  const { drawn } = await paidShop(lender, 47);
  await page.getByRole('button', { name: /^刷\s?新$/ }).click();
  const row = page.getByTestId('joint-loans').getByRole('row').filter({ hasText: drawn.loanId });
  await row.waitFor();
  // A third to the fen, what is left over is the lender's.
  for (const amount of ['¥2,000.00', '¥666.67', '¥1,333.33']) {
    expect(await row.textContent()).toContain(amount);
  }
  await page.getByTestId('funders').getByText('33.33%').waitFor();
  expect(await audit({ page }, 'joint loans')).toEqual([]);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  const file = Buffer.concat(await (await (await saved).createReadStream()).toArray());
  expect(file.toString('utf8')).toContain(drawn.loanId);
  // What does not come is said, and not taken for a loan of the lender's alone.
  await page.route('**/loans/*/share', (asked) => asked.fulfill({ status: 503, body: '' }));
  await row.getByRole('link').click();
  const retry = page.getByRole('alert').getByRole('button', { name: /^重\s?试$/ });
  await retry.waitFor();
  expect(await page.getByTestId('loan-share').count()).toBe(0);
  await page.unroute('**/loans/*/share');
  await retry.click();
  await page.getByTestId('loan-share').getByText('¥666.67').first().waitFor();
  await page.context().close();
}, 60_000);
