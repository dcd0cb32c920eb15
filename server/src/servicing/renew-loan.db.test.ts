import { expect, test } from 'vitest';
import { expectBooksAgree, makeLoan, vault } from '../../../tests/db/book.ts';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { addDays, addMonths, fen, rateE9, startOfDay } from '../kernel/index.ts';
import { account, balanceOf } from '../ledger/index.ts';
import { findFacility, findLoan, type Loan, renewFacility } from '../lending/index.ts';
import {
  type Database,
  getBusinessDate,
  manualClock,
  newId,
  silentLog,
  txOrRefuse,
} from '../platform/index.ts';
import { FakeBank, FakeWorkflows } from './bank.fixture.ts';
import {
  changeLoan,
  checkHistories,
  endOfDay,
  owedOn,
  renewLoan,
  requestRepayment,
  sumCash,
  sumRenewed,
} from './index.ts';

const clock = manualClock(startOfDay(TEST_TODAY));
const bank = new FakeBank();

async function days(db: Database, n: number): Promise<void> {
  for (let i = 0; i < n; i += 1) await endOfDay({ db, clock, log: silentLog });
}

const payInterest = async (db: Database, loan: Loan): Promise<void> => {
  const owed = await owedOn(db, loan.id);
  const interest = fen((owed?.payoff ?? 0n) - (owed?.principal ?? 0n));
  if (interest === 0n) return;
  const answer = await requestRepayment(
    { db, clock, vault, rail: bank, workflows: new FakeWorkflows(), log: silentLog },
    {
      repaymentId: newId('repayment'),
      borrowerId: loan.borrowerId,
      loanId: loan.id,
      amount: interest,
    },
  );
  expect(answer).toMatchObject({ ok: true, value: { status: 'settled' } });
};

async function renew(db: Database, loan: Loan, drawdownId = newId('drawdown')) {
  const result = await txOrRefuse(db, async (tx) =>
    renewLoan(
      tx,
      {
        borrowerId: loan.borrowerId,
        loanId: loan.id,
        drawdownId,
        shape: { method: 'revolvingDaily', installments: 3 },
        approvedOn: await getBusinessDate(tx),
        byWhom: 'test',
      },
      clock.now(),
    ),
  );
  return result.ok ? { code: 'ok', ...result.value } : result.error;
}

test('behaviour: a loan is renewed without repaying its principal: no money moves, the limit is used as before', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db);
  for (const month of [31, 28]) {
    await days(db, month);
    await payInterest(db, loan);
  }
  await days(db, 31 - 10);
  expect(await renew(db, loan)).toMatchObject({ code: 'interest_unpaid' });
  await payInterest(db, loan);
  const cash = await balanceOf(db, account.funderCash('own'));
  const drawdownId = newId('drawdown');
  const renewed = await renew(db, loan, drawdownId);
  if (!('loanId' in renewed)) return expect.fail(renewed.code);
  expect(await renew(db, loan, drawdownId)).toEqual({ ...renewed, repeat: true });
  expect(await findLoan(db, loan.borrowerId, loan.id)).toMatchObject({ status: 'closed' });
  expect(await findLoan(db, loan.borrowerId, renewed.loanId)).toMatchObject({
    status: 'open',
    principal: 5_000_000n,
    renews: loan.id,
  });
  const facility = await findFacility(db, loan.borrowerId, loan.facilityId);
  expect(facility).toMatchObject({ used: 5_000_000n, available: 0n });
  expect(await balanceOf(db, account.funderCash('own'))).toBe(cash);
  expect(await balanceOf(db, account.renewalsClearing())).toBe(0n);
  const undo = {
    id: 'undo',
    type: 'reversal',
    on: TEST_TODAY,
    of: `renewed:${renewed.loanId}`,
  } as const;
  const undone = await txOrRefuse(db, (tx) =>
    changeLoan(tx, { loanId: loan.id, event: undo, byWhom: 'test' }, clock.now()),
  );
  expect(undone).toEqual({ ok: false, error: { code: 'renewal_stands' } });
  await days(db, 1);
  expect(await owedOn(db, renewed.loanId)).toMatchObject({ accruedInterest: 1_000n });
  await expectBooksAgree(db);
  expect(await checkHistories(db)).toEqual([]);
});

