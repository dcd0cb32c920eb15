import { type components, makeKey, unwrap } from '@open310/sdk';
import { beforeAll, expect, test } from 'vitest';
import { addDays, type BusinessDate, divHalfEven } from '../../server/src/kernel/index.ts';
import { getBusinessDate, silentLog, systemClock } from '../../server/src/platform/index.ts';
import { checkHistories, endOfDay } from '../../server/src/servicing/index.ts';
import { isSettled, openLender, paidShop } from './lender.ts';
import { closeDays, drawMore, openStaff, type Staff } from './staff.ts';

// The life of loans over HTTP, from the drawing to the last repayment, by the lender's own people: what
// they let happen, backdated or not, and that the books agree after each.

type StaffLoan = components['schemas']['StaffLoan'];

const lender = await openLender({ LOG_LEVEL: 'warn' });
let desk: Staff;
let ann: Awaited<ReturnType<typeof paidShop>>;
let drawnOn: BusinessDate;
/** Each of 2,000 yuan, drawn on one day, named for what becomes of it. */
let loans: Record<'paid' | 'renewed' | 'lost' | 'late', string>;

beforeAll(async () => {
  drawnOn = await getBusinessDate(lender.db);
  const scopes = ['loans.read', 'loans.write', 'books.read', 'books.close'];
  desk = await openStaff(lender, 'loan desk', ...scopes);
  ann = await paidShop(lender, 2);
  const { borrower, drawn } = ann;
  const draw = (termMonths: 3 | 6) => drawMore(borrower, drawn.facilityId, termMonths);
  loans = {
    paid: drawn.loanId,
    renewed: await draw(3),
    lost: await draw(3),
    late: await draw(6),
  };
});

const day = (n: number): BusinessDate => addDays(drawnOn, n);
const toDay = async (n: number): Promise<void> => {
  while ((await getBusinessDate(lender.db)) < day(n)) await closeDays(lender, 1);
};

const owedOf = async (id: string, on?: string) =>
  (await desk.loan(id, on)).owed ?? expect.fail('its money is out');

/** The entries of a change by their ids: value date, booking date, and what each account moved by. */
async function bookedBy(id: string, changeId: string) {
  const params = { path: { id } };
  const { entries } = await unwrap(desk.api.GET('/api/staff/loans/{id}/entries', { params }));
  return entries
    .filter((entry) => entry.id.endsWith(changeId))
    .map(({ id, on, bookedOn, lines }) => ({
      id: id.replace(changeId, '…'),
      on,
      bookedOn,
      ...Object.fromEntries(
        lines.map(({ account, side, amountFen }) => [
          account.split(':')[0],
          side === 'debit' ? BigInt(amountFen) : -BigInt(amountFen),
        ]),
      ),
    }));
}

const balanceOf = (loan: StaffLoan, account: string) =>
  BigInt(loan.balances.find((b) => b.account.startsWith(`${account}:`))?.balanceFen ?? 0);

/** Interest on `principal` for so many days at the rate of the offer, whole fen and the rest rounded. */
function interestOf(days: number, principal = 200_000n) {
  return interestLeft(principal * BigInt(days), 0n);
}

/** The same of so many fen-days, once `paid` was paid of it: what was rounded then is carried on. */
function interestLeft(fenDays: bigint, paid: bigint) {
  const rate = BigInt(ann.offer?.annualRateE9 ?? expect.fail());
  const year = 360n * 1_000_000_000n;
  const exact = fenDays * rate - paid * year;
  return { booked: exact / year, owed: divHalfEven(exact, year) };
}

/** Ledger and loans agree by the API, and every loan is what its history makes of it. */
async function expectBooksAgree(): Promise<void> {
  const books = await unwrap(desk.api.GET('/api/staff/books'));
  expect(books).toMatchObject({ balanced: true, agree: true, problems: [] });
  expect(books.controls.map((c) => [c.control, c.loansFen])).toEqual(
    books.controls.map((c) => [c.control, c.ledgerFen]),
  );
  expect(await checkHistories(lender.db)).toEqual([]);
}

