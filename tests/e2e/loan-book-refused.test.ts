import { makeKey } from '@open310/sdk';
import { beforeAll, expect, test } from 'vitest';
import { addDays, type BusinessDate } from '../../server/src/kernel/index.ts';
import { openLender } from './lender.ts';
import { type Desk, name, openDesk, post, staff } from './loan-desk.ts';
import { api, type Call, problemOf, type Refused, refuseAll } from './refuse.ts';
import { type NewChange, openStaff, type Staff } from './staff.ts';

// Changes of a loan that staff are refused, over HTTP: each by a problem with a code, and not a row
// changes anywhere.

const lender = await openLender({ LOG_LEVEL: 'warn' });
let desk: Desk['desk'];
let reader: Desk['reader'];
let ann: Desk['ann'];
let ben: Desk['ben'];
let drawnOn: Desk['drawnOn'];
let today: Desk['today'];
let loans: Desk['loans'];
beforeAll(async () => {
  ({ desk, reader, ann, ben, drawnOn, today, loans } = await openDesk(lender));
});

const day = (n: number): BusinessDate => addDays(drawnOn, n);

/** A change of a loan: the open one of ann, under a new id, unless told. */
const change = (what: object, loan = loans.open): Call =>
  post(desk, `/loans/${loan}/changes`, { changeId: makeKey('change'), ...what });

/** A change that is made. @returns Its id. */
async function changed(what: NewChange, loan = loans.open): Promise<string> {
  return (await desk.change(loan, what)).changeId;
}

/** Changes that are not understood, each named for itself. */
const misunderstood = (list: readonly object[]): Refused[] =>
  list.map((what) => [name(what), change(what), '400 invalid_request']);

test('error: dates that are no days, or out of order', async () => {
  const fee = { type: 'fee', amountFen: '1' };
  const bad = ['', '2027-02-29', '2027-13-01', '2027-1-4', '20270104', '0001-01-01', '9999-12-31'];
  const other = [null, 20270104, ['2027-01-04'], '2027-01-04T00:00:00Z', ' 2027-01-04'];
  const plan = { type: 'restructuring', on: today, installments: 3 };
  const pause = { type: 'interestPause', on: today };
  const show = (on: string): Call => ({
    path: staff(`/loans/${loans.open}?on=${on}`),
    headers: desk.headers,
  });
  const next = day(11);
  await refuseAll(lender, [
    ...misunderstood([...bad, ...other].map((on) => ({ ...fee, on }))),
    ...misunderstood(bad.map((until) => ({ ...pause, until }))),
    ...misunderstood(bad.map((firstDueOn) => ({ ...plan, firstDueOn }))),
    ...['2027-02-29', 'today', ''].map((on): Refused => [on, show(on), '400 invalid_request']),
    ['a day before the drawing', show(day(-1)), '422 before_drawing'],
    ['a pause ends first', change({ ...pause, until: day(9) }), '422 until_before_on'],
    ['due the same day', change({ ...plan, firstDueOn: today }), '422 due_before_on'],
    ['due before', change({ ...plan, firstDueOn: day(9) }), '422 due_before_on'],
    ['before the drawing', change({ ...fee, on: day(-1) }), '422 before_drawing'],
    ['long before', change({ type: 'chargeOff', on: '1900-01-01' }), '422 before_drawing'],
    ['a fee tomorrow', change({ ...fee, on: next }), '422 value_in_future'],
    [
      'a repayment tomorrow',
      change({ ...fee, type: 'repayment', on: next }),
      '422 value_in_future',
    ],
    ['a charge-off tomorrow', change({ type: 'chargeOff', on: next }), '422 value_in_future'],
    ['a plan of tomorrow', change({ ...plan, on: next }), '422 value_in_future'],
  ]);
});

test('error: amounts, rates and numbers that are none', async () => {
  const bad = ['-1', '0', '007', '1.5', '100.005', '1e6', '', ' 1', '١٢٣', 'NaN', 'all', '0x10'];
  const amounts = [...bad, '9'.repeat(16), '9'.repeat(2000), 100, -1, null, true, ['1'], {}];
  const rates = ['-1', '7.2', '72%', '', '10000000001', '0072000000', 72_000_000, null];
  const plan = { type: 'restructuring', on: today };
  await refuseAll(lender, [
    ...misunderstood(amounts.map((amountFen) => ({ type: 'repayment', on: today, amountFen }))),
    ...misunderstood(amounts.map((amountFen) => ({ type: 'fee', on: today, amountFen }))),
    ...misunderstood(
      rates.map((annualRateE9) => ({ type: 'rateChange', on: today, annualRateE9 })),
    ),
    ...misunderstood(
      [0, -1, 601, 1.5, '3', null].map((installments) => ({ ...plan, installments })),
    ),
    ...misunderstood([
      { ...plan },
      { ...plan, installments: 3, method: 'season' },
      { ...plan, installments: 3, method: 'whatever' },
      { ...plan, installments: 3, repayUnit: 'year' },
      { ...plan, installments: 3, repayEvery: 0 },
      { ...plan, installments: 3, repayEvery: 101 },
      { ...plan, installments: 3, includeOverdue: 'yes' },
    ]),
  ]);
});

