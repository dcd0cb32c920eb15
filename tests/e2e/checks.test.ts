import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeKey } from '@open310/sdk';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/stack/child.ts';
import { buildPages, webDist } from '../../scripts/stack/pages.ts';
import { getBusinessDate } from '../../server/src/platform/index.ts';
import { audit, desk, openBrowser } from './browser.ts';
import { openLender, paidShop } from './lender.ts';
import { closeDays, openStaff, runCommand, type Staff } from './staff.ts';

// Two people: one wants done what moves money, another allows it. And who may do what at all.

buildPages();
const lender = await openLender({ WEB_DIR: webDist, MAKER_CHECKER: 'on' });
const { stack, db } = lender;
let browser: Browser;
let loanId: string;
let [maker, checker]: [Staff, Staff] = [null as never, null as never];
beforeAll(async () => {
  browser = await openBrowser();
  loanId = (await paidShop(lender, 51)).drawn.loanId;
  const both = ['loans.read', 'loans.write', 'checks.read', 'checks.write'];
  const moves = ['limits.write', 'reconciliation.write'];
  maker = await openStaff(lender, 'maker', ...both, 'books.close');
  checker = await openStaff(lender, 'checker', ...both, ...moves, 'audit.read');
});
afterAll(() => browser?.close());

const feesOf = async (): Promise<string> => (await maker.loan(loanId)).owed?.feesFen ?? 'nothing';
const params = () => ({ path: { id: loanId } });
const fee = async (changeId = makeKey('change')) => ({
  ...{ changeId, type: 'fee' as const, on: await getBusinessDate(db), amountFen: '1500' },
});
type Told = Awaited<ReturnType<typeof fee>>;
async function want(body: Told): Promise<{ readonly id: string; readonly state: string }> {
  const answer = await maker.api.POST('/api/staff/loans/{id}/changes', { params: params(), body });
  expect(answer.error).toBeUndefined();
  expect(answer.response.status).toBe(202);
  return answer.data as never;
}
const decide = (by: Staff, id: string, outcome: 'allow' | 'reject' = 'allow') =>
  by.api.POST('/api/staff/proposals/{id}', {
    params: { path: { id } },
    body: { outcome, reason: 'seen and agreed' },
  });

test('behaviour: what one wants done waits; another allows it in the browser, and then it is done, once', async () => {
  const body = await fee();
  const proposal = await want(body);
  expect(await want(body)).toEqual(proposal);
  expect(await feesOf()).toBe('0');
  const page = await (await browser.newContext({ viewport: desk, locale: 'zh-CN' })).newPage();
  await page.goto(`${stack.url}/staff`);
  await page.locator('input[type=password]').fill(checker.headers.authorization.slice(7));
  await page.keyboard.press('Enter');
  // Today at a glance tells what waits, of what this key may see.
  const queue = page.getByTestId('queue-proposals');
  await queue.waitFor();
  expect(await queue.textContent()).toContain('复核1');
  expect(await page.getByTestId('queue-papers').count()).toBe(0);
  const findings = await audit({ page }, 'today');
  await queue.getByRole('link').click();
  await page.getByTestId('checks').waitFor();
  expect(await page.getByTestId('checks').textContent()).toContain('amountFen: 1500');
  findings.push(...(await audit({ page }, 'checks')));
  await page.getByRole('button', { name: /处\s?理/ }).click();
  const dialog = page.getByRole('dialog');
  const radio = dialog.getByRole('radio', { name: '同意并执行' });
  await expect
    .poll(async () => {
      await radio.click();
      return radio.isChecked();
    })
    .toBe(true);
  await dialog.locator('textarea').fill('费用与合同一致');
  findings.push(...(await audit({ page }, 'check')));
  await dialog.getByRole('button', { name: /同意并执行/ }).click();
  await expect.poll(() => page.getByTestId('checks').textContent()).toContain('没有等待复核的操作');
  expect(findings).toEqual([]);
  expect(await feesOf()).toBe('1500');
  const loan = await maker.loan(loanId);
  // Whose act it is in the loan's history; who allowed it stands in the log.
  expect(JSON.stringify(loan)).toContain('"maker"');
  const { data } = await checker.api.GET('/api/staff/audit', {
    params: { query: { subject: proposal.id } },
  });
  const told = data?.entries.map(({ actorName, action, status }) => [actorName, action, status]);
  expect(told).toContainEqual(['maker', 'POST /api/staff/loans/:loan/changes', 201]);
  expect(told).toContainEqual(['checker', 'POST /api/staff/proposals/:proposal', 200]);
  expect((await decide(checker, proposal.id)).error).toMatchObject({ code: 'proposal_decided' });
  await page.context().close();
}, 120_000);

