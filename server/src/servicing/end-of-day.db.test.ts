import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectBooksAgree, makeBorrower, makeLoan, vault } from '../../../tests/db/book.ts';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { listEvents } from '../events/index.ts';
import {
  addDays,
  type BusinessDate,
  fen,
  type Id,
  instant,
  startOfDay,
  sumFen,
} from '../kernel/index.ts';
import { account, balanceOf, listEntries } from '../ledger/index.ts';
import { type Loan, listBook, quote, saveStandings } from '../lending/index.ts';
import {
  advanceBusinessDate,
  column,
  type Database,
  getBusinessDate,
  manualClock,
  newId,
  row,
  silentLog,
} from '../platform/index.ts';
import { FakeBank, FakeWorkflows } from './bank.fixture.ts';
import {
  type EndOfDayOptions,
  type EndOfDayReport,
  endOfDay,
  findRepayment,
  listRepayments,
  owedOn,
  requestRepayment,
} from './index.ts';

const clock = manualClock(startOfDay(TEST_TODAY));
const close = (db: Database, options: EndOfDayOptions = {}) =>
  endOfDay({ db, clock, log: silentLog }, options);

const repay = (db: Database, loan: Loan, amount: bigint | 'all', bank = new FakeBank()) =>
  requestRepayment(
    { db, clock, vault, rail: bank, workflows: new FakeWorkflows(), log: silentLog },
    {
      repaymentId: newId('repayment'),
      borrowerId: loan.borrowerId,
      loanId: loan.id,
      amount: amount === 'all' ? 'all' : fen(amount),
    },
  );

/** Lets days go by without an end of day, then closes one: the loans are caught up. */
async function closeOn(db: Database, last: BusinessDate): Promise<EndOfDayReport> {
  for (let day = await getBusinessDate(db); day < last; day = addDays(day, 1)) {
    await db.tx((tx) => advanceBusinessDate(tx, day));
  }
  return close(db);
}

const makeLoans = async (db: Database, count: number): Promise<Loan[]> => {
  const borrowerId = await makeBorrower(db);
  const loans: Loan[] = [];
  for (let i = 0; i < count; i += 1) loans.push(await makeLoan(db, { borrowerId }));
  return loans;
};

test('regression: loans of before there were lists are listed before the day is closed, whether they are woken or not', async () => {
  const db = await testDatabase();
  const loans = await makeLoans(db, 5);
  const due = async () => {
    const today = await getBusinessDate(db);
    const asked = { filter: {}, sort: 'drawn', descends: true, atMost: 10, today } as const;
    return (await listBook(db, asked)).lines.map(({ nextDueOn }) => nextDueOn);
  };
  await close(db);
  const before = await due();
  expect(before.filter((one) => one !== null)).toHaveLength(5);
  const none = { status: 'open', closedOn: null, oldestDueOn: null, nextDueOn: null } as const;
  await db.tx((tx) =>
    saveStandings(
      tx,
      loans.map(({ id, principal }) => ({ ...none, loanId: id, outstanding: principal })),
    ),
  );
  expect((await due()).filter((one) => one !== null)).toEqual([]);
  const told: number[] = [];
  await close(db, { onListed: (n) => told.push(n) });
  expect(await due()).toEqual(before);
  await close(db, { onListed: (n) => told.push(n) });
  expect(told).toEqual([5]); // Once: a night after which there are none says nothing.
});

