import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeKey, unwrap } from '@open310/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Borrower, openBorrower } from '../../lab/borrower/index.ts';
import { instant } from '../../server/src/kernel/index.ts';
import { type BorrowerId, openSession } from '../../server/src/party/index.ts';
import { isSettled, offeredShop, openLender, type paidShop, shownTo } from './lender.ts';
import { snapshotTables } from './tables.ts';

// Bad input over HTTP: each is answered by a problem with a code, and not a row changes anywhere.

const lender = await openLender({ LOG_LEVEL: 'warn' });
/** Has a loan. */
let ann: Awaited<ReturnType<typeof paidShop>> & { readonly consentId: string };
/** Has an open offer. */
let ben: Awaited<ReturnType<typeof offeredShop>> & { readonly disclosureId: string };

/** Notices of the bank, caught on their way to the lender. */
const caught: { headers: Record<string, string>; body: Buffer }[] = [];
const catcher = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  caught.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(chunks) });
  response.writeHead(200).end();
});

beforeAll(async () => {
  await new Promise<void>((resolve) => catcher.listen(0, '127.0.0.1', resolve));
  const { borrower, application } = await offeredShop(lender, 1);
  ben = { borrower, application, disclosureId: (await shownTo(borrower, application.id)).id };
  const other = await offeredShop(lender, 2);
  const { port } = catcher.address() as AddressInfo;
  await lender.control('lender', { url: `http://127.0.0.1:${port}` });
  const { id } = other.application;
  const disclosure = await shownTo(other.borrower, id);
  const command = { drawdownId: makeKey('drawdown'), disclosureId: disclosure.id };
  const drawn = await unwrap(
    other.borrower.api.POST('/api/borrower/applications/{id}/confirm', {
      params: { path: { id } },
      body: command,
    }),
  );
  const { consents } = await unwrap(other.borrower.api.GET('/api/borrower/consents'));
  const consentId = consents[0]?.id ?? expect.fail();
  const { offer } = other.application;
  ann = { borrower: other.borrower, applicationId: id, offer, command, drawn, consentId };
  while (caught.length === 0) await sleep(20);
  await lender.control('lender', { url: lender.stack.url });
});
afterAll(() => catcher.close());