test('error: nobody allows their own, under another key of theirs neither; their own they may take back', async () => {
  const { id } = await want(await fee());
  expect((await decide(maker, id)).error).toMatchObject({ code: 'proposal_own' });
  const second = await openStaff(lender, 'maker', 'checks.write', 'loans.write');
  expect((await decide(second, id)).error).toMatchObject({ code: 'proposal_own' });
  // Who may not want it does not allow it, either: to read of loans is not enough.
  const reader = await openStaff(lender, 'reader', 'checks.write', 'checks.read', 'loans.read');
  expect((await decide(reader, id)).error).toMatchObject({ code: 'access_denied' });
  expect((await decide(maker, id, 'reject')).data).toMatchObject({ state: 'rejected' });
  expect((await decide(checker, id)).error).toMatchObject({ code: 'proposal_decided' });
});

test('error: what has no shape is refused at once; what was allowed and is not possible is told', async () => {
  const wrong = await maker.api.POST('/api/staff/loans/{id}/changes', {
    params: params(),
    body: { ...(await fee()), amountFen: '-1' },
  });
  expect(wrong.response.status).toBe(400);
  const body = {
    changeId: makeKey('change'),
    type: 'reversal',
    of: makeKey('repayment'),
  } as const;
  const { id } = await want(body as never);
  const ended = await decide(checker, id);
  expect(ended.data).toMatchObject({ state: 'failed' });
  expect(ended.data?.status).toBeGreaterThanOrEqual(400);
  expect(ended.data?.code).toBeTruthy();
  expect((await decide(checker, `proposal_${'0'.repeat(32)}`)).error).toMatchObject({
    code: 'proposal_not_found',
  });
});

test('behaviour: of two who decide at once, one does', async () => {
  const { id } = await want(await fee());
  const before = BigInt(await feesOf());
  const both = await Promise.all([decide(checker, id), decide(checker, id)]);
  expect(both.filter(({ data }) => data?.state === 'done')).toHaveLength(1);
  expect(BigInt(await feesOf()) - before).toBe(1_500n);
});

test('behaviour: a limit of a region is wanted on its page, allowed by another, and full is seen (Order 9 of 2020, R1)', async () => {
  const risk = await openStaff(lender, 'risk', 'limits.read', 'limits.write');
  const limitOthers = async (amountFen: string | null, why: string) => {
    const all = { dimension: 'region', bucket: '*', sharePpm: null, warnPpm: 800_000 } as const;
    const { data } = await risk.api.POST('/api/staff/limits', { body: { ...all, amountFen, why } });
    await decide(checker, (data as never as { readonly id: string }).id);
  };
  await limitOthers('100000000000', 'each region');
  const page = await (await browser.newContext({ viewport: desk, locale: 'zh-CN' })).newPage();
  await page.goto(`${stack.url}/staff/limits`);
  await page.locator('input[type=password]').fill(risk.headers.authorization.slice(7));
  await page.keyboard.press('Enter');
  await page.getByTestId('limits-region').getByText('未知').waitFor();
  const open = page.getByRole('alert').filter({ hasText: '不含“未知”' });
  await open.waitFor();
  const findings = await audit({ page }, 'limits, one of them open');
  await page.getByRole('button', { name: '设置限额' }).click();
  const dialog = page.getByRole('dialog');
  // A limit of every other says nothing of what nobody knows the place of: it is set by name.
  await dialog.getByRole('combobox').fill('未知');
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: '金额（元）' }).fill('0.01');
  await dialog.locator('textarea').fill('年度集中度方案');
  findings.push(...(await audit({ page }, 'limit')));
  await dialog.getByRole('button', { name: '设置限额' }).click();
  await dialog.getByText('等待另一人复核').waitFor();
  const { data } = await checker.api.GET('/api/staff/proposals', {
    params: { query: { state: 'open' } },
  });
  const waiting = data?.proposals.find(({ path }) => path === '/api/staff/limits');
  expect((await decide(checker, waiting?.id ?? expect.fail())).data).toMatchObject({
    ...{ state: 'done', status: 201 },
  });
  await page.reload();
  await page.locator('input[type=password]').or(page.getByTestId('limits')).first().waitFor();
  if (await page.locator('input[type=password]').isVisible()) {
    await page.locator('input[type=password]').fill(risk.headers.authorization.slice(7));
    await page.keyboard.press('Enter');
  }
  await page.getByTestId('limits-region').getByText('已满').waitFor();
  expect(await open.count()).toBe(0);
  expect(await page.getByTestId('limit-changes').textContent()).toContain('年度集中度方案');
  findings.push(...(await audit({ page }, 'limits')));
  expect(findings).toEqual([]);
  const odd = { dimension: 'region', bucket: '99', amountFen: '1', sharePpm: null } as const;
  await risk.api.POST('/api/staff/limits', { body: { ...odd, warnPpm: 1, why: 'no such place' } });
  const body = { ...odd, bucket: 'unknown', amountFen: null, warnPpm: 800_000, why: 'gone again' };
  const away = await risk.api.POST('/api/staff/limits', { body });
  await decide(checker, (away.data as never as { readonly id: string }).id);
  await limitOthers(null, 'gone too');
  await page.context().close();
}, 120_000);

