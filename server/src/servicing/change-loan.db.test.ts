import { expect, test } from 'vitest';
import { expectBooksAgree, makeLoan, vault } from '../../../tests/db/book.ts';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import {
  addDays,
  type BusinessDate,
  businessDate,
  type Fen,
  fen,
  rateE9,
  startOfDay,
} from '../kernel/index.ts';
import { account, balanceOf, listEntries } from '../ledger/index.ts';
import { findLoan, type Loan } from '../lending/index.ts';
import {
  column,
  type Database,
  getBusinessDate,
  manualClock,
  newId,
  row,
  silentLog,
  txOrRefuse,
} from '../platform/index.ts';
import { FakeBank, FakeWorkflows } from './bank.fixture.ts';
import {
  changeLoan,
  checkHistories,
  closePeriod,
  endOfDay,
  findHistory,
  type LoanChange,
  listRepayments,
  owedOn,
  requestRepayment,
} from './index.ts';

const clock = manualClock(startOfDay(TEST_TODAY));
const close = (db: Database) => endOfDay({ db, clock, log: silentLog });

async function days(db: Database, n: number): Promise<BusinessDate> {
  for (let i = 0; i < n; i += 1) await close(db);
  return getBusinessDate(db);
}

let made = 0;
type Unnamed = LoanChange extends infer T ? (T extends LoanChange ? Omit<T, 'id'> : never) : never;

async function change(db: Database, loan: Loan, event: Unnamed, named?: string) {
  made += 1;
  const id = named ?? `change-${made}`;
  const request = { loanId: loan.id, event: { id, ...event } as LoanChange, byWhom: 'test' };
  const result = await txOrRefuse(db, (tx) => changeLoan(tx, request, clock.now()));
  return result.ok ? { code: 'ok', id, ...result.value } : { id, ...result.error };
}

const repay = (db: Database, loan: Loan, amount: Fen | 'all') =>
  requestRepayment(
    { db, clock, vault, rail: new FakeBank(), workflows: new FakeWorkflows(), log: silentLog },
    { repaymentId: newId('repayment'), borrowerId: loan.borrowerId, loanId: loan.id, amount },
  );

const Digest = row({ digest: column.nullable(column.text) });

/** Every fact of the book as one text: nothing changed when it is the same. */
async function digestOf(db: Database): Promise<string> {
  const parts: (string | null)[] = [];
  for (const table of [
    'servicing.loan_states',
    'servicing.loan_events',
    'ledger.lines',
    'lending.loans',
    'lending.facilities',
  ]) {
    const { rows } = await db.pool.query(
      `select md5(string_agg(t::text, '|' order by t::text)) as digest from ${table} t`,
    );
    parts.push(Digest.decode(rows[0]).digest);
  }
  return parts.join();
}

async function expectAllRight(db: Database): Promise<void> {
  await expectBooksAgree(db);
  expect(await checkHistories(db)).toEqual([]);
}

test('behaviour: a backdated repayment replays the loan and posts the difference, nothing else', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db); // 50,000 yuan, 10 yuan a day.
  const paidOn = addDays(TEST_TODAY, 4);
  const today = await days(db, 10);
  expect(await owedOn(db, loan.id)).toMatchObject({ accruedInterest: 10_000n });
  // Half was paid on the fifth day, as is learned on the eleventh.
  const paid = await change(db, loan, { type: 'repayment', on: paidOn, amount: fen(2_504_000n) });
  expect(paid).toMatchObject({
    code: 'ok',
    allocation: { accruedInterest: 4_000n, principal: 2_500_000n },
    owed: { principal: 2_500_000n, accruedInterest: 3_000n }, // Six days on half.
  });
  const entries = await listEntries(db, { about: { loan: loan.id, event: paid.id } });
  expect(entries.map((e) => [e.id, e.valueOn, e.bookedOn])).toEqual([
    [`repayment:${paid.id}`, paidOn, today],
    [`replay:${paid.id}`, today, today],
  ]);
  expect(entries[1]?.lines).toEqual([
    { account: 'interest_accrued:own', side: 'credit', amount: 3_000n },
    { account: 'interest_income:lender', side: 'debit', amount: 3_000n },
  ]);
  await expectAllRight(db);
});