test('error: changes of no known kind, with too much or too little, under a bad id', async () => {
  const repayment = { type: 'repayment', on: today, amountFen: '100' };
  const reversal = { type: 'reversal' };
  const path = `/loans/${loans.open}/changes`;
  await refuseAll(lender, [
    ...misunderstood([
      {},
      { on: today },
      { type: 'drawing', on: today, amountFen: '100' },
      { type: 'refund', on: today, amountFen: '100' },
      { type: 'writeOff', on: today },
      { type: 'repayment', on: today },
      { ...repayment, byWhom: 'somebody else' },
      { ...repayment, bookedOn: day(1) },
      { ...repayment, changeId: undefined },
      ...['', 'x', makeKey('repayment'), `${makeKey('change')}0`, "change_' or 1=1", null].map(
        (changeId) => ({ ...repayment, changeId }),
      ),
      ...[
        '',
        'x',
        `drawing:${loans.open}`,
        `renewed:${makeKey('loan')}`,
        makeKey('loan'),
        null,
      ].map((of) => ({ ...reversal, of })),
      { ...reversal, of: makeKey('change'), on: today },
    ]),
    ['an array', post(desk, path, [repayment]), '400 invalid_request'],
    ['null', post(desk, path, null), '400 invalid_request'],
    ['half a JSON', { ...post(desk, path, undefined), raw: '{"type":' }, '400 invalid_request'],
    [
      'a form',
      {
        ...post(desk, path, undefined),
        raw: 'type=fee',
        headers: { ...desk.headers, 'content-type': 'application/x-www-form-urlencoded' },
      },
      '415 unsupported_media_type',
    ],
  ]);
});

test('error: changes of loans that are closed, charged off, never paid out, or not there', async () => {
  const fee = { type: 'fee', on: today, amountFen: '1' };
  const all = [
    fee,
    { ...fee, type: 'repayment' },
    { type: 'rateChange', on: today, annualRateE9: '1' },
    { type: 'interestPause', on: today, until: today },
    { type: 'restructuring', on: today, installments: 2 },
    { type: 'chargeOff', on: today },
  ];
  const { closed, lost, cancelled } = loans;
  const on = (loan: string, list: readonly object[], expected: string): Refused[] =>
    list.map((what) => [`${loan} ${name(what)}`, change(what, loan), expected]);
  await refuseAll(lender, [
    ...on(closed, all, '422 loan_not_open'),
    ...on(lost, [fee, ...all.slice(2)], '422 loan_not_open'),
    ...on(cancelled, all, '422 loan_not_open'),
    ...[makeKey('loan'), makeKey('facility'), 'loan_1', '%00'].flatMap((loan) =>
      on(loan, all.slice(0, 1), '404 loan_not_found'),
    ),
    [
      'to be shown',
      { path: staff(`/loans/${makeKey('loan')}`), headers: desk.headers },
      '404 loan_not_found',
    ],
    [
      'its entries',
      { path: staff('/loans/loan_1/entries'), headers: desk.headers },
      '404 loan_not_found',
    ],
  ]);
  const { text } = await problemOf(lender, change(fee, cancelled));
  expect(JSON.parse(text)).toMatchObject({ status: 422, state: 'cancelled' });
});

test('error: reversals of what is no repayment of this loan, and of what is reversed', async () => {
  const fee = await changed({ type: 'fee', on: today, amountFen: '100' });
  const repayment = await changed({ type: 'repayment', on: day(3), amountFen: '5000' });
  await changed({ type: 'reversal', of: repayment });
  const rail = (await desk.loan(loans.closed)).history.at(-1)?.id ?? expect.fail();
  expect(rail).toMatch(/^repayment_/);
  const back = (of: string): Call => change({ type: 'reversal', of });
  await refuseAll(lender, [
    ['a fee', back(fee), '404 repayment_not_found'],
    ['nothing', back(makeKey('change')), '404 repayment_not_found'],
    ['a repayment that is none', back(makeKey('repayment')), '404 repayment_not_found'],
    ['another loan’s', back(rail), '404 repayment_not_found'],
    ['a second time', back(repayment), '409 already_reversed'],
  ]);
});

