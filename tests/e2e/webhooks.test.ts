import { spawn } from 'node:child_process';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createOpen310, makeKey, type Open310Client, unwrap } from '@open310/sdk';
import { verifyWebhook, WebhookForged, type WebhookMessage } from '@open310/sdk/webhooks';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Borrower } from '../../lab/borrower/index.ts';
import { root } from '../../scripts/stack/child.ts';
import { buildPages, webDist } from '../../scripts/stack/pages.ts';
import { audit, desk, openBrowser, phone, rest } from './browser.ts';
import { openLender, paidShop } from './lender.ts';
import { openStaff, type Staff } from './staff.ts';

// Systems outside, each a server of its own, are told what becomes of real loans by the server as it runs; what a
// partner may see; a server that is killed while it tells.

buildPages();
const lender = await openLender({
  WEB_DIR: webDist,
  ...{ WEBHOOK_TARGETS: 'any', LOG_LEVEL: 'warn' },
});
const { stack } = lender;

interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver with its endpoint. `hold`: what comes is kept waiting for an answer. */
async function receiverOf(api: Open310Client, at: '/api/staff' | '/api/partner') {
  const got: Got[] = [];
  const held: ServerResponse[] = [];
  let holds = false;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    got.push({ headers: request.headers, body });
    if (holds) held.push(response);
    else response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const path = `${at}/webhooks` as const;
  const { endpoint, secret } = await unwrap(
    api.POST(path, { body: { url, description: 'test', kinds: [] } }),
  );
  const told = (): WebhookMessage[] =>
    got.map(({ headers, body }) => verifyWebhook(secret, headers, body));
  return {
    ...{ got, held, endpoint, secret, told },
    kinds: () => told().map(({ type }) => type),
    hold: (so: boolean) => {
      holds = so;
    },
    off: () =>
      api.POST(`${path}/{id}` as '/api/staff/webhooks/{id}', {
        params: { path: { id: endpoint.id } },
        body: { state: 'off' },
      }),
  };
}

/** A partner's key, by the command that makes them. */
async function openPartner(source: string): Promise<Open310Client> {
  const command = join(root, 'server/src/main/partner.ts');
  const child = spawn(process.execPath, [command, 'add', source, 'test'], {
    env: { PATH: process.env.PATH ?? '', DATABASE_URL: stack.databaseUrl },
  });
  let out = '';
  for await (const data of child.stdout) out += String(data);
  const authorization = `Bearer ${out.split('\n')[0]}`;
  return createOpen310({ baseUrl: stack.url, headers: () => ({ authorization }) });
}

let browser: Browser;
let staff: Staff;
let alipay: Open310Client;
let taobao: Open310Client;
beforeAll(async () => {
  staff = await openStaff(lender, 'core', 'webhooks.read', 'webhooks.write');
  browser = await openBrowser();
  [alipay, taobao] = await Promise.all([openPartner('alipay'), openPartner('taobao')]);
});

afterAll(() => browser?.close());

const repay = async ({ api }: Borrower, loanId: string, amountFen: string): Promise<string> => {
  const repaymentId = makeKey('repayment');
  const params = { path: { id: loanId } };
  await unwrap(
    api.POST('/api/borrower/loans/{id}/repayments', { params, body: { repaymentId, amountFen } }),
  );
  return repaymentId;
};

let ann: Awaited<ReturnType<typeof paidShop>>;

test('behaviour: the lender’s system is told of an application up to the money, by messages that verify; one byte changed is refused', async () => {
  const core = await receiverOf(staff.api, '/api/staff');
  const partner = await receiverOf(alipay, '/api/partner');
  ann = await paidShop(lender, 61);
  await expect.poll(core.kinds, { timeout: 20_000 }).toContain('loan.disbursed');
  const messages = core.told();
  expect(messages.map(({ type }) => type).toSorted()).toEqual([
    'application.offered',
    'application.submitted',
    'facility.opened',
    'loan.disbursed',
  ]);
  expect(messages.find(({ type }) => type === 'loan.disbursed')).toMatchObject({
    ...{ subject: ann.drawn.loanId, sequence: 1, version: 1 },
    data: { loanId: ann.drawn.loanId, principalFen: '200000' },
  });
  expect(partner.got).toEqual([]); // Nobody agreed to that.
  const [first] = core.got;
  const { headers, body } = first ?? expect.fail('nothing came');
  const altered = body.replace('"version":1', '"version":2');
  expect(altered).not.toBe(body);
  expect(() => verifyWebhook(core.secret, headers, altered)).toThrow(WebhookForged);
  expect(() => verifyWebhook(partner.secret, headers, body)).toThrow(WebhookForged);
  await Promise.all([core.off(), partner.off()]);
});

