import { makeKey, signDisclosure, unwrap } from '@open310/sdk';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPages, webDist } from '../../scripts/stack/pages.ts';
import { listHolds, placeHold } from '../../server/src/collections/index.ts';
import { addDays, type Id } from '../../server/src/kernel/index.ts';
import {
  advanceBusinessDate,
  getBusinessDate,
  systemClock,
} from '../../server/src/platform/index.ts';
import { audit, desk, openBrowser } from './browser.ts';
import { openLender, paidShop } from './lender.ts';
import { openOwnPhone } from './own-phone.ts';
import { closeDays, openStaff, type Staff } from './staff.ts';

// A borrower who cannot pay and complains; an officer who works on it; a second person who allows it.

buildPages();
const lender = await openLender({
  ...{ WEB_DIR: webDist, MAKER_CHECKER: 'on' },
  // Whenever the test runs, somebody may be called.
  ...{ CONTACT_HOURS: '08-22', CONTACT_DAYS_OFF: 'yes' },
  // From 3,000 yuan on whom the borrower buys from is paid.
  ENTRUSTED_FROM_FEN: '300000',
});
const { stack, db } = lender;
let browser: Browser;
let shop: Awaited<ReturnType<typeof paidShop>>;
let [officer, checker, other]: [Staff, Staff, Staff] = [
  null as never,
  null as never,
  null as never,
];
beforeAll(async () => {
  browser = await openBrowser();
  shop = await paidShop(lender, 61);
  const work = ['collections.read', 'collections.write', 'complaints.read', 'complaints.write'];
  officer = await openStaff(lender, 'officer', ...work, 'loans.read');
  checker = await openStaff(lender, 'second', 'checks.read', 'checks.write', ...work);
  other = await openStaff(lender, 'third', 'loans.read');
  // Two months go by: the first installment is a month past due.
  const first = await getBusinessDate(db);
  for (let n = 0; n < 59; n += 1) await db.tx((tx) => advanceBusinessDate(tx, addDays(first, n)));
  await closeDays(lender, 1);
}, 120_000);
afterAll(() => browser?.close());

async function openDesk(by: Staff, locale = 'zh-CN'): Promise<Page> {
  const page = await (await browser.newContext({ viewport: desk, locale })).newPage();
  await page.goto(`${stack.url}/staff`);
  await page.locator('input[type=password]').fill(by.headers.authorization.slice(7));
  await page.keyboard.press('Enter');
  await page.getByTestId('today').waitFor();
  return page;
}

/** The borrower's own phone, signed in as the borrower of the API. */
async function openPhone(
  loanId = shop.drawn.loanId,
): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
  const { borrowerId } = await officer.loan(loanId);
  return openOwnPhone(browser, { db, url: stack.url }, borrowerId as Id<'borrower'>);
}

/** Picks one of antd's radios: it may not be there for the first click. */
async function pick(page: Page, name: string): Promise<void> {
  const radio = page.getByRole('dialog').getByRole('radio', { name, exact: true });
  await expect
    .poll(async () => {
      await radio.click();
      return radio.isChecked();
    })
    .toBe(true);
}

/** What waits for a second person is allowed by one, in their own browser. */
async function allow(by: Staff): Promise<void> {
  const page = await openDesk(by);
  await page.goto(`${stack.url}/staff/checks`);
  await page
    .getByRole('button', { name: /处\s?理/ })
    .first()
    .click();
  await pick(page, '同意并执行');
  await page.getByRole('dialog').locator('textarea').fill('看过，同意');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /同意并执行/ })
    .click();
  await expect.poll(() => page.getByTestId('checks').textContent()).toContain('没有等待复核的操作');
  await page.context().close();
}