test('behaviour: a loan is shown with terms, what is owed, plan, history and books, on any day', async () => {
  await toDay(10);
  const { paid } = loans;
  const now = await desk.loan(paid);
  expect(now).toMatchObject({
    status: 'open',
    on: day(10),
    terms: { principalFen: '200000', method: 'revolvingDaily', installments: 6, drawnOn },
    owed: { principalFen: '200000', accruedInterestFen: `${interestOf(10).owed}`, dpd: 0 },
    history: [{ type: 'drawing', on: drawnOn, amountFen: '200000', byWhom: 'borrower' }],
  });
  expect(now.plan.map((row) => row.state)).toEqual(Array(6).fill('coming'));
  expect(now.plan.at(-1)).toMatchObject({ principalFen: '200000', balanceFen: '0' });
  expect(balanceOf(now, 'loan_principal')).toBe(200_000n);
  expect(balanceOf(now, 'interest_accrued')).toBe(interestOf(10).booked);
  expect(balanceOf(now, 'interest_income')).toBe(-interestOf(10).booked);
  const before = await desk.loan(paid, day(4));
  expect(before.owed?.accruedInterestFen).toBe(`${interestOf(4).owed}`);
  expect(balanceOf(before, 'interest_accrued')).toBe(interestOf(4).booked);
  // On a day to come, if nothing else happens: the first due date has passed unpaid.
  expect((await owedOf(paid, day(40))).dpd).toBeGreaterThan(7);
  await expectBooksAgree();
});

test('behaviour: a backdated repayment replays the loan, and only the difference is booked', async () => {
  const { paid } = loans;
  const changeId = makeKey('change');
  const { owed: interest } = interestOf(4);
  const amount = 100_000n + interest;
  const left = interestLeft(200_000n * 4n + 100_000n * 6n, interest);
  const repayment = { type: 'repayment', on: day(4), amountFen: `${amount}` } as const;
  const five = Array.from({ length: 5 }, () => desk.change(paid, repayment, changeId));
  const answers = await Promise.all(five);
  const first = answers.find((answer) => !answer.repeat) ?? expect.fail('none was the first');
  expect(answers.toSorted((a, b) => Number(a.repeat) - Number(b.repeat))).toEqual([
    first,
    ...Array(4).fill({ ...first, repeat: true }),
  ]);
  expect(first).toMatchObject({
    changeId,
    allocation: { accruedInterestFen: `${interest}`, principalFen: '100000', overpaidFen: '0' },
    owed: { principalFen: '100000', accruedInterestFen: `${left.owed}` },
  });
  const [own, replay, ...others] = await bookedBy(paid, changeId);
  expect(own).toMatchObject({ id: 'repayment:…', on: day(4), bookedOn: day(10) });
  expect(own).toMatchObject({ loan_principal: -100_000n, funder_cash: amount });
  // Six nights on the half that was repaid already had been booked and go back, nothing else.
  expect(replay).toMatchObject({ id: 'replay:…', on: day(10), bookedOn: day(10) });
  const back = interestOf(10).booked - interestOf(4).booked - left.booked;
  expect(replay).toMatchObject({ interest_accrued: -back, interest_income: back });
  expect(others).toEqual([]);
  expect(await owedOf(paid, day(3))).toMatchObject({ principalFen: '200000' });
  expect(await owedOf(paid, day(4))).toMatchObject({ principalFen: '100000' });
  await expectBooksAgree();
});

test('behaviour: a reversal undoes a repayment from its day', async () => {
  const { paid } = loans;
  await toDay(12);
  const repayment = (await desk.loan(paid)).history.find((event) => event.type === 'repayment');
  const of = repayment?.id ?? expect.fail();
  const changeId = makeKey('change');
  const reversed = await desk.change(paid, { type: 'reversal', of }, changeId);
  expect(reversed).toMatchObject({
    allocation: null,
    owed: { principalFen: '200000', accruedInterestFen: `${interestOf(12).owed}` },
  });
  expect(await desk.change(paid, { type: 'reversal', of }, changeId)).toEqual({
    ...reversed,
    repeat: true,
  });
  expect((await desk.loan(paid)).history).toMatchObject([
    { type: 'drawing' },
    { id: of, byWhom: 'loan desk', bookedOn: day(10), reversedBy: changeId, allocation: null },
    { id: changeId, type: 'reversal', on: day(4), bookedOn: day(12), reverses: of },
  ]);
  const [own] = await bookedBy(paid, changeId);
  expect(own).toMatchObject({ id: 'reversal:…', on: day(4), loan_principal: 100_000n });
  await expectBooksAgree();
});