test('behaviour: a partner is told and sees from the borrower’s consent to its withdrawal, its own borrowers alone', async () => {
  const [partner, other] = [
    await receiverOf(alipay, '/api/partner'),
    await receiverOf(taobao, '/api/partner'),
  ];
  const core = await receiverOf(staff.api, '/api/staff');
  const { loanId } = ann.drawn;
  const seen = (by: Open310Client) =>
    by.GET('/api/partner/loans/{id}', { params: { path: { id: loanId } } });
  expect((await seen(alipay)).error).toMatchObject({ code: 'loan_not_found' });
  const { api } = ann.borrower;
  const { version, digest } = await unwrap(api.GET('/api/borrower/telling'));
  const allowed = await unwrap(
    api.POST('/api/borrower/telling', { body: { source: 'alipay', version, digest } }),
  );
  const { consentId } = allowed.partners[0] ?? expect.fail('no partner');
  await repay(ann.borrower, loanId, '10000');
  await expect.poll(partner.kinds, { timeout: 20_000 }).toEqual(['loan.repaid']);
  expect(partner.told()[0]).toMatchObject({
    subject: loanId,
    sequence: 2,
    data: { amountFen: '10000' },
  });
  expect((await seen(alipay)).data).toMatchObject({
    ...{ id: loanId, status: 'open', principalFen: '200000', dpd: 0 },
  });
  const { borrowers } = await unwrap(alipay.GET('/api/partner/borrowers'));
  const [mine] = borrowers;
  const detail = await unwrap(
    alipay.GET('/api/partner/borrowers/{id}', { params: { path: { id: mine?.id ?? '' } } }),
  );
  expect(detail.applications).toMatchObject([{ id: ann.applicationId, status: 'disbursed' }]);
  expect(detail.loans).toHaveLength(1);
  const application = { params: { path: { id: ann.applicationId } } };
  expect((await alipay.GET('/api/partner/applications/{id}', application)).response.status).toBe(
    200,
  );
  // Another partner finds nothing, and its scopes open nothing of staff's.
  expect((await seen(taobao)).error).toMatchObject({ code: 'loan_not_found' });
  expect((await taobao.GET('/api/partner/applications/{id}', application)).response.status).toBe(
    404,
  );
  expect(await unwrap(taobao.GET('/api/partner/borrowers'))).toEqual({ borrowers: [] });
  expect((await taobao.GET('/api/staff/webhooks')).response.status).toBe(401);
  expect((await staff.api.GET('/api/partner/borrowers')).response.status).toBe(401);
  const ofAlipay = { params: { path: { id: partner.endpoint.id } } };
  expect((await taobao.GET('/api/partner/webhooks/{id}', ofAlipay)).error).toMatchObject({
    code: 'webhook_not_found',
  });
  await api.DELETE('/api/borrower/consents/{id}', { params: { path: { id: consentId ?? '' } } });
  await repay(ann.borrower, loanId, '20000');
  expect((await seen(alipay)).error).toMatchObject({ code: 'loan_not_found' });
  await expect.poll(core.kinds, { timeout: 20_000 }).toEqual(['loan.repaid', 'loan.repaid']);
  expect(other.got).toEqual([]);
  expect(partner.got).toHaveLength(1);
  await Promise.all([partner.off(), other.off(), core.off()]);
});

test('error: a server killed between sending and recording sends again under the same id; a replay does too', async () => {
  const core = await receiverOf(staff.api, '/api/staff');
  core.hold(true);
  await repay(ann.borrower, ann.drawn.loanId, '30000');
  await expect.poll(() => core.held.length, { timeout: 20_000 }).toBe(1);
  await stack.server().kill();
  core.hold(false);
  await stack.startServer();
  await expect.poll(() => core.got.length, { timeout: 40_000 }).toBe(2);
  const idsOf = () => core.got.map(({ headers }) => headers['webhook-id']);
  expect(new Set(idsOf()).size).toBe(1);
  const listed = async (kind: string) => {
    const query = { endpoint: core.endpoint.id, kind: kind as 'loan.repaid' };
    const { deliveries } = await unwrap(
      staff.api.GET('/api/staff/webhook-deliveries', { params: { query } }),
    );
    return deliveries;
  };
  await expect
    .poll(async () => (await listed('loan.repaid')).map(({ state }) => state))
    .toEqual(['delivered']);
  const [delivery] = await listed('loan.repaid');
  const params = { path: { id: delivery?.id ?? '' } };
  await unwrap(staff.api.POST('/api/staff/webhook-deliveries/{id}/replay', { params }));
  await expect.poll(() => core.got.length, { timeout: 20_000 }).toBe(3);
  expect(new Set(idsOf()).size).toBe(1);
  await expect
    .poll(async () => {
      const got = await staff.api.GET('/api/staff/webhook-deliveries/{id}', { params });
      return got.data?.attempts.map(({ n, outcome }) => [n, outcome]);
    })
    .toEqual([
      [1, 'delivered'],
      [2, 'delivered'],
    ]);
  await core.off();
});

