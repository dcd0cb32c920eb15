import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeKey, signDisclosure, unwrap } from '@open310/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBorrower } from '../../lab/borrower/index.ts';
import { instant } from '../../server/src/kernel/index.ts';
import type { BorrowerId } from '../../server/src/party/index.ts';
import { openSession } from '../../server/src/sessions/index.ts';
import {
  isSettled,
  offeredShop,
  openLender,
  type paidShop,
  shownTo,
  signedInShop,
} from './lender.ts';
import { api, refuseAll } from './refuse.ts';
import { snapshotTables } from './tables.ts';

// What pretends to be somebody: invented sessions and keys, forged notices and partners' answers. Each
// is refused, and not a row changes anywhere.

const lender = await openLender({ LOG_LEVEL: 'warn' });
let ann: Awaited<ReturnType<typeof paidShop>>;

/** Notices of the bank, caught on their way to the lender. */
const caught: { headers: Record<string, string>; body: Buffer }[] = [];
const catcher = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  caught.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(chunks) });
  response.writeHead(200).end();
});

/** A shop's first loan, paid out while the bank's notices go to the catcher. */
beforeAll(async () => {
  await new Promise<void>((resolve) => catcher.listen(0, '127.0.0.1', resolve));
  const { borrower, application } = await offeredShop(lender, 2);
  const { port } = catcher.address() as AddressInfo;
  await lender.control('lender', { url: `http://127.0.0.1:${port}` });
  const { id, offer } = application;
  const shown = await shownTo(borrower, id);
  const command = {
    drawdownId: makeKey('drawdown'),
    disclosureId: shown.id,
    signature: await signDisclosure(borrower.keys, shown),
  };
  const params = { path: { id } };
  const drawn = await unwrap(
    borrower.api.POST('/api/borrower/applications/{id}/confirm', { params, body: command }),
  );
  ann = { borrower, applicationId: id, offer, command, drawn };
  while (caught.length === 0) await sleep(20);
  await lender.control('lender', { url: lender.stack.url });
});
afterAll(() => catcher.close());

test('error: sessions that are absent, invented, or over', async () => {
  const me = await unwrap(ann.borrower.api.GET('/api/borrower/me'));
  const borrowerId = me.borrowerId as BorrowerId;
  const browser = { device: 'a-browser-that-nobody-else-is---', says: '?' };
  const { token } = await lender.db.tx((tx) =>
    openSession(tx, { borrowerId, browser, way: 'alipay', now: instant(Date.now()), ttlMs: -1 }),
  );
  const cookies = [
    '',
    'open310_session=',
    `open310_session=${'x'.repeat(43)}`,
    `open310_session=${token}; open310_device=${browser.device}`,
    `open310_session=${me.borrowerId}`,
  ];
  await refuseAll(
    lender,
    cookies.map(
      (cookie) => [cookie, { path: api('/me'), headers: { cookie } }, '401 not_signed_in'] as const,
    ),
  );
});

test('error: staff keys that are absent, invented, or a borrower’s session', async () => {
  const path = '/api/staff/books';
  const keys = ['', 'Bearer', 'Bearer x', 'Basic eDp5', `Bearer ${'a'.repeat(64)}`];
  await refuseAll(lender, [
    ...keys.map(
      (authorization) =>
        [authorization, { path, headers: { authorization } }, '401 access_denied'] as const,
    ),
    ['a session', { as: ann.borrower, path }, '401 access_denied'],
    [
      'a decision',
      { as: ann.borrower, path: `/api/staff/decisions/${ann.offer?.decisionId}` },
      '401 access_denied',
    ],
  ]);
});

test('error: notices that are forged, altered, unsigned, malformed, or replayed', async () => {
  const path = '/api/partner/rails/bank/notices';
  const { headers, body } = caught[0] ?? expect.fail('no notice came');
  const signature = { 'x-open310-signature': headers['x-open310-signature'] ?? expect.fail() };
  const more = Buffer.from(body.toString().replace('2000.00', '9000.00'));
  expect(more.equals(body)).toBe(false);
  const forged = {
    'x-open310-signature': signature['x-open310-signature'].replace(/sig=..../, 'sig=AAAA'),
  };
  await refuseAll(lender, [
    ['unsigned', { path, raw: body }, '401 bad_signature'],
    ['altered', { path, raw: more, headers: signature }, '401 bad_signature'],
    ['forged', { path, raw: body, headers: forged }, '401 bad_signature'],
    ['empty', { path, raw: '', method: 'POST' }, '401 bad_signature'],
    [
      'Alipay: no form',
      { path: '/api/partner/rails/alipay/notices', raw: '{}' },
      '401 bad_signature',
    ],
    [
      'Alipay: unsigned',
      { path: '/api/partner/rails/alipay/notices', raw: 'app_id=1&notify_id=2&biz_content={}' },
      '401 bad_signature',
    ],
    [
      'Alipay: a field twice',
      { path: '/api/partner/rails/alipay/notices', raw: 'app_id=1&app_id=2' },
      '400 malformed',
    ],
    [
      'a rail that is not there',
      { path: '/api/partner/rails/cash/notices', raw: body },
      '404 not_found',
    ],
  ]);
  // The true one is taken once; what it says is known already, and again it is a replay.
  const loans = async () => (await snapshotTables(lender.db))['lending.loans'];
  const known = await loans();
  const url = `${lender.stack.url}${path}`;
  const first = await fetch(url, { method: 'POST', headers: signature, body });
  expect(first.status).toBe(200);
  expect(await loans()).toBe(known);
  await refuseAll(lender, [['replayed', { path, raw: body, headers: signature }, '401 stale']]);
});