test('behaviour: end of day books one day of each loan, once, and moves the date on, once', async () => {
  const db = await testDatabase();
  const loans = await makeLoans(db, 23);
  const seen: number[] = [];
  const { tookMs, controls, ...report } = await close(db, {
    batch: 7,
    onProgress: ({ done, total }) => {
      expect(total).toBe(23);
      seen.push(done);
    },
  });
  expect(report).toEqual({
    closed: TEST_TODAY,
    today: addDays(TEST_TODAY, 1),
    loans: 23,
    woken: 0,
    accrued: 23_000n,
    penalty: 0n,
    offBalance: 0n,
    due: 0n,
    delinquent: 0,
    failed: [],
    agree: true,
  });
  expect(tookMs).toBe(0); // By a clock that stands still.
  expect(controls).toContainEqual({ control: 'interest_accrued', loans: 23_000n, ledger: 23_000n });
  expect(seen).toEqual([7, 14, 21, 23]);
  expect(await getBusinessDate(db)).toBe(addDays(TEST_TODAY, 1));
  const nights = await listEntries(db, { about: { endOfDay: TEST_TODAY } });
  expect(nights.map((e) => [e.kind, e.valueOn, e.bookedOn])).toEqual(
    Array(4).fill(['interest.accrued', TEST_TODAY, TEST_TODAY]), // One a batch.
  );
  for (const loan of loans) {
    expect(await owedOn(db, loan.id)).toMatchObject({ accruedInterest: 1_000n });
  }
  expect(await close(db, { closing: TEST_TODAY })).toMatchObject(report); // Asked again: the same.
  expect(await getBusinessDate(db)).toBe(addDays(TEST_TODAY, 1));
  await expect(close(db, { closing: addDays(TEST_TODAY, 9) })).rejects.toThrow('not reached');
  await expectBooksAgree(db);
});

test('behaviour: a loan kept to the day costs exactly what was disclosed, and its books end empty', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db, { principal: fen(1_234_567n) });
  const plan = quote(loan);
  const bank = new FakeBank();
  for (const { dueOn, principal, interest } of plan.schedule) {
    expect(await closeOn(db, addDays(dueOn, -1))).toMatchObject({ due: interest });
    expect((await owedOn(db, loan.id))?.due).toBe(principal + interest);
    const answer = await repay(db, loan, principal + interest, bank);
    expect(answer).toMatchObject({ ok: true, value: { status: 'settled' } });
  }
  expect(bank.collected()).toBe(plan.totalCost.totalPaid);
  const paid = await listRepayments(db, loan.borrowerId, loan.id);
  expect(sumFen(paid.map((r) => r.allocation?.dueInterest ?? fen(-1n)))).toBe(plan.totalCost.total);
  expect(await balanceOf(db, account.interestIncome())).toBe(-plan.totalCost.total);
  expect(await balanceOf(db, account.interestReceivable(loan.id))).toBe(0n);
  expect(await balanceOf(db, account.interestAccrued('own'))).toBe(0n);
  expect((await close(db)).loans).toBe(0);
  await expectBooksAgree(db);
});

test('behaviour: a loan past due is told as it reaches thresholds, and bears penalty interest', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db, { termMonths: 1 });
  await closeOn(db, loan.maturesOn);
  await close(db);
  await close(db);
  expect(await owedOn(db, loan.id)).toMatchObject({
    dueInterest: 31_000n,
    penaltyInterest: 4_500n,
    overdue: 5_035_500n,
    dpd: 3,
  });
  const told = await listEvents(db, loan.borrowerId, {
    recordedBefore: instant(clock.now() + 1),
    kinds: ['loan.delinquent'],
  });
  expect(told.map((e) => e.data)).toEqual([
    { loanId: loan.id, dpd: 1, on: addDays(loan.maturesOn, 1) },
  ]);
  expect(await balanceOf(db, account.penaltyAccrued('own'))).toBe(4_500n);
  await expectBooksAgree(db);
  expect(await repay(db, loan, 'all')).toMatchObject({
    ok: true,
    value: { allocation: { dueInterest: 31_000n, penaltyInterest: 4_500n, principal: 5_000_000n } },
  });
  expect(await balanceOf(db, account.penaltyAccrued('own'))).toBe(0n);
  // The days that were reached are told when they are over.
  const over = await listEvents(db, loan.borrowerId, {
    recordedBefore: instant(clock.now() + 1),
    kinds: ['loan.delinquent'],
  });
  expect(over.map((e) => e.data)).toContainEqual({
    loanId: loan.id,
    dpd: 3,
    on: addDays(loan.maturesOn, 3),
  });
  await expectBooksAgree(db);
});