test('behaviour: a receiver that answers nobody holds up itself alone', async () => {
  const slow = await receiverOf(staff.api, '/api/staff');
  slow.hold(true);
  const ping = (id: string) =>
    unwrap(staff.api.POST('/api/staff/webhooks/{id}/ping', { params: { path: { id } } }));
  for (let n = 0; n < 8; n += 1) await ping(slow.endpoint.id);
  await expect.poll(() => slow.held.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(4);
  const quick = await receiverOf(staff.api, '/api/staff');
  for (let n = 0; n < 8; n += 1) await ping(quick.endpoint.id);
  await expect.poll(() => quick.got.length, { timeout: 14_000 }).toBe(8);
  expect(slow.held.length).toBe(4); // Four at a time: the rest waits in its own lane.
  for (const response of slow.held) response.end();
  slow.hold(false);
  await expect.poll(() => slow.got.length, { timeout: 20_000 }).toBe(8);
  await Promise.all([slow.off(), quick.off()]);
});

test('behaviour: on the page an endpoint is added, its secret shown once, tried, looked at and sent to again', async () => {
  const got: string[] = [];
  const server = createServer((request, response) => {
    got.push(String(request.headers['webhook-id']));
    response.writeHead(got.length === 1 ? 500 : 200).end('heard <b>it</b>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => server.close());
  const page = await (await browser.newContext({ viewport: desk, locale: 'zh-CN' })).newPage();
  const findings: string[] = [];
  const look = async (where: string) => findings.push(...(await audit({ page }, where)));
  await page.goto(`${stack.url}/staff/webhooks`);
  await page.locator('input[type=password]').fill(staff.headers.authorization.slice(7));
  await page.keyboard.press('Enter');
  await page.getByTestId('webhook-add').click();
  const dialog = page.getByRole('dialog');
  const submit = dialog.getByRole('button', { name: '添加接收地址' });
  await dialog.locator('#webhook-url').fill('ftp://receiver.example');
  await submit.click();
  await expect.poll(() => dialog.getByRole('alert').textContent()).toContain('地址有误');
  await look('add');
  await dialog
    .locator('#webhook-url')
    .fill(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await dialog.locator('#webhook-description').fill('核心系统');
  await submit.click();
  const secret = page.getByTestId('webhook-secret');
  await secret.waitFor();
  const [shown = ''] = /whsec_[\w+/=]+/.exec((await secret.textContent()) ?? '') ?? [];
  expect(shown).toHaveLength(50);
  await look('secret');
  await page.getByRole('button', { name: '已保存' }).click();
  await secret.waitFor({ state: 'detached' });
  expect(await page.content()).not.toContain(shown);
  const row = page.getByTestId('webhooks').getByRole('row').filter({ hasText: '核心系统' });
  await row.getByRole('button', { name: /测\s?试/ }).click();
  await expect.poll(() => got.length, { timeout: 20_000 }).toBe(1);
  const deliveries = page.getByTestId('deliveries');
  await expect.poll(() => deliveries.textContent(), { timeout: 20_000 }).toContain('拒绝 500');
  await look('page');
  await deliveries
    .getByRole('button', { name: /查\s?看/ })
    .first()
    .click();
  const delivery = page.getByTestId('delivery');
  await delivery.waitFor();
  expect(page.url()).toContain('delivery=delivery_');
  expect(await delivery.textContent()).toContain('heard <b>it</b>');
  await rest(page);
  await page.getByTestId('delivery-replay').click();
  const sure = page.getByRole('tooltip').getByRole('button', { name: '重新投递' });
  await sure.waitFor();
  await rest(page);
  const replayed = page.waitForResponse((answer) => answer.url().endsWith('/replay'));
  await sure.click();
  expect((await replayed).status()).toBe(202);
  await expect.poll(() => got.length, { timeout: 20_000 }).toBe(2);
  expect(new Set(got).size).toBe(1);
  await expect.poll(() => delivery.textContent(), { timeout: 20_000 }).toContain('已送达');
  await look('delivery');
  await page.setViewportSize(phone);
  await page.goto(`${stack.url}/staff/webhooks?subject=nothing`);
  await expect
    .poll(() => page.getByTestId('deliveries').textContent())
    .toContain('没有符合条件的投递');
  await look('phone');
  expect(findings).toEqual([]);
  await page.context().close();
}, 120_000);