test('behaviour: who is behind stands on the list; a call is written down, a promise taken, and the rules stop what is too much', async () => {
  const { loanId } = shop.drawn;
  const page = await openDesk(officer);
  const findings: string[] = [];
  await page.goto(`${stack.url}/staff/overdue`);
  const list = page.getByTestId('overdue');
  await list.getByRole('link', { name: loanId.slice(-8) }).waitFor();
  findings.push(...(await audit({ page }, 'overdue')));
  // A filter stands in the address, and nobody is in the last bucket.
  await page.getByTestId('overdue-buckets').getByRole('button', { name: /361/ }).click();
  await expect.poll(() => list.textContent()).toContain('没有符合条件的逾期借据');
  expect(page.url()).toContain('bucket=6');
  await page.goBack();
  await list.getByRole('link', { name: loanId.slice(-8) }).click();
  await page.getByTestId('overdue-case').waitFor();
  findings.push(...(await audit({ page }, 'overdue case')));
  const call = async () => {
    await page.getByTestId('contact-begin').click();
    await page.getByRole('dialog').getByRole('button', { name: '准备联系' }).click();
  };
  const isNight = await nightNow();
  await call();
  if (isNight) {
    // The house is closed: the page says so, and from when it is open.
    await expect
      .poll(() => page.getByRole('dialog').getByRole('alert').textContent())
      .toMatch(/不在可联系时段.*起可联系/);
    await page.keyboard.press('Escape');
  } else {
    await page.getByTestId('contact-end').click();
    await pick(page, '已接通');
    await page.getByRole('dialog').locator('textarea').fill('周五还款');
    await page.getByRole('dialog').getByRole('button', { name: '登记结果' }).click();
    await expect.poll(() => page.getByTestId('contacts').textContent()).toContain('周五还款');
    await call();
    await expect.poll(() => page.getByTestId('contact-end').count()).toBe(1);
    await call();
    await expect.poll(() => page.getByTestId('contact-end').count()).toBe(2);
    await call(); // A fourth one today.
    const alert = page.getByRole('dialog').getByRole('alert');
    await expect.poll(() => alert.textContent()).toMatch(/已达联系次数上限.*起可联系/);
    await page.keyboard.press('Escape');
  }
  await page.getByTestId('promise-add').click();
  await page.getByTestId('promise-amount').fill('20');
  await page.getByRole('dialog').getByRole('button', { name: '登记承诺' }).click();
  await expect.poll(() => page.getByTestId('promises').textContent()).toContain('未到期');
  // Paid by the end of its day, it is kept: nobody says so.
  const body = { repaymentId: makeKey('repayment'), amountFen: '2000' };
  const params = { path: { id: loanId } };
  await unwrap(shop.borrower.api.POST('/api/borrower/loans/{id}/repayments', { params, body }));
  await page.reload();
  await expect.poll(() => page.getByTestId('promises').textContent()).toContain('已兑现');
  expect(findings).toEqual([]);
  await page.context().close();
}, 120_000);

/** Whether it is an hour in Shanghai at which nobody is called. */
const nightNow = async (): Promise<boolean> => {
  const hour = (new Date(systemClock.now()).getUTCHours() + 8) % 24;
  return hour < 8 || hour >= 22;
};

