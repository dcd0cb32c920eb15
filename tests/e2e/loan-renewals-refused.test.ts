import { makeKey, unwrap } from '@open310/sdk';
import { beforeAll, expect, test } from 'vitest';
import { addDays, type BusinessDate, type Id } from '../../server/src/kernel/index.ts';
import { freezeFacility, lookUpFacility } from '../../server/src/lending/index.ts';
import { checkHistories } from '../../server/src/servicing/index.ts';
import { isSettled, openLender } from './lender.ts';
import { type Desk, name, openDesk, post, staff } from './loan-desk.ts';
import { type Call, type Refused, refuseAll } from './refuse.ts';
import { closeDays, drawMore, type NewChange, openStaff } from './staff.ts';

// Renewals and closes of periods that staff are refused, over HTTP: each by a problem with a code, and
// not a row changes anywhere.

const lender = await openLender({ LOG_LEVEL: 'warn' });
let desk: Desk['desk'];
let ann: Desk['ann'];
let ben: Desk['ben'];
let drawnOn: Desk['drawnOn'];
let today: Desk['today'];
let loans: Desk['loans'];
beforeAll(async () => {
  ({ desk, ann, ben, drawnOn, today, loans } = await openDesk(lender));
});

const day = (n: number): BusinessDate => addDays(drawnOn, n);

/** A change of a loan: the open one of ann, under a new id, unless told. */
const change = (what: object, loan = loans.open): Call =>
  post(desk, `/loans/${loan}/changes`, { changeId: makeKey('change'), ...what });

/** A change that is made. @returns Its id. */
async function changed(what: NewChange, loan = loans.open): Promise<string> {
  return (await desk.change(loan, what)).changeId;
}

/** The approving decision of one application more, which is then withdrawn. */
async function decideAgain({ borrower }: Pick<Desk['ann'], 'borrower'>): Promise<string> {
  const { id } = await borrower.apply();
  const { offer } = await borrower.waitFor(id, isSettled);
  const params = { path: { id } };
  await unwrap(borrower.api.POST('/api/borrower/applications/{id}/withdraw', { params }));
  return offer?.decisionId ?? expect.fail('nothing was offered');
}

/** A decision that the machine approved and a person, asked by the borrower, did not. */
async function declinedByPerson({ borrower }: Pick<Desk['ann'], 'borrower'>): Promise<string> {
  const { id } = await borrower.apply();
  const { offer } = await borrower.waitFor(id, isSettled);
  const params = { path: { id } };
  const refer = { params, body: {} };
  await unwrap(borrower.api.POST('/api/borrower/applications/{id}/refer', refer));
  const person = await openStaff(lender, 'review desk', 'reviews.write');
  const body = { outcome: 'decline', reason: 'papers do not fit' } as const;
  await unwrap(person.api.POST('/api/staff/reviews/{id}', { params, body }));
  return offer?.decisionId ?? expect.fail('nothing was offered');
}