test('behaviour: a reversal undoes a repayment from its day, and a loan it had closed is open again', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db);
  await days(db, 3);
  const answer = await repay(db, loan, 'all');
  const repaymentId = answer.ok ? answer.value.id : expect.fail();
  await days(db, 4);
  expect(await findLoan(db, loan.borrowerId, loan.id)).toMatchObject({ status: 'closed' });
  expect(
    await change(db, loan, { type: 'reversal', on: TEST_TODAY, of: repaymentId }),
  ).toMatchObject({
    code: 'ok',
    owed: { principal: 5_000_000n, accruedInterest: 7_000n },
  });
  expect(await findLoan(db, loan.borrowerId, loan.id)).toMatchObject({
    status: 'open',
    outstanding: 5_000_000n,
    closedOn: null,
  });
  expect(await listRepayments(db, loan.borrowerId, loan.id)).toMatchObject([{ reversed: true }]);
  expect(await balanceOf(db, account.funderCash('own'))).toBe(-5_000_000n);
  expect(
    await change(db, loan, { type: 'reversal', on: TEST_TODAY, of: repaymentId }),
  ).toMatchObject({
    code: 'already_reversed',
  });
  await days(db, 1);
  await expectAllRight(db);
});

test('behaviour: a rate changed in the middle holds from its day, also when it is agreed ahead', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db);
  const half = rateE9(36_000_000n);
  const ahead = addDays(TEST_TODAY, 6);
  expect((await change(db, loan, { type: 'rateChange', on: ahead, annualRate: half })).code).toBe(
    'ok',
  );
  await days(db, 10);
  expect(await owedOn(db, loan.id)).toMatchObject({ accruedInterest: 6_000n + 4n * 500n });
  const back = addDays(TEST_TODAY, 8);
  expect(
    await change(db, loan, { type: 'rateChange', on: back, annualRate: rateE9(0n) }),
  ).toMatchObject({ owed: { accruedInterest: 7_000n } });
  await expectAllRight(db);
});

test('behaviour: a rate that follows the LPR is set anew on its reset day, and the day is kept', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db, {
    on: businessDate('2024-09-04'), // LPR 3.35 %; a year later 3.00 %, and so it stayed.
    shape: { lpr: { tenor: '1y', pointsBp: 120, reset: 'anniversary' } },
    termMonths: 36,
  });
  await days(db, 1); // All days since then are caught up.
  const history = await findHistory(db, loan.id);
  expect(history?.recorded.map(({ event, byWhom }) => ({ ...event, byWhom }))).toMatchObject([
    { type: 'drawing' },
    { type: 'rateChange', on: '2025-09-04', annualRate: 42_000_000n, byWhom: 'system' },
  ]);
  await days(db, 1);
  await expectAllRight(db);
});

test('behaviour: no interest on paused days, and what was accrued on them goes back', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db);
  await days(db, 10);
  const [on, until] = [addDays(TEST_TODAY, 2), addDays(TEST_TODAY, 4)];
  expect(await change(db, loan, { type: 'interestPause', on, until })).toMatchObject({
    owed: { accruedInterest: 7_000n },
  });
  await expectAllRight(db);
});

test('behaviour: over 90 days past due interest leaves the income, and comes back when it is paid', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db, { termMonths: 1 });
  await days(db, 31 + 90);
  const income = await balanceOf(db, account.interestIncome());
  expect(income).toBe(-31_000n);
  await days(db, 1); // The 91st day past due.
  expect(await balanceOf(db, account.interestIncome())).toBe(0n);
  expect(await balanceOf(db, account.penaltyIncome())).toBe(0n);
  const beside = await balanceOf(db, account.offBalanceInterest('own'));
  expect(beside).toBe(31_000n + 91n * 1_500n);
  await days(db, 2);
  expect(await balanceOf(db, account.offBalanceInterest('own'))).toBe(beside + 3_000n);
  await expectAllRight(db);
  const owed = await owedOn(db, loan.id);
  // Principal comes first now.
  const part = await change(db, loan, {
    type: 'repayment',
    on: await getBusinessDate(db),
    amount: fen(1_000_000n),
  });
  expect(part).toMatchObject({ allocation: { principal: 1_000_000n, dueInterest: 0n } });
  await expectAllRight(db);
  expect((await repay(db, loan, 'all')).ok).toBe(true);
  expect(await balanceOf(db, account.offBalanceInterest('own'))).toBe(0n);
  expect(await balanceOf(db, account.interestIncome())).toBe(-31_000n);
  expect(await balanceOf(db, account.penaltyIncome())).toBe(-(owed?.penaltyInterest ?? 0n));
  await expectAllRight(db);
});

test('behaviour: a charged-off loan is a loss in the books and a claim beside them; what comes is recovered', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db, { termMonths: 1 });
  const today = await days(db, 31 + 200);
  expect((await change(db, loan, { type: 'chargeOff', on: today })).code).toBe('ok');
  expect(await balanceOf(db, account.loanPrincipal(loan.id))).toBe(0n);
  expect(await balanceOf(db, account.impairmentLoss())).toBe(5_000_000n);
  expect(await balanceOf(db, account.lossAllowance(loan.id))).toBe(0n); // Filled up, and used.
  const taken = await listEntries(db, { account: account.lossAllowance(loan.id) });
  expect(taken.map((e) => e.kind).sort()).toEqual(['loan.charged-off', 'loan.provided']);
  expect(await findLoan(db, loan.borrowerId, loan.id)).toMatchObject({ status: 'chargedOff' });
  await days(db, 5);
  await expectAllRight(db);
  const recovered = await change(db, loan, {
    type: 'repayment',
    on: today,
    amount: fen(1_200_000n),
  });
  expect(recovered.code).toBe('ok');
  expect(await balanceOf(db, account.impairmentLoss())).toBe(3_800_000n);
  await expectAllRight(db);
});