test('behaviour: a borrower who cannot pay asks, one offers, another allows it, the borrower signs: the loan has a new plan', async () => {
  const { loanId } = shop.drawn;
  const { page, context } = await openPhone();
  const findings: string[] = [];
  await page.goto(`${stack.url}/loans/${loanId}`);
  await page.getByTestId('loan-hardship').click();
  await page.getByTestId('ground-salesFell').check({ force: true });
  await page.getByTestId('hardship-said').fill('两个客户走了');
  findings.push(...(await audit({ page }, 'hardship form')));
  await page.getByTestId('hardship-ask').click();
  await expect.poll(() => page.getByTestId('hardship-card').textContent()).toContain('等待答复');
  const work = await openDesk(officer);
  expect(await work.getByTestId('queue-hardships').textContent()).toContain('困难安排1');
  await work.goto(`${stack.url}/staff/hardships`);
  await work
    .getByTestId('hardships')
    .getByRole('button', { name: /打\s?开/ })
    .click();
  const drawer = work.getByTestId('hardship');
  await drawer.getByText('两个客户走了').waitFor();
  const proposal = drawer.getByTestId('relief-longer').first();
  await proposal.locator('summary').click();
  findings.push(...(await audit({ page: work }, 'hardship')));
  await proposal.getByRole('button', { name: '提供此方案' }).click();
  await drawer.getByText('等待另一人复核').waitFor();
  await work.context().close();
  await allow(checker);
  await page.reload();
  await expect.poll(() => page.getByTestId('hardship-card').textContent()).toContain('待您确认');
  findings.push(...(await audit({ page }, 'hardship offer')));
  await page.getByTestId('hardship-accept').click();
  await expect.poll(() => page.getByTestId('hardship-card').textContent()).toContain('履行中');
  const loan = await other.loan(loanId);
  const plan = loan.history.filter(({ type }) => type === 'restructuring');
  expect(plan.map(({ byWhom }) => byWhom)).toEqual(['officer']);
  expect(findings).toEqual([]);
  await context.close();
}, 120_000);

test('behaviour: a borrower complains; who called them does not judge it, another answers; the borrower has it looked at again', async () => {
  const { page, context } = await openPhone();
  const findings: string[] = [];
  await page.goto(`${stack.url}/complaints`);
  await page.getByTestId('complaint-kind-collections').check({ force: true });
  await page.getByTestId('complaint-said').fill('一天打了三次电话');
  findings.push(...(await audit({ page }, 'complaints')));
  await page.getByTestId('complaint-send').click();
  await page.getByTestId('complaint').waitFor();
  expect(await page.getByTestId('complaint-entries').textContent()).toContain('已受理');
  findings.push(...(await audit({ page }, 'complaint')));
  const work = await openDesk(checker);
  expect(await work.getByTestId('queue-complaints').textContent()).toContain('投诉1');
  await work.goto(`${stack.url}/staff/complaints`);
  await work
    .getByTestId('complaints')
    .getByRole('button', { name: /打\s?开/ })
    .click();
  await work.getByTestId('complaint').getByText('一天打了三次电话').waitFor();
  findings.push(...(await audit({ page: work }, 'complaint file')));
  const id = new URL(work.url()).searchParams.get('complaint') ?? '';
  const body = { outcome: 'upheld' as const, answer: 'I did nothing wrong', review: false };
  const params = { path: { id } };
  if (!(await nightNow())) {
    const own = await officer.api.POST('/api/staff/complaints/{id}/answer', { params, body });
    expect(own.error).toMatchObject({ code: 'complaint_concerns_you' });
  }
  await work.getByTestId('complaint-answer').click();
  const dialog = work.getByRole('dialog').last();
  const radio = dialog.getByRole('radio', { name: '投诉成立', exact: true });
  await expect
    .poll(async () => {
      await radio.click();
      return radio.isChecked();
    })
    .toBe(true);
  await dialog.locator('textarea').fill('核实属实，已停止并道歉');
  await dialog.getByRole('button', { name: /答\s?复/ }).click();
  await work.getByTestId('complaint-entries').getByText('核实属实').waitFor();
  await page.reload();
  await page.getByText('核实属实').waitFor();
  await page.getByTestId('complaint-why').fill('昨天又打来了');
  await page.getByTestId('complaint-reopen').click();
  await expect.poll(() => page.getByTestId('complaint').textContent()).toContain('处理中');
  expect(findings).toEqual([]);
  await work.context().close();
  await context.close();
}, 120_000);

