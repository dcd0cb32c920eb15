import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unwrap } from '@open310/sdk';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/stack/child.ts';
import { buildPages, webDist } from '../../scripts/stack/pages.ts';
import { appendEvents, type NewEvent } from '../../server/src/events/index.ts';
import { type Id, shanghaiDay } from '../../server/src/kernel/index.ts';
import { getBusinessDate, systemClock } from '../../server/src/platform/index.ts';
import { writeModel } from '../../server/src/risk/index.ts';
import { relatedModel } from '../models/related-model.ts';
import { smallModel } from '../models/small-model.ts';
import { audit, openBrowser } from './browser.ts';
import { offeredShop, openLender, paidShop } from './lender.ts';
import { openOwnPhone } from './own-phone.ts';
import { closeDays, openStaff } from './staff.ts';

// A model's way: taken in by the command, in shadow, proposed by one person, approved by another in the
// pages, deciding, withdrawn; and what the champion said of a borrower.

// Before anybody is asked anything: a connection that waits for it would be closed.
const related = await relatedModel({ segment: 'shop' });
buildPages();
const lender = await openLender({ WEB_DIR: webDist });
const { stack } = lender;
const scopes = ['models.read', 'models.write', 'sources.read', 'decisions.read'];
const [desk, validation, reader] = [
  await openStaff(lender, 'risk desk', ...scopes),
  await openStaff(lender, 'validation', ...scopes),
  await openStaff(lender, 'reader', 'models.read'),
];
const keyOf = ({ headers }: typeof desk): string => headers.authorization.replace('Bearer ', '');