/** Who may do what: each command and each list by the one scope that opens it. */
const opens: Readonly<Record<string, string>> = {
  'GET /decisions/{id}': 'decisions.read',
  'GET /books': 'books.read',
  'GET /end-of-day': 'books.read',
  'GET /classes': 'books.read',
  'GET /funders': 'funders.read',
  'GET /funders/{partner}/statement': 'funders.read',
  'POST /funders': 'funders.write',
  'GET /joint-loans': 'funders.read',
  'GET /joint-loans/file': 'funders.read',
  'GET /loans/{id}/share': 'loans.read',
  'GET /uses': 'uses.read',
  'POST /uses/{id}': 'uses.write',
  'GET /limits': 'limits.read',
  'POST /limits': 'limits.write',
  'POST /periods/{until}/close': 'books.close',
  'GET /reports': 'reports.read',
  'GET /reports/{id}': 'reports.read',
  'GET /reports/{id}/file': 'reports.read',
  'GET /loans': 'loans.read',
  'GET /loans/file': 'loans.read',
  'GET /loans/{id}/timeline': 'loans.read',
  'GET /loans/{id}/documents': 'loans.read',
  'GET /documents/{id}': 'loans.read',
  'POST /documents/{id}/file': 'papers.write',
  'GET /reconciliation/days': 'reconciliation.read',
  'GET /reconciliation/items': 'reconciliation.read',
  'GET /reconciliation/items/{id}': 'reconciliation.read',
  'POST /reconciliation/items/{id}/entry': 'reconciliation.write',
  'POST /reconciliation/items/{id}/clearances': 'reconciliation.write',
  'POST /reconciliation/clearances/{id}/undo': 'reconciliation.write',
  'GET /loans/{id}': 'loans.read',
  'GET /loans/{id}/entries': 'loans.read',
  'POST /loans/{id}/changes': 'loans.write',
  'POST /loans/{id}/refunds': 'loans.write',
  'POST /loans/{id}/renewals': 'loans.write',
  'POST /facilities/{id}/renewals': 'loans.write',
  'GET /sources': 'sources.read',
  'GET /sources/{source}/pulls': 'sources.read',
  'GET /features': 'sources.read',
  'GET /relations': 'sources.read',
  'GET /models': 'models.read',
  'GET /models/{digest}': 'models.read',
  'GET /models/{digest}/card': 'models.read',
  'POST /models/{digest}/steps': 'models.write',
  'GET /reviews': 'reviews.read',
  'POST /reviews/{id}': 'reviews.write',
  'GET /identities': 'identity.read',
  'POST /identities/{id}': 'identity.write',
  'GET /borrower-sessions/{id}': 'identity.read',
  'POST /borrower-sessions/{id}/end': 'identity.write',
  'POST /borrower-sessions/{id}/lift': 'identity.write',
  'GET /papers': 'papers.read',
  'GET /papers/{id}': 'papers.read',
  'POST /papers/{id}/{paper}': 'papers.write',
  'POST /papers/{id}/{paper}/file': 'papers.write',
  'GET /proposals': 'checks.read',
  'POST /proposals/{id}': 'checks.write',
  'GET /overdue': 'collections.read',
  'GET /overdue/{id}': 'collections.read',
  'POST /overdue/{id}/assignment': 'collections.write',
  'POST /overdue/{id}/contacts': 'collections.write',
  'POST /overdue/{id}/promises': 'collections.write',
  'POST /overdue/{id}/holds': 'collections.write',
  'POST /overdue/{id}/disposals': 'collections.write',
  'POST /overdue/{id}/hardships': 'collections.write',
  'POST /contacts/{id}': 'collections.write',
  'POST /holds/{id}': 'collections.write',
  'GET /contact-rules': 'collections.read',
  'GET /hardships': 'collections.read',
  'GET /hardships/{id}': 'collections.read',
  'POST /hardships/{id}/assignment': 'collections.write',
  'POST /hardships/{id}/offer': 'collections.write',
  'POST /hardships/{id}/decline': 'collections.write',
  'GET /complaints': 'complaints.read',
  'GET /complaints/report': 'complaints.read',
  'GET /complaints/{id}': 'complaints.read',
  'POST /complaints': 'complaints.write',
  'POST /complaints/{id}/assignment': 'complaints.write',
  'POST /complaints/{id}/messages': 'complaints.write',
  'POST /complaints/{id}/extension': 'complaints.write',
  'POST /complaints/{id}/second-extension': 'complaints.write',
  'POST /complaints/{id}/answer': 'complaints.write',
  'GET /partners': 'people.read',
  'POST /partners/{id}/people': 'people.write',
  'GET /people': 'people.read',
  'POST /people': 'people.write',
  'POST /people/{id}/roles': 'people.write',
  'POST /people/{id}/block': 'people.write',
  'POST /people/{id}/unblock': 'people.write',
  'POST /people/{id}/reset': 'people.write',
  'POST /people/{id}/links': 'people.write',
  'POST /people/{id}/entry-code': 'people.write',
  'POST /people/{id}/sessions/end': 'people.write',
  'GET /audit': 'audit.read',
  'GET /audit/verdict': 'audit.read',
  'GET /webhooks': 'webhooks.read',
  'GET /webhooks/{id}': 'webhooks.read',
  'POST /webhooks': 'webhooks.write',
  'POST /webhooks/{id}': 'webhooks.write',
  'POST /webhooks/{id}/secret': 'webhooks.write',
  'POST /webhooks/{id}/ping': 'webhooks.write',
  'POST /webhooks/{id}/replay': 'webhooks.write',
  'GET /webhook-deliveries': 'webhooks.read',
  'GET /webhook-deliveries/{id}': 'webhooks.read',
  'POST /webhook-deliveries/{id}/replay': 'webhooks.write',
};