test('behaviour: restructured, a late loan is on a new plan, and what was past due joins it', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db, { termMonths: 1 });
  const today = await days(db, 41);
  expect((await owedOn(db, loan.id))?.dpd).toBe(10);
  const after = await change(db, loan, {
    type: 'restructuring',
    on: today,
    method: 'equalInstallment',
    installments: 6,
  });
  expect(after).toMatchObject({ code: 'ok', owed: { principal: 5_000_000n } });
  await days(db, 32);
  await expectAllRight(db);
});

test('behaviour: more than is owed is kept for the borrower, and can go back', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db);
  const on = await days(db, 1);
  expect(await change(db, loan, { type: 'repayment', on, amount: fen(5_101_000n) })).toMatchObject({
    allocation: { overpaid: 100_000n },
    owed: { payoff: 0n, overpaid: 100_000n },
  });
  expect(await balanceOf(db, account.borrowerOverpaid(loan.borrowerId))).toBe(-100_000n);
  expect(await change(db, loan, { type: 'refund', on, amount: fen(100_001n) })).toMatchObject({
    code: 'nothing_overpaid',
  });
  expect((await change(db, loan, { type: 'refund', on, amount: fen(100_000n) })).code).toBe('ok');
  expect(await balanceOf(db, account.borrowerOverpaid(loan.borrowerId))).toBe(0n);
  await expectAllRight(db);
});

test('regression: a repayment undone after what it overpaid went back leaves that owed as well', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db);
  const on = await days(db, 1);
  const paid = await change(db, loan, { type: 'repayment', on, amount: fen(5_101_000n) });
  await change(db, loan, { type: 'refund', on, amount: fen(100_000n) });
  expect(await change(db, loan, { type: 'reversal', on, of: paid.id })).toMatchObject({
    code: 'ok',
    owed: { principal: 5_100_000n, due: 100_000n },
  });
  expect(await findLoan(db, loan.borrowerId, loan.id)).toMatchObject({ outstanding: 5_100_000n });
  await days(db, 2);
  await expectAllRight(db);
});

test('error: bad changes are refused with a code, and nothing changes', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db);
  const today = await days(db, 5);
  const closed = await txOrRefuse(db, (tx) =>
    closePeriod(tx, addDays(TEST_TODAY, 2), clock.now(), 'test'),
  );
  expect(closed).toEqual({ ok: true, value: { openFrom: addDays(TEST_TODAY, 3) } });
  const fee = await change(db, loan, { type: 'fee', on: today, amount: fen(5n) }, 'fee-1');
  expect(fee).toMatchObject({ code: 'ok', repeat: false });
  const before = await digestOf(db);
  const tomorrow = addDays(today, 1);
  const amount = fen(100n);
  const refusals: [Unnamed, string, string?][] = [
    [{ type: 'repayment', on: tomorrow, amount }, 'value_in_future'],
    [{ type: 'repayment', on: addDays(TEST_TODAY, 2), amount }, 'period_closed'],
    [{ type: 'reversal', on: today, of: 'nothing' }, 'repayment_not_found'],
    [{ type: 'reversal', on: today, of: 'fee-1' }, 'repayment_not_found'],
    [{ type: 'interestPause', on: today, until: addDays(today, -1) }, 'until_before_on'],
    [{ type: 'restructuring', on: today, installments: 3, firstDueOn: today }, 'due_before_on'],
    [{ type: 'refund', on: today, amount }, 'nothing_overpaid'],
    [{ type: 'fee', on: today, amount }, 'change_conflict', 'fee-1'],
  ];
  for (const [event, code, id] of refusals) {
    expect((await change(db, loan, event, id)).code).toBe(code);
  }
  const unknown = { ...loan, id: newId('loan') };
  expect((await change(db, unknown, { type: 'fee', on: today, amount })).code).toBe(
    'loan_not_found',
  );
  expect(
    await change(db, loan, { type: 'fee', on: today, amount: fen(5n) }, 'fee-1'),
  ).toMatchObject({
    code: 'ok',
    repeat: true,
  });
  expect(await digestOf(db)).toBe(before);
  expect((await repay(db, loan, 'all')).ok).toBe(true);
  const after = await digestOf(db);
  expect((await change(db, loan, { type: 'repayment', on: today, amount })).code).toBe(
    'loan_not_open',
  );
  expect(await digestOf(db)).toBe(after);
  await expectAllRight(db);
});