test('error: renewals of a facility by what is no new decision on its borrower, or up to a past day', async () => {
  const { facilityId } = ann.drawn;
  const opened = ann.offer?.decisionId ?? expect.fail();
  const body = { decisionId: await decideAgain(ann), expiresOn: day(400) };
  const renew = (what: object, facility = facilityId): Call =>
    post(desk, `/facilities/${facility}/renewals`, { ...body, ...what });
  const declined = await declinedByPerson(ann);
  const bens = ben.offer?.decisionId;
  const second = await ben.borrower.apply();
  const { offer } = await ben.borrower.waitFor(second.id, isSettled);
  await ben.borrower.confirm(second.id, '200000', 3);
  const signed = { decisionId: offer?.decisionId };
  await refuseAll(lender, [
    ['no decision', renew({ decisionId: undefined }), '400 invalid_request'],
    ['an offer', renew({ decisionId: makeKey('offer') }), '400 invalid_request'],
    ['a limit of one’s own', renew({ limitFen: '1' }), '400 invalid_request'],
    ['no day', renew({ expiresOn: '2027-02-29' }), '400 invalid_request'],
    ['an unknown decision', renew({ decisionId: makeKey('decision') }), '404 decision_not_found'],
    ['another borrower’s decision', renew({ decisionId: bens }), '404 decision_not_found'],
    ['an unknown facility', renew({}, makeKey('facility')), '404 facility_not_found'],
    ['a loan', renew({}, loans.open), '404 facility_not_found'],
    ['the decision that opened it', renew({ decisionId: opened }), '409 renewal_conflict'],
    ['a signed offer', renew(signed, ben.drawn.facilityId), '409 offer_signed'],
    ['what a person declined', renew({ decisionId: declined }), '422 decision_not_approved'],
    ['up to today', renew({ expiresOn: today }), '422 expires_before_on'],
    ['up to a past day', renew({ expiresOn: day(9) }), '422 expires_before_on'],
  ]);
  const params = { path: { id: facilityId } };
  await unwrap(desk.api.POST('/api/staff/facilities/{id}/renewals', { params, body }));
  await refuseAll(lender, [
    ['again, otherwise', renew({ expiresOn: day(401) }), '409 renewal_conflict'],
  ]);
});

/** A renewal of a loan: for three months, approved today, under a new id unless told. */
const renewal = (loan: string, what: object = {}): Call =>
  post(desk, `/loans/${loan}/renewals`, {
    drawdownId: makeKey('drawdown'),
    termMonths: 3,
    approvedOn: today,
    ...what,
  });

test('error: renewals that are not understood, or of a loan that is not open', async () => {
  const loan = loans.open;
  await refuseAll(lender, [
    ['another term', renewal(loan, { termMonths: 4 }), '400 invalid_request'],
    ['a term as text', renewal(loan, { termMonths: '3' }), '400 invalid_request'],
    ['no day', renewal(loan, { approvedOn: '' }), '400 invalid_request'],
    ['a loan for its id', renewal(loan, { drawdownId: loan }), '400 invalid_request'],
    ['an amount', renewal(loan, { principalFen: '1' }), '400 invalid_request'],
    ['with interest unpaid', renewal(loan), '422 interest_unpaid'],
    ['of a closed loan', renewal(loans.closed), '422 loan_not_open'],
    ['of a lost loan', renewal(loans.lost), '422 loan_not_open'],
    ['of a loan never paid out', renewal(loans.cancelled), '422 loan_not_open'],
    ['of no loan', renewal(makeKey('loan')), '404 loan_not_found'],
  ]);
});

/** Pays all of a loan but its principal and `less`. */
async function payInterest(loan: string, less: bigint): Promise<void> {
  const { owed } = await desk.loan(loan);
  const unpaid = BigInt(owed?.payoffFen ?? 0) - BigInt(owed?.principalFen ?? 0);
  await changed({ type: 'repayment', on: today, amountFen: `${unpaid - less}` }, loan);
}