test('error: a loan is not renewed too early, past due, too often, or by an old decision', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db);
  expect(await renew(db, loan)).toMatchObject({ code: 'too_early_to_renew' });
  await days(db, 31 + 5);
  expect(await renew(db, loan)).toMatchObject({ code: 'loan_past_due', dpd: 5 });
  await payInterest(db, loan);
  await days(db, 28 + 31 - 10);
  await payInterest(db, loan);
  const stranger = { ...loan, borrowerId: newId('borrower') };
  expect(await renew(db, stranger)).toMatchObject({ code: 'loan_not_found' });
  const old = await txOrRefuse(db, (tx) =>
    renewLoan(
      tx,
      {
        borrowerId: loan.borrowerId,
        loanId: loan.id,
        drawdownId: newId('drawdown'),
        shape: { method: 'revolvingDaily', installments: 3 },
        approvedOn: TEST_TODAY,
        byWhom: 'test',
      },
      clock.now(),
    ),
  );
  expect(old).toMatchObject({ ok: false, error: { code: 'decision_too_old' } });
  let now = loan;
  for (let times = 0; times < 2; times += 1) {
    const renewed = await renew(db, now);
    if (!('loanId' in renewed)) return expect.fail(renewed.code);
    now = (await findLoan(db, loan.borrowerId, renewed.loanId)) ?? expect.fail();
    // To ten days before its end, with its interest paid as it falls due.
    for (let month = 0; month < 3; month += 1) {
      const until = month < 2 ? addMonths(now.drawnOn, month + 1) : addDays(now.maturesOn, -10);
      while ((await getBusinessDate(db)) < until) await days(db, 1);
      await payInterest(db, now);
    }
  }
  expect(await renew(db, now)).toMatchObject({ code: 'renewed_too_often', times: 2 });
  await expectBooksAgree(db);
}, 60_000);

test('behaviour: a facility is renewed by a new decision, once; loans drawn before keep their price', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db);
  const renewal = {
    borrowerId: loan.borrowerId,
    facilityId: loan.facilityId,
    decisionId: newId('decision'),
    on: TEST_TODAY,
    limit: fen(9_000_000n),
    annualRate: rateE9(60_000_000n),
    expiresOn: addMonths(TEST_TODAY, 24),
  };
  const renewFor = (change: Partial<typeof renewal> = {}) =>
    txOrRefuse(db, (tx) => renewFacility(tx, { ...renewal, ...change }));
  expect(await renewFor()).toMatchObject({
    ok: true,
    value: { repeat: false, facility: { limit: 9_000_000n, available: 4_000_000n } },
  });
  expect(await renewFor()).toMatchObject({ ok: true, value: { repeat: true } });
  expect(await renewFor({ limit: fen(1n) })).toMatchObject({ error: { code: 'renewal_conflict' } });
  expect(await renewFor({ borrowerId: newId('borrower') })).toMatchObject({
    error: { code: 'facility_not_found' },
  });
  expect(await findLoan(db, loan.borrowerId, loan.id)).toMatchObject({ annualRate: 72_000_000n });
});

test('property: cash by the loans’ histories is the ledger’s, with renewals, reversals and refunds among them', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db);
  const other = await makeLoan(db, { principal: fen(700_000n) });
  await days(db, 31);
  await payInterest(db, loan);
  await days(db, 28);
  await payInterest(db, loan);
  await days(db, 21);
  await payInterest(db, loan);
  await payInterest(db, loan);
  expect(await renew(db, loan)).toMatchObject({ code: 'ok' });
  const today = await getBusinessDate(db);
  const happen = (event: Parameters<typeof changeLoan>[1]['event']) =>
    txOrRefuse(db, (tx) =>
      changeLoan(tx, { loanId: other.id, event, byWhom: 'desk' }, clock.now()),
    );
  const repaid = newId('change');
  const amount = fen(50_000n);
  expect(await happen({ id: repaid, type: 'repayment', on: today, amount })).toMatchObject({
    ok: true,
  });
  await days(db, 5);
  const undone = { id: newId('change'), type: 'reversal', on: today, of: repaid } as const;
  expect(await happen(undone)).toMatchObject({ ok: true });
  const last = await getBusinessDate(db);
  await days(db, 1);
  const cash = await sumCash(db, last);
  const renewed = await sumRenewed(db, last);
  expect(renewed).toBe(loan.principal);
  const net = cash.reduce(
    (sum, c) => sum + c.repaidFen - c.drawnFen - c.refundedFen,
    renewed as bigint,
  );
  expect(net).toBe(await balanceOf(db, account.funderCash('own')));
});
