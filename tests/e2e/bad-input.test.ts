import { request } from 'node:http';
import { makeKey, unwrap } from '@open310/sdk';
import { beforeAll, expect, test } from 'vitest';
import { openLender } from './lender.ts';
import { api, type Call, meetTwo, problemOf, type Refused, refuseAll } from './refuse.ts';
import { snapshotTables } from './tables.ts';

// Bad input over HTTP: each is answered by a problem with a code, and not a row changes anywhere.

const lender = await openLender({ LOG_LEVEL: 'warn' });
let ann: Awaited<ReturnType<typeof meetTwo>>['ann'];
let ben: Awaited<ReturnType<typeof meetTwo>>['ben'];
beforeAll(async () => {
  ({ ann, ben } = await meetTwo(lender));
});

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
  await refuseAll(lender, [
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
  await refuseAll(
    lender,
    bad.map(([name, call]) => [name, call, '400 invalid_request'] as const),
  );
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
  await refuseAll(lender, [
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
  const { text } = await problemOf(
    lender,
    post({ ...good, accountNumber: '62220210011234567' + 'x' }),
  );
  expect(text).toContain('accountNumber');
  expect(text).not.toContain('6222021001');
});

test('error: bodies that are no JSON or of another type; addresses that are not there', async () => {
  const path = api(`/applications/${ben.application.id}/disclosures`);
  const as = ben.borrower;
  const good = JSON.stringify({ amountFen: '200000', termMonths: 6 });
  await refuseAll(lender, [
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

/** What answers a body of `bytes`, on a connection of its own: the server may end it before all is sent. */
const postBytes = (path: string, bytes: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': bytes };
    const options = { method: 'POST', agent: false as const, headers };
    const sending = request(`${lender.stack.url}${path}`, options, async (answer) => {
      let text = '';
      for await (const chunk of answer) text += String(chunk);
      resolve(`${answer.statusCode} ${answer.headers['content-type']} ${JSON.parse(text).code}`);
    });
    sending.on('error', reject);
    sending.write('{'); // The rest never comes: what is too large is refused by what it claims to be.
  });

test('error: a body too large is refused before it is read', async () => {
  const before = await snapshotTables(lender.db);
  for (const path of [api('/sign-in'), '/api/partner/rails/bank/notices'])
    expect(await postBytes(path, 300_000)).toBe('413 application/problem+json body_too_large');
  expect(await snapshotTables(lender.db)).toEqual(before);
});

/** Calls on things of one kind: `path` with the id of another borrower's, and with one that is nobody's. */
const strangers = (
  code: string,
  id: string,
  calls: readonly (readonly [path: string, more?: Partial<Call>])[],
): Refused[] =>
  calls.flatMap(([path, more = {}]) =>
    [id, makeKey(id.slice(0, id.indexOf('_')))].map((one): Refused => {
      const call = { as: ben.borrower, ...more, path: api(path.replace('{id}', one)) };
      return [`${path} ${one}`, call, `404 ${code}`];
    }),
  );

test('error: what belongs to another borrower answers 404, as what is not there does', async () => {
  const post = { method: 'POST' };
  const terms = { body: { amountFen: '200000', termMonths: 6 } };
  const command = { drawdownId: makeKey('drawdown'), disclosureId: ben.disclosureId };
  const payee = { body: { holderName: '陈国平', accountNumber: '6222021001123456789' } };
  const all = { body: { repaymentId: makeKey('repayment'), amountFen: 'all' } };
  const { loanId, facilityId } = ann.drawn;
  const own = api(`/applications/${ben.application.id}/confirm`);
  const theirs = { ...command, disclosureId: ann.command.disclosureId };
  await refuseAll(lender, [
    ...strangers('application_not_found', ann.applicationId, [
      ['/applications/{id}'],
      ['/applications/{id}/progress'],
      ['/applications/{id}/supplement', payee],
      ['/applications/{id}/withdraw', post],
      ['/applications/{id}/disclosures', terms],
      ['/applications/{id}/confirm', { body: command }],
    ]),
    ...strangers('facility_not_found', facilityId, [
      ['/facilities/{id}'],
      ['/facilities/{id}/disclosures', terms],
    ]),
    ...strangers('disclosure_not_found', facilityId, [
      ['/facilities/{id}/drawdowns', { body: command }],
    ]),
    ...strangers('loan_not_found', loanId, [['/loans/{id}'], ['/loans/{id}/repayments', all]]),
    ...strangers('decision_not_found', ann.offer?.decisionId ?? expect.fail(), [
      ['/decisions/{id}'],
    ]),
    ...strangers('consent_not_found', ann.consentId, [['/consents/{id}', { method: 'DELETE' }]]),
    ['their table', { as: ben.borrower, path: own, body: theirs }, '404 disclosure_not_found'],
  ]);
});

test('error: commands that contradict what was done', async () => {
  const as = ann.borrower;
  const own = api(`/applications/${ann.applicationId}`);
  const { digest, version } = await unwrap(as.api.GET('/api/borrower/consent-text'));
  const again = { drawdownId: makeKey('drawdown'), disclosureId: ann.command.disclosureId };
  const facility = api(`/facilities/${ann.drawn.facilityId}`);
  await refuseAll(lender, [
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
  const { answer, text } = await problemOf(lender, { as: ben.borrower, path, body });
  expect(answer).toBe('422 reading_time_not_over');
  expect(JSON.parse(text)).toMatchObject({ readableAt: shown.readableAt });
  const { 'origination.disclosures': _, ...after } = await snapshotTables(lender.db);
  expect(before).toMatchObject(after);
});