const folder = mkdtempSync(join(tmpdir(), 'open310-model-'));
let browser: Browser;
let digest: string;
let borrowerId: string;
beforeAll(async () => {
  browser = await openBrowser();
  const model = await smallModel({ segment: 'shop', id: 'challenger', version: 3 });
  digest = model.digest;
  writeFileSync(join(folder, 'model.json'), writeModel(model));
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Runs `npm run risk -- …` on the lender's database. */
async function risk(
  key: string,
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [join(root, 'server/src/main/risk.ts'), ...args], {
    env: {
      ...{ PATH: process.env.PATH ?? '', DATABASE_URL: stack.databaseUrl },
      OPEN310_STAFF_KEY: key,
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      said += String(data);
    });
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

const promote = (key: string, ...more: readonly string[]) =>
  risk(key, 'promote', '--model', folder, '--reason', 'tried on the past book', ...more);

const modelsOf = async (staff: typeof desk) =>
  (await unwrap(staff.api.GET('/api/staff/models'))).models;
const params = (of: string) => ({ params: { path: { digest: of } } });
const take = (
  staff: typeof desk,
  step: 'approve' | 'propose' | 'shadow' | 'withdraw',
  of = digest,
) =>
  staff.api.POST('/api/staff/models/{digest}/steps', {
    ...params(of),
    body: { step, reason: 'because' },
  });

async function enter(
  key: string,
  at: string,
  o: { language?: string; dark?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport: { width: 1440, height: 900 }, locale: o.language ?? 'zh-CN' },
    colorScheme: o.dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  await page.goto(`${stack.url}${at}`);
  await page.getByTestId('staff-key').fill(key);
  await page.getByTestId('staff-enter').click();
  return page;
}

test('behaviour: the release’s models decide on a new system, and say why', async () => {
  const models = await modelsOf(desk);
  expect(models.map(({ id, state }) => [id, state])).toEqual([
    ['champion-online-seller', 'champion'],
    ['champion-shop', 'champion'],
    ['network-supplier', 'shadow'],
    ['related-supplier', 'shadow'],
  ]);
  expect(models.every(({ auc, measuredOn }) => auc !== null && measuredOn !== null)).toBe(true);
  const { borrower, application } = await offeredShop(lender, 1);
  borrowerId = (await unwrap(borrower.api.GET('/api/borrower/me'))).borrowerId;
  const { score } = await unwrap(
    desk.api.GET('/api/staff/borrowers/{id}/score', { params: { path: { id: borrowerId } } }),
  );
  if (!score) expect.fail('no score');
  expect(score.model.id).toBe('champion-shop');
  const logit = (pd: number) => Math.log(pd / (1 - pd));
  const sum = score.contributions.reduce((all, c) => all + c.logit, 0);
  expect(logit(score.usualPd) + sum).toBeCloseTo(logit(score.pd), 4);
  const id = application.offer?.decisionId ?? expect.fail('no decision');
  const replayed = await unwrap(
    desk.api.GET('/api/staff/decisions/{id}', { params: { path: { id } } }),
  );
  expect(replayed).toMatchObject({
    replaySame: true,
    decision: { model: { id: 'champion-shop' } },
  });
  const own = (await modelsOf(desk)).find((model) => model.id === 'champion-shop');
  expect(own?.compared).toMatchObject({ n: 1, wouldDecline: 0, wouldPass: 0 });
});

test('error: a model without measures, by a stranger’s key, or altered is not taken in', async () => {
  expect(await promote(keyOf(desk))).toMatchObject({
    ...{ code: 2, said: expect.stringContaining('has no measures') },
  });
  const shop = (await modelsOf(desk)).find(({ id }) => id === 'champion-shop');
  const { evaluation } = await unwrap(
    desk.api.GET('/api/staff/models/{digest}', params(shop?.digest ?? '')),
  );
  const kept = { digest, data: 'invented', measured: evaluation };
  writeFileSync(join(folder, 'evaluation.json'), JSON.stringify(kept));
  for (const key of ['', keyOf(reader)]) {
    expect((await promote(key)).said).toContain('no staff key with the scope models.write');
  }
  expect((await modelsOf(desk)).length).toBe(4);
});

test('behaviour: in shadow, proposed, refused to the same person, approved by another, and it decides', async () => {
  expect(await promote(keyOf(desk), '--shadow')).toMatchObject({ code: 0 });
  await offeredShop(lender, 2);
  const shadow = (await modelsOf(desk)).find((model) => model.digest === digest);
  expect(shadow).toMatchObject({ state: 'shadow', compared: { n: 1 } });
  expect(await promote(keyOf(desk))).toMatchObject({
    ...{ code: 0, said: expect.stringContaining('another person approves it') },
  });
  const own = await enter(keyOf(desk), `/staff/models/${digest}`);
  await own.getByRole('button', { name: '批准启用' }).click();
  await own.getByRole('dialog').getByRole('textbox').fill('looks fine');
  await own.getByRole('dialog').getByRole('button', { name: '批准启用' }).click();
  await own.getByRole('dialog').getByRole('alert').waitFor();
  expect(await own.getByRole('dialog').textContent()).toContain('请由另一人批准');
  expect(await audit({ page: own }, 'model, asked why')).toEqual([]);
  await own.context().close();

  const page = await enter(keyOf(validation), `/staff/models/${digest}`, { language: 'en' });
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('validated on the past book');
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await page.getByTestId('model-history').getByText('validated on the past book').waitFor();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Champion');
  expect(await audit({ page }, 'model')).toEqual([]);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the model card' }).click();
  const stream = await (await saved).createReadStream();
  expect(Buffer.concat(await stream.toArray()).toString('utf8')).toContain(digest);
  await page.context().close();

  const { application } = await offeredShop(lender, 3);
  const id = application.offer?.decisionId ?? expect.fail('no decision');
  const replayed = await unwrap(
    desk.api.GET('/api/staff/decisions/{id}', { params: { path: { id } } }),
  );
  expect(replayed).toMatchObject({ replaySame: true, decision: { model: { id: 'challenger' } } });
});

test('behaviour: the list tells all of them; a borrower’s score opens from their page; in the dark', async () => {
  const page = await enter(keyOf(desk), '/staff/models', { dark: true });
  const rows = page.getByTestId('models').locator('tbody tr[data-row-key]');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(5);
  expect(await page.getByTestId('models').textContent()).toContain('已替换');
  expect(await audit({ page }, 'models, dark')).toEqual([]);
  await page.goto(`${stack.url}/staff/models?state=champion`);
  await expect.poll(() => rows.count()).toBe(2);
  await page.goto(`${stack.url}/staff/borrowers/${borrowerId}?tab=score`);
  await page.getByTestId('score').locator('tbody tr[data-row-key]').first().waitFor();
  expect(await page.getByTestId('score-says').textContent()).toContain('champion-shop v2');
  expect(await audit({ page }, 'score, dark')).toEqual([]);
  await page.context().close();
});

test('error: who may only read is told so; no such model; what a step cannot do changes nothing', async () => {
  const page = await enter(keyOf(reader), `/staff/models/${digest}`);
  await page.getByText('没有 models.write 权限').waitFor();
  expect(await page.getByRole('button', { name: '停用' }).count()).toBe(0);
  await page.context().close();
  expect((await take(reader, 'withdraw')).response.status).toBe(401);
  expect((await take(desk, 'approve')).error).toMatchObject({ code: 'model_step_impossible' });
  expect((await take(desk, 'shadow', `sha256:${'0'.repeat(64)}`)).error).toMatchObject({
    ...{ code: 'model_not_found', status: 404 },
  });
  expect((await take(desk, 'shadow', 'sha256:x')).response.status).toBe(400);
});

test('behaviour: a withdrawn champion decides no more, and its decisions still replay', async () => {
  expect((await take(validation, 'withdraw')).data?.state).toBe('withdrawn');
  const { application } = await offeredShop(lender, 4);
  const id = application.offer?.decisionId ?? expect.fail('no decision');
  const get = (of: string) =>
    unwrap(desk.api.GET('/api/staff/decisions/{id}', { params: { path: { id: of } } }));
  expect(await get(id)).toMatchObject({
    ...{ replaySame: true, decision: { model: { id: 'scorecard-shop-v1' } } },
  });
});

/** Staff's page of the score down to who is in a class, and the borrower's own of the decision. @returns What axe found. */
async function lookAt(borrower: Id<'borrower'>, decisionId: string): Promise<string[]> {
  const page = await enter(keyOf(desk), `/staff/borrowers/${borrower}?tab=score`);
  const relations = page.getByTestId('score-relations');
  await relations.waitFor();
  const before = await relations.getByRole('row').count();
  await relations.locator('.ant-table-row-expand-icon').first().click();
  await expect.poll(() => relations.getByRole('row').count()).toBeGreaterThan(before);
  const findings = await audit({ page }, 'score');
  await page.context().close();
  const at = { db: lender.db, url: stack.url };
  const { page: own, context } = await openOwnPhone(browser, at, borrower);
  await own.goto(`${stack.url}/decisions/${decisionId}`);
  await own.getByText('模型只看有哪类往来').waitFor();
  findings.push(...(await audit({ page: own }, 'decision')));
  await context.close();
  return findings;
}

test('behaviour: a champion that reads relations: staff see which counted, the borrower their class alone', async () => {
  const shop = (await modelsOf(desk)).find(({ id }) => id === 'champion-shop');
  const { evaluation } = await unwrap(
    desk.api.GET('/api/staff/models/{digest}', params(shop?.digest ?? '')),
  );
  const kept = { digest: related.digest, data: 'invented', measured: evaluation };
  writeFileSync(join(folder, 'model.json'), writeModel(related));
  writeFileSync(join(folder, 'evaluation.json'), JSON.stringify(kept));
  expect(await promote(keyOf(desk))).toMatchObject({ code: 0 });
  expect((await take(validation, 'approve', related.digest)).data?.state).toBe('champion');
  await offeredShop(lender, 7); // Another borrower that this one shares customers with, or does not.
  const { borrower, application } = await offeredShop(lender, 8);
  const me = (await unwrap(borrower.api.GET('/api/borrower/me'))).borrowerId;
  const { score } = await unwrap(
    desk.api.GET('/api/staff/borrowers/{id}/score', { params: { path: { id: me } } }),
  );
  if (!score?.relations) expect.fail('no relations');
  const { classes, nodes } = score.relations;
  expect(classes).not.toEqual([]);
  expect(nodes).toBeGreaterThan(25);
  const logit = (pd: number) => Math.log(pd / (1 - pd));
  const sum = [...score.contributions, ...classes].reduce((all, c) => all + c.logit, 0);
  expect(logit(score.usualPd) + sum).toBeCloseTo(logit(score.pd), 4);
  for (const { logit: did, neighbours } of classes) {
    expect(neighbours.length).toBeGreaterThan(0);
    expect(neighbours.reduce((all, n) => all + n.logit, 0)).toBeCloseTo(did, 6);
  }
  const id = application.offer?.decisionId ?? expect.fail('no decision');
  const own = await unwrap(
    borrower.api.GET('/api/borrower/decisions/{id}', { params: { path: { id } } }),
  );
  expect(own.relations.map(({ relation }) => relation)).toEqual(
    classes.map(({ relation }) => relation),
  );
  const told = JSON.stringify(own);
  for (const { node } of classes.flatMap(({ neighbours }) => neighbours)) {
    expect(told).not.toContain(node);
  }
  expect(
    await unwrap(desk.api.GET('/api/staff/decisions/{id}', { params: { path: { id } } })),
  ).toMatchObject({ replaySame: true, decision: { model: { id: 'related' } } });
  expect(await lookAt(me as Id<'borrower'>, id)).toEqual([]);
  expect((await take(validation, 'withdraw', related.digest)).data?.state).toBe('withdrawn');
});

test('behaviour: the own past book tells what came of each approval, and leaves out what is too young', async () => {
  const { borrower, drawn } = await paidShop(lender, 5);
  const out = join(folder, 'book');
  const read = async () => {
    const { code, said } = await risk('', 'book', '--segment', 'shop', '--out', out, '--json');
    expect(code).toBe(0);
    return JSON.parse(said);
  };
  expect(await read()).toMatchObject({ decisions: 7, notDrawn: 6, censored: 1, good: 0, bad: 0 });
  const me = await unwrap(borrower.api.GET('/api/borrower/me'));
  const on = shanghaiDay(systemClock.now());
  const late: NewEvent = {
    ...{ source: 'open310', rawId: null, id: `open310:loan:${drawn.loanId}:delinquent:${on}` },
    ...{ kind: 'loan.delinquent', borrowerId: me.borrowerId as Id<'borrower'> },
    ...{ occurredAt: systemClock.now(), data: { loanId: drawn.loanId, dpd: 91, on } },
  };
  await lender.db.tx((tx) => appendEvents(tx, [late], systemClock.now()));
  expect(await read()).toMatchObject({ decisions: 7, notDrawn: 6, censored: 0, bad: 1 });
  const [head = '', row = '', ...more] = readFileSync(join(out, 'nodes.csv'), 'utf8').split('\n');
  expect([head.split(',').length, more]).toEqual([row.split(',').length, ['']]);
  expect(head).toContain('account.takings_90d');
  expect(row.split(',').filter((value) => value !== '').length).toBeGreaterThan(20);
  const labels = readFileSync(join(out, 'labels.csv'), 'utf8').split('\n');
  expect(labels).toEqual(['id,label,split', `${row.split(',')[0]},1,test`, '']);
  const around = join(folder, 'around');
  const seen = await risk('', 'book', '--segment', 'shop', '--relations', '--out', around);
  expect(seen.code).toBe(0);
  const edges = readFileSync(join(around, 'edges.csv'), 'utf8').split('\n');
  expect(edges[0]).toBe('src,dst,relation,weight,splits');
  expect(edges.some((line) => /^[^,]+,[^,]+,pays,\d+,test$/.test(line))).toBe(true);
  const wrong = await risk('', 'book', '--segment', 'bakery', '--out', out);
  expect(wrong).toMatchObject({ code: 2, said: expect.stringContaining('--segment: one of') });
});

test('behaviour: a default in the own book tells of losses once its money had time to come in', async () => {
  const { drawn } = await paidShop(lender, 6);
  const read = async () => {
    const { code, said } = await risk('', 'losses', '--segment', 'shop', '--json');
    if (code !== 0) expect.fail(said);
    return JSON.parse(said);
  };
  expect(await read()).toMatchObject({ facilities: 2, defaulted: 1, lgd: { cases: 0 } });
  await closeDays(lender, 130); // Nobody collects: the first installment is more than ninety days late.
  const late = await read();
  expect(late).toMatchObject({
    facilities: 2,
    defaulted: 2,
    open: 1,
    lgd: { cases: 0, ppm: 600_000 },
  });
  expect(late.undrawn.cases).toBeGreaterThan(0);
  // Paid in full at last, and more: nothing is lost but time.
  const desk = await openStaff(lender, 'loan desk', 'loans.read', 'loans.write');
  const on = await getBusinessDate(lender.db);
  await desk.change(drawn.loanId, { type: 'repayment', on, amountFen: '230000' });
  expect(await read()).toMatchObject({ open: 0, lgd: { cases: 1, mean: 0 } });
  const { code, said } = await risk('', 'losses', '--segment', 'shop');
  expect([code, said]).toEqual([0, expect.stringContaining('2 came into default')]);
}, 120_000);