interface Call {
  readonly as?: Borrower;
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  /** The body as it is, in place of `body`. */
  readonly raw?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The problem that answers a call; anything else fails the test. */
async function problemOf(call: Call) {
  const { as, path, body, raw, headers = {} } = call;
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const init = {
    method: call.method ?? (payload === undefined ? 'GET' : 'POST'),
    headers: {
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(payload === undefined ? {} : { body: payload }),
  };
  const url = `${lender.stack.url}${path}`;
  const answer = await (as ? as.visitor.request(url, init) : fetch(url, init));
  const text = await answer.text();
  expect([call.path, answer.status, answer.headers.get('content-type')]).toEqual([
    call.path,
    answer.status,
    'application/problem+json',
  ]);
  const problem = JSON.parse(text) as { status: number; code: string; type: string; title: string };
  expect(problem).toMatchObject({
    status: answer.status,
    type: `urn:open310:problem:${problem.code}`,
  });
  expect(problem.title.length).toBeGreaterThan(3);
  return { answer: `${problem.status} ${problem.code}`, text };
}

/** Makes every call and proves that each is answered as said, and that no row changed in the end. */
async function refuseAll(cases: readonly (readonly [string, Call, string])[]): Promise<void> {
  const before = await snapshotTables(lender.db);
  for (const [name, call, expected] of cases) {
    const { answer } = await problemOf(call);
    expect([name, answer]).toEqual([name, expected]);
  }
  expect(await snapshotTables(lender.db)).toEqual(before);
}

const nobody = (prefix: string) => makeKey(prefix);
const api = (path: string) => `/api/borrower${path}`;

test('error: amounts that are negative, nothing, broken, huge, or of another type', async () => {
  const path = api(`/applications/${ben.application.id}/disclosures`);
  const ask = (amountFen: unknown): Call => ({
    as: ben.borrower,
    path,
    body: { amountFen, termMonths: 6 },
  });
  const loan = api(`/loans/${ann.drawn.loanId}/repayments`);
  const repay = (amountFen: unknown): Call => ({
    as: ann.borrower,
    path: loan,
    body: { repaymentId: makeKey('repayment'), amountFen },
  });
  const bad = ['-1', '-200000', '0', '007', '1.5', '1e6', '', ' 1', '١٢٣', 'NaN', 'all ', '0x10'];
  const huge = ['9'.repeat(16), '9'.repeat(20), '9'.repeat(2000)];
  const other = [200_000, -1, null, true, ['200000'], { fen: '200000' }];
  await refuseAll([
    ...[...bad, ...huge, ...other].flatMap((amount) => [
      [`draw ${amount}`, ask(amount), '400 invalid_request'] as const,
      [`repay ${amount}`, repay(amount), '400 invalid_request'] as const,
    ]),
    ['draw "all"', ask('all'), '400 invalid_request'],
    ['draw a fen', ask('1'), '422 amount_too_small'],
    ['draw the largest amount there is', ask('9'.repeat(15)), '422 limit_exceeded'],
    ['repay the largest amount there is', repay('9'.repeat(15)), '422 more_than_owed'],
  ]);
});

test('error: fields that are unknown, missing, or of another shape', async () => {
  const own = api(`/applications/${ben.application.id}`);
  const terms = { amountFen: '200000', termMonths: 6 };
  const as = ben.borrower;
  const confirm = { drawdownId: makeKey('drawdown'), disclosureId: ben.disclosureId };
  const text = { version: 'x', digest: 'y' };
  const bad: readonly (readonly [string, Call])[] = [
    ['an unknown field', { as, path: `${own}/disclosures`, body: { ...terms, limitFen: '1' } }],
    [
      'a rate of one’s own',
      { as, path: `${own}/disclosures`, body: { ...terms, annualRateE9: '1' } },
    ],
    ['no term', { as, path: `${own}/disclosures`, body: { amountFen: '200000' } }],
    ['another term', { as, path: `${own}/disclosures`, body: { ...terms, termMonths: 4 } }],
    ['a term as text', { as, path: `${own}/disclosures`, body: { ...terms, termMonths: '6' } }],
    [
      '__proto__',
      {
        as,
        path: `${own}/disclosures`,
        raw: '{"amountFen":"200000","termMonths":6,"__proto__":{"a":1}}',
      },
    ],
    ['an array', { as, path: `${own}/disclosures`, body: [terms] }],
    ['null', { as, path: `${own}/disclosures`, body: null }],
    [
      'an amount beside a confirmation',
      { as, path: `${own}/confirm`, body: { ...confirm, amountFen: '1' } },
    ],
    ['no drawdown id', { as, path: `${own}/confirm`, body: { disclosureId: ben.disclosureId } }],
    [
      'a drawdown id of another kind',
      { as, path: `${own}/confirm`, body: { ...confirm, drawdownId: makeKey('loan') } },
    ],
    [
      'SQL for an id',
      { as, path: `${own}/confirm`, body: { ...confirm, disclosureId: "disclosure_' or 1=1" } },
    ],
    [
      'an application id of another kind',
      { as, path: api('/applications'), body: { id: makeKey('loan') } },
    ],
    ['no source', { as, path: api('/consents'), body: { ...text, sources: [] } }],
    ['an unknown source', { as, path: api('/consents'), body: { ...text, sources: ['wechat'] } }],
    ['signing in by an unknown source', { path: api('/sign-in'), body: { source: 'bank' } }],
    ['signing in with more', { path: api('/sign-in'), body: { source: 'alipay', role: 'staff' } }],
    ['a callback of an unknown source', { path: api('/callback/bank?code=1&state=2') }],
    [
      'a short Idempotency-Key',
      { as, path: api('/applications'), body: {}, headers: { 'idempotency-key': 'k' } },
    ],
    [
      'a long Idempotency-Key',
      { as, path: api('/applications'), body: {}, headers: { 'idempotency-key': 'k'.repeat(121) } },
    ],
    [
      'a very long Idempotency-Key',
      {
        as,
        path: api('/applications'),
        body: {},
        headers: { 'idempotency-key': makeKey('k').repeat(150) },
      },
    ],
  ];
  await refuseAll(bad.map(([name, call]) => [name, call, '400 invalid_request'] as const));
});

test('error: a payee that no bank could pay', async () => {
  const path = api(`/applications/${ben.application.id}/supplement`);
  const good = { holderName: '陈国平', accountNumber: '6222021001123456789' };
  const names = [
    '',
    ' ',
    '陈',
    'x'.repeat(141),
    '陈\u0000国平',
    '陈\u0007国平',
    '陈\n国平',
    '陈\ud800平',
    7,
    null,
  ];
  const accounts = [
    '',
    '123',
    '6222-abcd-0210-0112',
    '1'.repeat(35),
    "6222021001' --",
    '６２２２０２１００１１２３４５６７',
    6222021001123456,
    null,
  ];
  const post = (body: unknown): Call => ({ as: ben.borrower, path, body });
  await refuseAll([
    ...names.map(
      (holderName, i) =>
        [`name ${i}`, post({ ...good, holderName }), '400 invalid_request'] as const,
    ),
    ...accounts.map(
      (accountNumber) =>
        [
          `account ${accountNumber}`,
          post({ ...good, accountNumber }),
          '400 invalid_request',
        ] as const,
    ),
    ['an unknown field', post({ ...good, phone: '13800000000' }), '400 invalid_request'],
    [
      'nothing is missing once the money is out',
      {
        ...post(good),
        as: ann.borrower,
        path: api(`/applications/${ann.applicationId}/supplement`),
      },
      '409 nothing_missing',
    ],
  ]);
  // The refusal names the field and never repeats the value.
  const { text } = await problemOf(post({ ...good, accountNumber: '62220210011234567' + 'x' }));
  expect(text).toContain('accountNumber');
  expect(text).not.toContain('6222021001');
});

test('error: bodies that are no JSON, too large, or of another type; addresses that are not there', async () => {
  const path = api(`/applications/${ben.application.id}/disclosures`);
  const as = ben.borrower;
  const good = JSON.stringify({ amountFen: '200000', termMonths: 6 });
  await refuseAll([
    [
      'half a JSON',
      { as, path, raw: '{"amountFen":"200000","termMonths":' },
      '400 invalid_request',
    ],
    ['no body', { as, path, raw: '' }, '400 invalid_request'],
    ['not UTF-8', { as, path, raw: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) }, '400 invalid_request'],
    [
      'nested deeply',
      { as, path, raw: '['.repeat(50_000) + ']'.repeat(50_000) },
      '400 invalid_request',
    ],
    [
      'a form',
      {
        as,
        path,
        raw: 'amountFen=200000&termMonths=6',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
      '415 unsupported_media_type',
    ],
    [
      'plain text',
      { as, path, raw: good, headers: { 'content-type': 'text/plain' } },
      '415 unsupported_media_type',
    ],
    ['300 kB', { as, path, raw: `{"amountFen":"${'1'.repeat(300_000)}"}` }, '413 body_too_large'],
    [
      '300 kB of notice',
      { path: '/api/partner/rails/bank/notices', raw: 'x'.repeat(300_000) },
      '413 body_too_large',
    ],
    ['an unknown path', { path: '/api/nowhere' }, '404 not_found'],
    ['an unknown path of borrowers', { as, path: api('/nowhere') }, '404 not_found'],
    ['another method', { as, path: api('/me'), method: 'DELETE' }, '404 not_found'],
    ['an id that is none', { as, path: api('/loans/1') }, '404 loan_not_found'],
    ['an id with a zero byte', { as, path: api('/loans/loan_%00') }, '404 loan_not_found'],
    [
      'an id of 500 characters',
      { as, path: api(`/loans/${'x'.repeat(500)}`) },
      '400 invalid_request',
    ],
  ]);
});

test('error: what belongs to another borrower answers 404, as what is not there does', async () => {
  const as = ben.borrower;
  const both = (path: string, prefix: string, id: string, rest: Partial<Call>, code: string) =>
    [id, nobody(prefix)].map(
      (one) =>
        [
          `${path} ${one}`,
          { as, ...rest, path: api(path.replace('{id}', one)) },
          `404 ${code}`,
        ] as const,
    );
  const terms = { amountFen: '200000', termMonths: 6 };
  const command = { drawdownId: makeKey('drawdown'), disclosureId: ben.disclosureId };
  const payee = { holderName: '陈国平', accountNumber: '6222021001123456789' };
  const { applicationId, consentId, offer } = ann;
  const { loanId, facilityId } = ann.drawn;
  const noApplication = 'application_not_found';
  await refuseAll([
    ...both('/applications/{id}', 'application', applicationId, {}, noApplication),
    ...both('/applications/{id}/progress', 'application', applicationId, {}, noApplication),
    ...both(
      '/applications/{id}/supplement',
      'application',
      applicationId,
      { body: payee },
      noApplication,
    ),
    ...both(
      '/applications/{id}/withdraw',
      'application',
      applicationId,
      { method: 'POST' },
      noApplication,
    ),
    ...both(
      '/applications/{id}/disclosures',
      'application',
      applicationId,
      { body: terms },
      noApplication,
    ),
    ...both(
      '/applications/{id}/confirm',
      'application',
      applicationId,
      { body: command },
      noApplication,
    ),
    ...both('/facilities/{id}', 'facility', facilityId, {}, 'facility_not_found'),
    ...both(
      '/facilities/{id}/disclosures',
      'facility',
      facilityId,
      { body: terms },
      'facility_not_found',
    ),
    ...both(
      '/facilities/{id}/drawdowns',
      'facility',
      facilityId,
      { body: command },
      'disclosure_not_found',
    ),
    ...both('/loans/{id}', 'loan', loanId, {}, 'loan_not_found'),
    ...both(
      '/loans/{id}/repayments',
      'loan',
      loanId,
      { body: { repaymentId: makeKey('repayment'), amountFen: 'all' } },
      'loan_not_found',
    ),
    ...both(
      '/decisions/{id}',
      'decision',
      offer?.decisionId ?? expect.fail(),
      {},
      'decision_not_found',
    ),
    ...both('/consents/{id}', 'consent', consentId, { method: 'DELETE' }, 'consent_not_found'),
    ...both(
      '/applications/{id}/confirm',
      'application',
      ben.application.id,
      { body: { ...command, disclosureId: ann.command.disclosureId } },
      'disclosure_not_found',
    ).slice(0, 1),
  ]);
});

test('error: commands that contradict what was done', async () => {
  const as = ann.borrower;
  const own = api(`/applications/${ann.applicationId}`);
  const { digest, version } = await unwrap(as.api.GET('/api/borrower/consent-text'));
  const again = { drawdownId: makeKey('drawdown'), disclosureId: ann.command.disclosureId };
  const facility = api(`/facilities/${ann.drawn.facilityId}`);
  await refuseAll([
    [
      'a second loan from one offer',
      { as, path: `${own}/confirm`, body: again },
      '409 not_offered',
    ],
    [
      'an offer’s table under the facility',
      { as, path: `${facility}/drawdowns`, body: again },
      '404 disclosure_not_found',
    ],
    [
      'withdrawing after the money',
      { as, path: `${own}/withdraw`, method: 'POST' },
      '409 too_late_to_withdraw',
    ],
    [
      'the consent text of yesterday',
      { as, path: api('/consents'), body: { sources: ['alipay'], version: '2020-01-01', digest } },
      '409 consent_text_changed',
    ],
    [
      'another consent text',
      { as, path: api('/consents'), body: { sources: ['alipay'], version, digest: 'x' } },
      '409 consent_text_changed',
    ],
    [
      'a platform that is not connected',
      { as, path: api('/consents'), body: { sources: ['taobao'], version, digest } },
      '422 source_not_connected',
    ],
    [
      'another application beside one',
      { as: ben.borrower, path: api('/applications'), body: { id: makeKey('application') } },
      '409 application_under_way',
    ],
    [
      'the application id of another',
      { as, path: api('/applications'), body: { id: ben.application.id } },
      '409 application_conflict',
    ],
  ]);
});

test('error: a table that was not read long enough', async () => {
  const before = await snapshotTables(lender.db);
  const params = { path: { id: ben.application.id } };
  const shown = await unwrap(
    ben.borrower.api.POST('/api/borrower/applications/{id}/disclosures', {
      params,
      body: { amountFen: '200000', termMonths: 3 },
    }),
  );
  const body = { drawdownId: makeKey('drawdown'), disclosureId: shown.id };
  const path = api(`/applications/${ben.application.id}/confirm`);
  const { answer, text } = await problemOf({ as: ben.borrower, path, body });
  expect(answer).toBe('422 reading_time_not_over');
  expect(JSON.parse(text)).toMatchObject({ readableAt: shown.readableAt });
  const { 'origination.disclosures': _, ...after } = await snapshotTables(lender.db);
  expect(before).toMatchObject(after);
});

test('error: sessions that are absent, invented, or over', async () => {
  const me = await unwrap(ann.borrower.api.GET('/api/borrower/me'));
  const expiresAt = instant(Date.now() - 1);
  const { token } = await lender.db.tx((tx) =>
    openSession(tx, { borrowerId: me.borrowerId as BorrowerId, expiresAt }),
  );
  const cookies = [
    '',
    'open310_session=',
    `open310_session=${'x'.repeat(43)}`,
    `open310_session=${token}`,
    `open310_session=${me.borrowerId}`,
  ];
  await refuseAll(
    cookies.map(
      (cookie) => [cookie, { path: api('/me'), headers: { cookie } }, '401 not_signed_in'] as const,
    ),
  );
});

test('error: staff keys that are absent, invented, or a borrower’s session', async () => {
  const path = '/api/staff/books';
  const keys = ['', 'Bearer', 'Bearer x', 'Basic eDp5', `Bearer ${'a'.repeat(64)}`];
  await refuseAll([
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
  await refuseAll([
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
  await refuseAll([['replayed', { path, raw: body, headers: signature }, '401 stale']]);
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
  await expect(ben.borrower.signIn('alipay', 'offline-shop-2')).rejects.toThrow('link_taken');
  const me = await unwrap(ben.borrower.api.GET('/api/borrower/me'));
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
  await lender.fault('bank', 'forged_answer');
  const drawn = await unwrap(
    borrower.api.POST('/api/borrower/applications/{id}/confirm', {
      params: { path: { id: application.id } },
      body: { drawdownId: makeKey('drawdown'), disclosureId: shown.id },
    }),
  );
  expect(drawn).toMatchObject({ status: 'paying', confirmToMoneyMs: null });
  const done = await borrower.waitFor(application.id, (a) => a.status === 'disbursed', 20_000);
  expect(done.loanId).toBe(drawn.loanId);
});