test('behaviour: another rate, days without interest and a fee count from their days', async () => {
  const { paid } = loans;
  const rate = BigInt(ann.offer?.annualRateE9 ?? expect.fail());
  const off = { type: 'interestPause', on: day(2), until: day(3) } as const;
  expect((await desk.change(paid, off)).owed.accruedInterestFen).toBe(`${interestOf(10).owed}`);
  const twice = { type: 'rateChange', on: day(8), annualRateE9: `${rate * 2n}` } as const;
  expect((await desk.change(paid, twice)).owed.accruedInterestFen).toBe(`${interestOf(14).owed}`);
  const ahead = { type: 'rateChange', on: day(14), annualRateE9: '0' } as const;
  await desk.change(paid, ahead);
  const { owed } = await desk.change(paid, { type: 'fee', on: day(12), amountFen: '500' });
  expect(owed).toMatchObject({ feesFen: '500', dpd: 0 });
  await toDay(20); // Two more nights at the double rate, then none.
  const now = await desk.loan(paid);
  expect(now.owed?.accruedInterestFen).toBe(`${interestOf(18).owed}`);
  expect(now.history.map((event) => [event.type, event.on]).slice(3)).toEqual([
    ['interestPause', day(2)],
    ['rateChange', day(8)],
    ['rateChange', day(14)],
    ['fee', day(12)],
  ]);
  await expectBooksAgree();
});

test('behaviour: what is overpaid is held for the borrower and goes back over the rail', async () => {
  const { paid } = loans;
  const on = day(20);
  const { payoffFen } = await owedOf(paid);
  const all = { type: 'repayment', on, amountFen: `${BigInt(payoffFen) + 300n}` } as const;
  expect(await desk.change(paid, all)).toMatchObject({
    allocation: { principalFen: '200000', feesFen: '500', overpaidFen: '300' },
    owed: { payoffFen: '0', overpaidFen: '300' },
  });
  expect(await desk.loan(paid)).toMatchObject({ status: 'closed', closedOn: on });
  const body = { refundId: makeKey('refund'), amountFen: 'all' };
  const refund = () =>
    unwrap(
      desk.api.POST('/api/staff/loans/{id}/refunds', { params: { path: { id: paid } }, body }),
    );
  expect(await refund()).toMatchObject({
    status: 'settled',
    amountFen: '300',
    byWhom: 'loan desk',
  });
  expect(await refund()).toMatchObject({ status: 'settled', amountFen: '300' });
  expect((await owedOf(paid)).overpaidFen).toBe('0');
  await expectBooksAgree();
});

test('behaviour: a late loan is restructured, and what was past due joins the new plan', async () => {
  const { late } = loans;
  await toDay(40);
  const { dpd, dueInterestFen } = await owedOf(late);
  expect([dpd > 7, BigInt(dueInterestFen) > 0n]).toEqual([true, true]);
  await desk.change(late, { type: 'repayment', on: day(40), amountFen: dueInterestFen });
  const [method, firstDueOn] = ['equalPrincipal', day(60)] as const;
  const { owed } = await desk.change(late, {
    type: 'restructuring',
    on: day(40),
    installments: 4,
    repayEvery: 2,
    repayUnit: 'week',
    method,
    firstDueOn,
  });
  expect(owed).toMatchObject({ principalFen: '200000' });
  const { plan, history } = await desk.loan(late);
  expect(plan.slice(-4).map((row) => [row.dueOn, row.principalFen])).toEqual(
    [60, 74, 88, 102].map((n) => [day(n), '50000']),
  );
  expect(history.at(-1)).toMatchObject({ installments: 4, repayUnit: 'week', method, firstDueOn });
  await expectBooksAgree();
});

test('behaviour: a charged-off loan is a loss and a claim; what comes later is recovered', async () => {
  const { lost } = loans;
  const before = await desk.loan(lost);
  await desk.change(lost, { type: 'chargeOff', on: day(40) });
  const off = await desk.loan(lost);
  expect(off).toMatchObject({ status: 'chargedOff', chargedOffOn: day(40) });
  expect(balanceOf(off, 'loan_principal')).toBe(0n);
  expect(balanceOf(off, 'charged_off_claims')).toBe(BigInt(before.owed?.payoffFen ?? 0));
  const loss = balanceOf(off, 'impairment_loss');
  expect(loss).toBeGreaterThan(200_000n);
  await toDay(42);
  const recovery = { type: 'repayment', on: day(42), amountFen: '70000' } as const;
  const { owed } = await desk.change(lost, recovery);
  expect(BigInt(owed.payoffFen)).toBe(BigInt(before.owed?.payoffFen ?? 0) - 70_000n);
  const after = await desk.loan(lost);
  expect(balanceOf(after, 'impairment_loss')).toBe(loss - 70_000n);
  expect(balanceOf(after, 'charged_off_claims')).toBe(BigInt(owed.payoffFen));
  await expectBooksAgree();
});