test('error: a change id that was used for something else, on this loan or another', async () => {
  const repayment = { type: 'repayment', on: today, amountFen: '700' } as const;
  const changeId = await changed(repayment);
  const of = await changed({ type: 'repayment', on: today, amountFen: '800' });
  const reversal = await changed({ type: 'reversal', of });
  const ahead = { type: 'rateChange', on: day(12), annualRateE9: '1' } as const;
  const rate = await changed(ahead);
  const again = (what: object, loan?: string): Call => change(what, loan);
  const { loanId: bens } = ben.drawn;
  await refuseAll(lender, [
    ['more', again({ ...repayment, changeId, amountFen: '701' }), '409 change_conflict'],
    ['another day', again({ ...repayment, changeId, on: day(9) }), '409 change_conflict'],
    ['a fee', again({ ...repayment, changeId, type: 'fee' }), '409 change_conflict'],
    ['undoing itself', again({ type: 'reversal', changeId, of: changeId }), '409 change_conflict'],
    [
      'of another',
      again({ type: 'reversal', changeId: reversal, of: changeId }),
      '409 change_conflict',
    ],
    [
      'with a penalty rate',
      again({ ...ahead, changeId: rate, penaltyRateE9: '2' }),
      '409 change_conflict',
    ],
    ['on another loan', again({ ...repayment, changeId }, bens), '409 change_conflict'],
  ]);
  expect(await desk.change(loans.open, repayment, changeId)).toMatchObject({ repeat: true });
});

test('error: keys without the scope, sessions, and nobody', async () => {
  const fee = { changeId: makeKey('change'), type: 'fee', on: today, amountFen: '1' };
  const { open } = loans;
  const writer = await openStaff(lender, 'writer', 'loans.write');
  const get = (path: string, by?: Staff): Call => ({
    path: staff(path),
    ...(by && { headers: by.headers }),
  });
  const renewal = { drawdownId: makeKey('drawdown'), termMonths: 3, approvedOn: today };
  const refund = { refundId: makeKey('refund'), amountFen: 'all' };
  const facility = `/facilities/${ann.drawn.facilityId}/renewals`;
  const calls: readonly (readonly [string, Call])[] = [
    ['a reader changes', post(reader, `/loans/${open}/changes`, fee)],
    ['a reader renews', post(reader, `/loans/${open}/renewals`, renewal)],
    ['a reader refunds', post(reader, `/loans/${open}/refunds`, refund)],
    ['a reader renews a facility', post(reader, facility, {})],
    ['a reader closes', post(reader, `/periods/${drawnOn}/close`, undefined)],
    ['a writer closes', post(writer, `/periods/${drawnOn}/close`, undefined)],
    ['a writer reads', get(`/loans/${open}`, writer)],
    ['a writer reads entries', get(`/loans/${open}/entries`, writer)],
    ['a writer reads the books', get('/books', writer)],
    ['a writer reads runs', get('/end-of-day', writer)],
    ['nobody', get(`/loans/${open}`)],
    [
      'nobody, with a body that is none',
      { ...post(desk, `/loans/${open}/changes`, 1), headers: {} },
    ],
    ['its borrower', { as: ann.borrower, ...get(`/loans/${open}`) }],
  ];
  const denied = calls.map(([who, call]): Refused => [who, call, '401 access_denied']);
  const own = (path: string, body?: object): Call => ({
    as: ben.borrower,
    path: api(path),
    ...(body && { body }),
  });
  await refuseAll(lender, [
    ...denied,
    ['another borrower looks', own(`/loans/${open}`), '404 loan_not_found'],
    [
      'another borrower repays',
      own(`/loans/${open}/repayments`, { repaymentId: makeKey('repayment'), amountFen: 'all' }),
      '404 loan_not_found',
    ],
    [
      'its borrower repays too much',
      {
        ...own(`/loans/${open}/repayments`, {
          repaymentId: makeKey('repayment'),
          amountFen: '9'.repeat(15),
        }),
        as: ann.borrower,
      },
      '422 more_than_owed',
    ],
    [
      'more than the limit',
      {
        ...own(`/facilities/${ann.drawn.facilityId}/disclosures`, {
          amountFen: '9'.repeat(15),
          termMonths: 6,
        }),
        as: ann.borrower,
      },
      '422 limit_exceeded',
    ],
  ]);
});

test('error: refunds of what was not overpaid', async () => {
  const refund = (what: object, loan = loans.open): Call =>
    post(desk, `/loans/${loan}/refunds`, {
      refundId: makeKey('refund'),
      amountFen: 'all',
      ...what,
    });
  const bad = ['-1', '0', '1.5', '', 'ALL', 5, null];
  await refuseAll(lender, [
    ...bad.map(
      (amountFen): Refused => [name(amountFen), refund({ amountFen }), '400 invalid_request'],
    ),
    ['a change id', refund({ refundId: makeKey('change') }), '400 invalid_request'],
    ['nothing', refund({}), '422 nothing_overpaid'],
    ['a fen', refund({ amountFen: '1' }), '422 nothing_overpaid'],
    ['of a loan never paid out', refund({}, loans.cancelled), '422 nothing_overpaid'],
    ['of no loan', refund({}, makeKey('loan')), '404 loan_not_found'],
  ]);
});