test('error: renewals too early, past due, a fen short, by an old approval, or above the limit', async () => {
  const { facilityId } = ann.drawn;
  const loan = await drawMore(ann.borrower, facilityId, 3);
  await refuseAll(lender, [['today', renewal(loan), '422 too_early_to_renew']]);
  await closeDays(lender, 65); // Its end is less than 30 days away.
  today = day(75);
  await refuseAll(lender, [['past due', renewal(loan), '422 loan_past_due']]);
  await payInterest(loan, 1n);
  await refuseAll(lender, [['a fen unpaid', renewal(loan), '422 interest_unpaid']]);
  await payInterest(loan, 0n);
  const used = ann.command.drawdownId;
  await refuseAll(lender, [
    ['approved long ago', renewal(loan, { approvedOn: day(44) }), '422 decision_too_old'],
    ['approved tomorrow', renewal(loan, { approvedOn: day(76) }), '422 decision_too_old'],
    ['another loan’s id', renewal(loan, { drawdownId: used }), '409 drawdown_conflict'],
  ]);
  const { limitFen } = ann.offer ?? expect.fail();
  const limit = (fen: string) =>
    lender.db.exec`update lending.facilities set limit_fen = ${fen} where id = ${facilityId}`;
  await limit('199999');
  await refuseAll(lender, [['above the limit', renewal(loan), '422 limit_exceeded']]);
  await limit(limitFen);
  const body = { drawdownId: makeKey('drawdown'), termMonths: 3 as const, approvedOn: today };
  const params = { path: { id: loan } };
  await unwrap(desk.api.POST('/api/staff/loans/{id}/renewals', { params, body }));
  await refuseAll(lender, [
    ['a second time', renewal(loan), '422 loan_not_open'],
    ['again, otherwise', renewal(loan, { ...body, termMonths: 6 }), '409 drawdown_conflict'],
  ]);
});

test('error: renewals under a frozen facility, and of it', async () => {
  const loan = await drawMore(ben.borrower, ben.drawn.facilityId, 3);
  await closeDays(lender, 65);
  today = day(140);
  await payInterest(loan, 0n);
  const decisionId = await decideAgain(ben);
  const { facilityId, borrowerId } = await desk.loan(loan);
  const facility = await lookUpFacility(lender.db, facilityId as Id<'facility'>);
  await lender.db.tx((tx) => freezeFacility(tx, facility ?? expect.fail(), today, 'a test'));
  const again = post(desk, `/facilities/${facilityId}/renewals`, {
    decisionId,
    expiresOn: day(500),
  });
  expect(facility?.borrowerId).toBe(borrowerId);
  await refuseAll(lender, [
    ['a loan', renewal(loan), '422 facility_frozen'],
    ['the facility', again, '422 facility_frozen'],
  ]);
});

test('error: periods that are not over, and whatever counts from a closed one', async () => {
  const close = (until: string): Call => post(desk, `/periods/${until}/close`, undefined);
  const repayment = { type: 'repayment', on: day(4), amountFen: '900' } as const;
  const of = await changed(repayment);
  await refuseAll(lender, [
    ['no day', close('2027-02-29'), '400 invalid_request'],
    ['no date', close('x'), '400 invalid_request'],
    ['far away', close('9999-12-31'), '400 invalid_request'],
    ['today', close(today), '422 period_not_over'],
    ['next year', close(addDays(today, 365)), '422 period_not_over'],
    [
      'runs before no day',
      { path: staff('/end-of-day?before=x'), headers: desk.headers },
      '400 invalid_request',
    ],
  ]);
  const params = { path: { until: day(5) } };
  const twice = [1, 2].map(() => desk.api.POST('/api/staff/periods/{until}/close', { params }));
  const statuses = (await Promise.all(twice)).map((answer) => answer.response.status);
  expect(statuses.toSorted()).toEqual([200, 422]);
  const late = (what: object): Refused => [name(what), change(what), '422 period_closed'];
  await refuseAll(lender, [
    ['again', close(day(5)), '422 period_closed'],
    ['earlier', close(day(1)), '422 period_closed'],
    late({ ...repayment, on: day(5) }),
    late({ type: 'fee', on: drawnOn, amountFen: '1' }),
    late({ type: 'fee', on: day(-1), amountFen: '1' }),
    late({ type: 'rateChange', on: day(5), annualRateE9: '1' }),
    late({ type: 'interestPause', on: day(1), until: day(9) }),
    late({ type: 'restructuring', on: day(3), installments: 2 }),
    late({ type: 'chargeOff', on: day(5) }),
    late({ type: 'reversal', of }),
  ]);
  const books = await unwrap(desk.api.GET('/api/staff/books'));
  expect(books).toMatchObject({ balanced: true, agree: true, problems: [] });
  expect(await checkHistories(lender.db)).toEqual([]);
});