test('error: a sign-in whose state does not fit, or whose partner’s answer was forged, makes no session', async () => {
  const before = await snapshotTables(lender.db);
  const come = async (query: string, cookie = '') => {
    const url = `${lender.stack.url}${api('/callback/alipay')}?${query}`;
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    expect(answer.status).toBe(302);
    expect(answer.headers.getSetCookie().join()).not.toContain('open310_session');
    return new URL(answer.headers.get('location') ?? '').searchParams.get('problem');
  };
  expect(await come('app_auth_code=c&state=s')).toBe('sign_in_state');
  expect(await come('app_auth_code=c&state=s', 'open310_sign_in=t')).toBe('sign_in_state');
  expect(await come('app_auth_code=c', 'open310_sign_in=t')).toBe('sign_in_state');
  expect(await come('state=t', 'open310_sign_in=t')).toBe('sign_in_cancelled');
  expect(await come('error=denied&state=t', 'open310_sign_in=t')).toBe('sign_in_cancelled');
  expect(await come('app_auth_code=invented&state=t', 'open310_sign_in=t')).toBe('sign_in_failed');
  await lender.fault('alipay', 'tampered_signature');
  const borrower = openBorrower(lender.stack.url);
  await expect(borrower.signIn('alipay', 'offline-shop-30')).rejects.toThrow('sign_in_failed');
  expect(await snapshotTables(lender.db)).toEqual(before);
});

test('error: a borrower’s account at a partner cannot be taken by another', async () => {
  const ben = await signedInShop(lender, 1);
  await expect(ben.signIn('alipay', 'offline-shop-2')).rejects.toThrow('link_taken');
  const me = await unwrap(ben.api.GET('/api/borrower/me'));
  expect(me.sources).toHaveLength(1);
});

test('error: a partner’s answer that was altered on its way is not stored, and nobody is declined for it', async () => {
  const borrower = openBorrower(lender.stack.url);
  await borrower.signIn('alipay', 'offline-shop-3');
  await borrower.allow();
  await lender.fault('alipay', 'tampered_signature', { times: 40 });
  const before = await snapshotTables(lender.db);
  const { id } = await borrower.apply();
  const waiting = await borrower.waitFor(id, (a) =>
    a.nodes.some((node) => node.name === 'data' && node.state === 'waiting'),
  );
  const data = waiting.nodes.find((node) => node.name === 'data');
  expect(data?.used).toMatchObject([{ left: true, detail: 'partner_answer_forged' }]);
  const after = await snapshotTables(lender.db);
  for (const table of ['connectors.raw_pages', 'connectors.cursors', 'decision.records'])
    expect([table, after[table]]).toEqual([table, before[table]]);
  await fetch(`${lender.stack.sandboxUrl}/__control/faults`, {
    method: 'DELETE',
    headers: { 'content-type': 'application/json' },
  });
  const read = await borrower.waitFor(id, isSettled);
  expect(read.status).toBe('waiting_supplement');
});

test('error: a forged answer of the bank settles nothing; the loan waits and the safety net asks again', async () => {
  const { borrower, application } = await offeredShop(lender, 4);
  const shown = await shownTo(borrower, application.id);
  const signature = await signDisclosure(borrower.keys, shown);
  await lender.fault('bank', 'forged_answer');
  const drawn = await unwrap(
    borrower.api.POST('/api/borrower/applications/{id}/confirm', {
      params: { path: { id: application.id } },
      body: { drawdownId: makeKey('drawdown'), disclosureId: shown.id, signature },
    }),
  );
  expect(drawn).toMatchObject({ status: 'paying', confirmToMoneyMs: null });
  const done = await borrower.waitFor(application.id, (a) => a.status === 'disbursed', 20_000);
  expect(done.loanId).toBe(drawn.loanId);
});