test('behaviour: a loan is renewed without repaying its principal, once its interest is paid', async () => {
  const { renewed } = loans;
  await toDay(65);
  const { payoffFen, principalFen } = await owedOf(renewed);
  const amountFen = `${BigInt(payoffFen) - BigInt(principalFen)}`;
  await desk.change(renewed, { type: 'repayment', on: day(65), amountFen });
  const drawdownId = makeKey('drawdown');
  const body = { drawdownId, termMonths: 6 as const, approvedOn: day(64) };
  const renew = () =>
    unwrap(
      desk.api.POST('/api/staff/loans/{id}/renewals', { params: { path: { id: renewed } }, body }),
    ) as Promise<{ loanId: string; repeat: boolean }>;
  const { loanId, repeat } = await renew();
  expect(repeat).toBe(false);
  expect(await renew()).toEqual({ loanId, repeat: true });
  expect(await desk.loan(renewed)).toMatchObject({ status: 'closed', closedOn: day(65) });
  expect(await desk.loan(loanId)).toMatchObject({
    status: 'open',
    renews: renewed,
    terms: { principalFen, drawnOn: day(65), installments: 6 },
    owed: { payoffFen: principalFen },
  });
  await expectBooksAgree();
});

test('behaviour: a facility is renewed by a new decision, with the limit and rate it says', async () => {
  const { borrower, drawn } = ann;
  const { id } = await borrower.apply();
  const application = await borrower.waitFor(id, isSettled);
  const offer = application.offer ?? expect.fail(application.status);
  const params = { path: { id: drawn.facilityId } };
  const body = { decisionId: offer.decisionId, expiresOn: addDays(day(65), 365) };
  const renew = () =>
    unwrap(desk.api.POST('/api/staff/facilities/{id}/renewals', { params, body }));
  expect(await renew()).toMatchObject({ repeat: false, limitFen: offer.limitFen });
  expect(await renew()).toMatchObject({ repeat: true });
  // The offer has served: it opens no second facility.
  expect(await borrower.waitFor(id, isSettled)).toMatchObject({ status: 'withdrawn' });
  expect(await unwrap(borrower.api.GET('/api/borrower/facilities/{id}', { params }))).toMatchObject(
    {
      limitFen: offer.limitFen,
      annualRateE9: offer.annualRateE9,
      expiresOn: body.expiresOn,
    },
  );
});

test('behaviour: the end of day that runs shows how far it is, and its report once it has ended', async () => {
  const list = async () => (await unwrap(desk.api.GET('/api/staff/end-of-day'))).runs;
  const closing = await getBusinessDate(lender.db);
  let running: Promise<unknown> = Promise.resolve();
  await lender.db.tx(async (tx) => {
    await tx.exec`
      select 1 from servicing.loan_states where loan_id = ${loans.late} for update`;
    running = endOfDay({ db: lender.db, clock: systemClock, log: silentLog });
    await expect
      .poll(async () => (await list())[0])
      .toMatchObject({ closed: closing, state: 'running', done: 1, total: 2, agree: null });
  });
  await running;
  const [last, before, ...others] = await list();
  expect(last).toMatchObject({
    closed: closing,
    state: 'finished',
    done: 2,
    total: 2,
    agree: true,
  });
  expect(last?.controls).toHaveLength(8);
  expect([last?.failed, before?.closed]).toEqual([[], addDays(closing, -1)]);
  expect(others).toHaveLength(28);
  const query = { before: day(1) };
  const { runs } = await unwrap(desk.api.GET('/api/staff/end-of-day', { params: { query } }));
  expect(runs.map((run) => run.closed)).toEqual([drawnOn]);
});

test('behaviour: a closed period stays as it is; what is learned of it later is refused', async () => {
  const params = { path: { until: day(30) } };
  const close = () => desk.api.POST('/api/staff/periods/{until}/close', { params });
  expect(await unwrap(close())).toEqual({ until: day(30), openFrom: day(31) });
  expect((await close()).error).toMatchObject({ code: 'period_closed', openFrom: day(31) });
  await desk.change(loans.late, { type: 'repayment', on: day(41), amountFen: '1000' });
  await expectBooksAgree();
});