test('error: another borrower’s plan and complaint are not found; a signature of something else is refused', async () => {
  const stranger = await paidShop(lender, 62);
  const hardshipId = makeKey('hardship');
  const { loanId } = stranger.drawn;
  const asked = await stranger.borrower.api.POST('/api/borrower/loans/{id}/hardships', {
    params: { path: { id: loanId } },
    body: { hardshipId, ground: 'illness' },
  });
  expect(asked.response.status).toBe(201);
  const digest = 'a'.repeat(64);
  const accept = async (by: typeof shop.borrower, shown: string, keys = by.keys) => {
    const signature = await signDisclosure(keys, { id: hardshipId, digest });
    return by.api.POST('/api/borrower/hardships/{id}/accept', {
      params: { path: { id: hardshipId } },
      body: { digest: shown, signature },
    });
  };
  expect((await accept(shop.borrower, digest)).response.status).toBe(404);
  const unfit = { code: 'signature_wrong' };
  expect((await accept(stranger.borrower, 'b'.repeat(64))).error).toMatchObject(unfit);
  // Whole, but of another key than the one that signed the offer in this session.
  const foreign = await accept(stranger.borrower, digest, shop.borrower.keys);
  expect(foreign.error).toMatchObject(unfit);
  expect((await accept(stranger.borrower, digest)).error).toMatchObject({
    code: 'hardship_not_offered',
  });
  // What is kept of it stands in the file that a borrower takes away; another's does not.
  const taken = JSON.stringify((await shop.borrower.api.POST('/api/borrower/export')).data);
  expect(taken).toContain('一天打了三次电话');
  expect(taken).toContain('两个客户走了');
  expect(taken).not.toContain(hardshipId);
  expect(taken).not.toContain('"officer"');
  const { data } = await shop.borrower.api.GET('/api/borrower/complaints');
  const id = data?.complaints[0]?.id ?? '';
  const read = await stranger.borrower.api.GET('/api/borrower/complaints/{id}', {
    params: { path: { id } },
  });
  expect(read.response.status).toBe(404);
  const about = { complaintId: makeKey('complaint'), kind: 'charges' as const, said: 'mine' };
  const wrong = await stranger.borrower.api.POST('/api/borrower/complaints', {
    body: { ...about, loanId: shop.drawn.loanId },
  });
  expect(wrong.error).toMatchObject({ code: 'loan_not_found' });
}, 120_000);

test('behaviour: whom one buys from is paid a larger sum: who that is is asked, and who may not be paid is said to be (R14)', async () => {
  const { drawn } = await paidShop(lender, 63);
  const { page, context } = await openPhone(drawn.loanId);
  const { facilityId } = await officer.loan(drawn.loanId);
  await page.goto(`${stack.url}/facilities/${facilityId}/amount`);
  await page.getByTestId('amount-input').fill('3000');
  await page.getByTestId('amount-continue').click();
  const tell = async (name: string) => {
    await page.getByTestId('seller-name').fill(name);
    await page.getByTestId('seller-account').fill('6222020000000003101');
    await page.getByTestId('seller-continue').click();
  };
  await tell('中信证券股份有限公司');
  await page.getByText('经营贷款不能付给这个收款方').waitFor();
  const findings = await audit({ page }, 'seller');
  await tell('义乌市小商品批发部');
  await page.getByTestId('disclosure').waitFor();
  findings.push(...(await audit({ page }, 'cost of a seller’s loan')));
  expect(findings).toEqual([]);
  await context.close();
}, 60_000);

test('regression: a stop on contacts is lifted by two: one wants it, and it stands until another allows it', async () => {
  const borrowerId = (await officer.loan(shop.drawn.loanId)).borrowerId as Id<'borrower'>;
  const stop = { borrowerId, kind: 'stopRequest', reason: 'asked for', byName: 'desk' } as const;
  const id = await db.tx((tx) => placeHold(tx, { ...stop, at: systemClock.now() }));
  const liftedBy = async () =>
    (await listHolds(db, borrowerId)).find((one) => one.id === id)?.liftedBy;
  const params = { path: { id } };
  const body = { reason: 'they agreed on the phone' };
  const wanted = await officer.api.POST('/api/staff/holds/{id}', { params, body });
  expect(wanted.response.status).toBe(202);
  expect(await liftedBy()).toBeNull();
  await allow(checker);
  expect(await liftedBy()).toBe('officer');
});