test('behaviour: stopped in the middle, end of day goes on where it was', async () => {
  const db = await testDatabase();
  await makeLoans(db, 20);
  const stop = () => {
    throw new Error('killed');
  };
  await expect(close(db, { batch: 6, onProgress: stop })).rejects.toThrow('killed');
  expect(await getBusinessDate(db)).toBe(addDays(TEST_TODAY, 1));
  await expectBooksAgree(db);
  const report = await close(db, { batch: 6 });
  expect(report).toMatchObject({ closed: TEST_TODAY, loans: 20, accrued: 20_000n, failed: [] });
  expect(await getBusinessDate(db)).toBe(addDays(TEST_TODAY, 1));
  await expectBooksAgree(db);
});

test('behaviour: two processes that close the same day share the work and move the date on once', async () => {
  const db = await testDatabase();
  await makeLoans(db, 40);
  const closing = TEST_TODAY;
  await Promise.all([close(db, { closing, batch: 3 }), close(db, { closing, batch: 3 })]);
  const report = await close(db, { closing });
  expect(report).toMatchObject({ loans: 40, accrued: 40_000n, failed: [] });
  expect(await getBusinessDate(db)).toBe(addDays(TEST_TODAY, 1));
  await expectBooksAgree(db);
});

const breakLoan = async (db: Database, id: Id<'loan'>) => {
  await db.pool.query(`
    create function servicing.break_loan() returns trigger language plpgsql as $$
    begin raise exception 'broken on purpose'; end $$;
    create trigger break_loan before update on servicing.loan_states
      for each row when (old.loan_id = '${id}') execute function servicing.break_loan()`);
};
const mendLoan = (db: Database) =>
  db.pool.query('drop trigger break_loan on servicing.loan_states');

const Failure = row({ loanId: column.text, detail: column.text });

test('behaviour: a loan that fails is named, the others are closed, and it is caught up when mended', async () => {
  const db = await testDatabase();
  const loans = await makeLoans(db, 12);
  const broken = loans[4]?.id ?? expect.fail();
  await breakLoan(db, broken);
  const report = await close(db, { batch: 5 });
  expect(report).toMatchObject({ loans: 11, accrued: 11_000n, failed: [broken] });
  const failures = await db.many(Failure)`
    select loan_id, detail from servicing.end_of_day_failures`;
  expect(failures.length).toBeGreaterThan(1); // Tried again within the run.
  expect(failures.every((f) => f.loanId === broken && f.detail.includes('on purpose'))).toBe(true);
  await expectBooksAgree(db);
  expect((await close(db, { batch: 5 })).failed).toEqual([broken]);
  await mendLoan(db);
  expect(await owedOn(db, broken)).toMatchObject({ accruedInterest: 2_000n }); // Owed all the same.
  expect(await close(db)).toMatchObject({ loans: 12, accrued: 14_000n, failed: [] });
  await expectBooksAgree(db);
});

test('behaviour: end of day does not wait for a loan that somebody holds, and takes it later', async () => {
  const db = await testDatabase();
  const [held, ...others] = await makeLoans(db, 6);
  let letGo = () => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const locked = new Promise<void>((resolve) => {
    db.tx(async (tx) => {
      await tx.exec`
        select 1 from servicing.loan_states where loan_id = ${held?.id ?? ''} for update`;
      resolve();
      await released;
    });
  });
  await locked;
  const done: number[] = [];
  const report = await close(db, {
    onProgress: (p) => {
      done.push(p.done);
      letGo(); // Only after the others were through.
    },
  });
  expect(done[0]).toBe(others.length);
  expect(report).toMatchObject({ loans: 6, failed: [] });
});