/** What any key may ask, whose it is and what of today it may see; and what people do about themselves. */
const anybodys = /^\/api\/staff\/(me|today|search|sign-in|sign-out)(\/|$)/;

/** Every other route is about a borrower: what is read of them, and what changes it. */
const scopeOf = (action: string): string | undefined =>
  opens[action] ??
  (/^(GET|POST) \/borrowers\//.exec(action)?.[1] === 'GET' ? 'sources.read' : 'sources.write');

test('property: each scope opens what is its own, and nothing else', async () => {
  const description = JSON.parse(readFileSync(join(root, 'sdk/openapi.json'), 'utf8')) as {
    readonly paths: Record<string, Record<string, unknown>>;
  };
  const routes = Object.entries(description.paths).flatMap(([path, methods]) =>
    path.startsWith('/api/staff/') && !anybodys.test(path)
      ? Object.keys(methods).map(
          (method) => [method.toUpperCase(), path.slice('/api/staff'.length)] as const,
        )
      : [],
  );
  expect(routes.length).toBeGreaterThan(30);
  for (const action of Object.keys(opens)) {
    expect(
      routes.map((route) => route.join(' ')),
      action,
    ).toContain(action);
  }
  const scopes = [...new Set([...Object.values(opens), 'sources.write'])];
  const wrong: string[] = [];
  for (const scope of scopes) {
    const { headers } = await openStaff(lender, `only ${scope}`, scope);
    const tried = routes.map(async ([method, path]) => {
      const address = path.replace(/\{\w+\}/g, 'x');
      const answer = await fetch(`${stack.url}/api/staff${address}`, {
        ...{ method, headers: { ...headers, 'content-type': 'application/json' } },
        ...(method === 'POST' ? { body: '{}' } : {}),
      });
      await answer.arrayBuffer();
      const isOpen = answer.status !== 401;
      if (isOpen !== (scopeOf(`${method} ${path}`) === scope)) {
        wrong.push(`${scope}: ${method} ${path} ${answer.status}`);
      }
    });
    await Promise.all(tried); // Each scope tries all at once: there are many of both.
  }
  expect(wrong).toEqual([]);
  // What no scope opens is not there, whoever asks for it.
  for (const headers of [{}, maker.headers]) {
    for (const method of ['GET', 'POST']) {
      const answer = await fetch(`${stack.url}/api/staff/nothing`, { method, headers });
      expect([method, answer.status]).toEqual([method, 404]);
    }
  }
}, 120_000);

// The bank's statement against the books, cleared by two people.

const reconcile = (...flags: string[]) =>
  runCommand(lender, 'server/src/main/reconcile.ts', ...flags);
type Reconciled = {
  readonly days: readonly { readonly status: string; readonly totals: Record<string, string> }[];
  readonly open: readonly {
    readonly id: string;
    readonly kind: string;
    readonly theirs: { readonly amount: string } | null;
  }[];
};
const readTold = (out: string) => JSON.parse(out) as Reconciled;

test('behaviour: what was planted at the bank is found by the command, and nothing else; a bad statement is not kept', async () => {
  const on = await getBusinessDate(db);
  const account = '6222020000000007777';
  await lender.control('bank/entries', {
    ...{ direction: 'in', amountFen: '50000', on, name: '林岚', account },
    text: `还款 ${loanId}`,
  });
  await lender.control('bank/bends', {
    ...{ endToEndId: `P${loanId.slice(-32)}`, how: 'alter', amountFen: '199999' },
  });
  expect(await reconcile('--on', on)).toMatchObject({ code: 2, out: '' }); // The day is not over.
  await closeDays(lender, 1);
  await lender.fault('bank', 'cut_short', { on: 'statement' });
  expect(await reconcile('--json')).toMatchObject({ code: 1, out: '' });
  const found = await reconcile('--json');
  expect(found.code).toBe(1); // Something is open.
  const { days, open } = readTold(found.out);
  expect(days).toMatchObject([
    { status: 'reconciled', totals: { on, lines: 2, matched: 0, opened: 3, unexplained: '0' } },
  ]);
  expect(open.map(({ kind }) => kind).sort()).toEqual([
    'amount_differs',
    'opening',
    'theirs_alone',
  ]);
  const { out } = await reconcile();
  expect(out).toContain('reconciled before; 2 lines, 0 matched, 3 new');
  expect(out).toContain('amount_differs since');
  expect(out).toContain('bank 1999.99, books 2000.00');
  expect(out).toContain('3 open.');
});

test('behaviour: one clears money in the browser, another allows it, the loan owes less; and it is taken back', async () => {
  const finance = ['reconciliation.read', 'reconciliation.write', 'loans.read', 'checks.read'];
  const clerk = await openStaff(lender, 'clerk', ...finance);
  const page = await (await browser.newContext({ viewport: desk, locale: 'zh-CN' })).newPage();
  await page.goto(`${stack.url}/staff`);
  await page.locator('input[type=password]').fill(clerk.headers.authorization.slice(7));
  await page.keyboard.press('Enter');
  await page.getByTestId('queue-reconciliation').getByRole('link').click();
  const table = page.getByTestId('recon-items');
  await table.getByText('银行有、账面没有').waitFor();
  const findings = await audit({ page }, 'reconciliation');
  // Filters are in the address, and what they leave out is gone.
  await page.goto(`${stack.url}/staff/reconciliation?kind=gap`);
  await page.getByText('没有未清的差异：两边一致').waitFor();
  await page.goto(`${stack.url}/staff/reconciliation?kind=theirs_alone`);
  await table.getByText('银行有、账面没有').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const drawer = page.getByTestId('recon-item');
  await drawer.getByText('林岚').waitFor();
  expect(await drawer.textContent()).toContain('尾号 7777');
  await drawer.getByRole('button', { name: '看银行原文' }).click();
  expect(await page.getByTestId('recon-raw').textContent()).toContain('<EndToEndId>NOTPROVIDED');
  await drawer.getByRole('radio', { name: '记为一笔借据的还款' }).click();
  expect(await drawer.getByLabel('借据号').inputValue()).toBe(loanId); // The payer named it.
  await drawer.locator('textarea').fill('附言写明借据号');
  findings.push(...(await audit({ page }, 'reconciliation-item')));
  await drawer.getByRole('button', { name: /^清\s?理$/ }).click();
  await drawer.getByText('已提交，等待另一人复核').waitFor();
  const owedOf = async () => BigInt((await clerk.loan(loanId)).owed?.payoffFen ?? '0');
  const before = await owedOf();
  const { data } = await checker.api.GET('/api/staff/proposals', { params: { query: {} } });
  const proposal = data?.proposals.find(({ makerName }) => makerName === 'clerk');
  expect((await decide(clerk, proposal?.id ?? '')).response.status).toBe(401);
  expect((await decide(checker, proposal?.id ?? '')).data).toMatchObject({ state: 'done' });
  expect(before - (await owedOf())).toBeGreaterThanOrEqual(50_000n);
  await page.goto(`${stack.url}/staff/reconciliation?state=cleared`);
  await table.getByText('记为还款').waitFor();
  // Taken back, by two as well: it is owed again, the item open.
  const { data: cleared } = await clerk.api.GET('/api/staff/reconciliation/items', {
    params: { query: { state: 'cleared' } },
  });
  const id = cleared?.items[0]?.id ?? '';
  const item = await clerk.api.GET('/api/staff/reconciliation/items/{id}', {
    params: { path: { id } },
  });
  const undone = await clerk.api.POST('/api/staff/reconciliation/clearances/{id}/undo', {
    params: { path: { id: item.data?.clearances[0]?.id ?? '' } },
    body: { reason: 'another loan was meant' },
  });
  expect(undone.response.status).toBe(202);
  const wanted = undone.data as { readonly id?: string } | undefined;
  expect((await decide(checker, wanted?.id ?? '')).data).toMatchObject({ state: 'done' });
  expect(await owedOf()).toBe(before);
  await page.goto(`${stack.url}/staff/reconciliation?view=days`);
  await page.getByTestId('recon-days').waitFor();
  findings.push(...(await audit({ page }, 'reconciliation-days')));
  expect(findings).toEqual([]);
  // What the server does not answer is said, with a way to try again.
  await page.route('**/api/staff/reconciliation/**', (route) => route.abort());
  await page.reload();
  await page.getByRole('alert').first().waitFor();
  await page.context().close();
}, 120_000);

test('behaviour: the end of a day reconciles it by itself, and what was on its way back is matched', async () => {
  const { data } = await maker.api.GET('/api/staff/me');
  expect(data?.name).toBe('maker');
  const clerk = await openStaff(lender, 'clerk', 'reconciliation.read', 'reconciliation.write');
  const list = async () =>
    (await clerk.api.GET('/api/staff/reconciliation/items', { params: { query: {} } })).data;
  const alone = (await list())?.items.find(({ kind }) => kind === 'theirs_alone');
  const sent = await clerk.api.POST('/api/staff/reconciliation/items/{id}/clearances', {
    params: { path: { id: alone?.id ?? '' } },
    body: {
      ...{ clearanceId: makeKey('clearance'), clearing: { way: 'return' } },
      reason: 'nobody knows the payer',
    },
  });
  expect(sent.response.status).toBe(202);
  const proposal = sent.data as { readonly id?: string } | undefined;
  expect((await decide(checker, proposal?.id ?? '')).data).toMatchObject({ state: 'done' });
  await expect
    .poll(async () => (await list())?.items.map(({ kind }) => kind).sort())
    .toEqual(['amount_differs', 'opening']);
  const closed = await getBusinessDate(db);
  expect((await runCommand(lender, 'server/src/main/end-of-day.ts', '--json')).code).toBe(0);
  await expect
    .poll(
      async () =>
        (await clerk.api.GET('/api/staff/reconciliation/days', { params: { query: {} } })).data
          ?.days[0],
      { timeout: 30_000 },
    )
    .toMatchObject({ on: closed, lines: 1, matched: 1, opened: 0, unexplainedFen: '0' });
}, 120_000);