test('behaviour: a repayment during end of day is taken, by the new day, whoever comes first', async () => {
  const db = await testDatabase(30);
  const loans = await makeLoans(db, 30);
  const closing = close(db, { batch: 2 });
  const paid = await Promise.all(loans.slice(0, 15).map((loan) => repay(db, loan, 'all')));
  await closing;
  for (const answer of paid) {
    if (!answer.ok) expect.fail(answer.error.code);
    expect(answer.value.status).toBe('settled');
    // Taken before the date moved: no interest. After: one day.
    const days = answer.value.on === TEST_TODAY ? 0n : 1n;
    expect(answer.value.amount).toBe(5_000_000n + 1_000n * days);
  }
  await expectBooksAgree(db);
});

test('behaviour: a loan paid out while its day is being closed is caught up by the next', async () => {
  const db = await testDatabase();
  await close(db);
  const loan = await makeLoan(db, { on: TEST_TODAY });
  expect(await owedOn(db, loan.id)).toMatchObject({ accruedInterest: 1_000n });
  expect(await close(db)).toMatchObject({ loans: 1, accrued: 2_000n });
  expect(await balanceOf(db, account.interestAccrued('own'))).toBe(2_000n);
});

test('property: whatever happens, the control accounts are the sum of all loans', async () => {
  const action = fc.oneof(
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('draw' as const),
        yuan: fc.integer({ min: 1, max: 99_999 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('days' as const),
        days: fc.integer({ min: 1, max: 25 }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('repay' as const),
        which: fc.nat(9),
        share: fc.integer({ min: 1, max: 1000 }),
        mood: fc.constantFrom('settle' as const, 'reject' as const, 'settle' as const),
      }),
    },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 4, maxLength: 14 }), async (actions) => {
      const db = await freshDatabase();
      const borrowerId = await makeBorrower(db);
      const bank = new FakeBank();
      const loans = [await makeLoan(db, { borrowerId, termMonths: 1, principal: fen(777_777n) })];
      for (const a of actions) {
        if (a.do === 'draw') {
          loans.push(
            await makeLoan(db, { borrowerId, principal: fen(BigInt(a.yuan) * 100n + 3n) }),
          );
        } else if (a.do === 'days') {
          await closeOn(db, addDays(await getBusinessDate(db), a.days - 1));
        } else {
          const loan = loans[a.which % loans.length] ?? expect.fail();
          const payoff = (await owedOn(db, loan.id))?.payoff ?? 0n;
          const amount = (payoff * BigInt(a.share)) / 1000n;
          if (amount === 0n) continue;
          bank.moods.push(a.mood);
          const answer = await repay(db, loan, amount, bank);
          expect(answer).toMatchObject({
            value: { status: a.mood === 'settle' ? 'settled' : 'failed' },
          });
        }
        await expectBooksAgree(db);
      }
      // What left the bank for the borrower and came back is what the funder's cash says.
      const lent = sumFen(loans.map((l) => l.principal));
      expect(await balanceOf(db, account.funderCash('own'))).toBe(bank.collected() - lent);
    }),
    { numRuns: 6 },
  );
}, 60_000);

/** One database after another: each run of the property has its own. */
const freshDatabase = () => testDatabase(4);

test('regression: cut off between the close and the comparison, a day is compared when it is asked again', async () => {
  const db = await testDatabase();
  await makeLoans(db, 3);
  await close(db);
  await db.pool.query('alter table servicing.end_of_day_controls disable trigger append_only');
  await db.pool.query('delete from servicing.end_of_day_controls'); // As if it had not come to it.
  const again = await close(db, { closing: TEST_TODAY });
  expect(again.agree).toBe(true);
  expect(again.controls.length).toBeGreaterThan(0);
});

test('error: the record of what a batch did cannot be changed', async () => {
  const db = await testDatabase(2);
  await expect(db.exec`delete from servicing.end_of_day_batches`).rejects.toThrow('append-only');
  await expect(db.exec`delete from servicing.end_of_day_failures`).rejects.toThrow('append-only');
  expect(await findRepayment(db, newId('borrower'), newId('repayment'))).toBeUndefined();
});
