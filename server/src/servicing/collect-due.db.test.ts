import { expect, test } from 'vitest';
import { expectBooksAgree, makeBorrower, makeLoan } from '../../../tests/db/book.ts';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import {
  addDays,
  addMonths,
  type BusinessDate,
  type Fen,
  fen,
  type Json,
  shanghaiDay,
  shanghaiStamp,
} from '../kernel/index.ts';
import type { Loan } from '../lending/index.ts';
import { createBorrower } from '../party/index.ts';
import { newId } from '../platform/index.ts';
import { type Day, hours, openDay } from './collect-due.fixture.ts';
import { collectPage } from './collect-due-page.ts';
import { type CollectionRules, repaymentIdOf } from './collect-due-rules.ts';
import { nothingDone } from './collect-due-tally.ts';
import {
  applyRepayment,
  changeLoan,
  collectDueWork,
  collectDueWorkflow,
  collectIdOf,
  endOfDay,
  findRepayment,
  listCollectionAttempts,
  owedOn,
  requestRepayment,
  sumCollections,
} from './index.ts';

const open = async (rules: Partial<CollectionRules> = {}) =>
  openDay(await testDatabase(12), TEST_TODAY, rules);

const dueOn = addMonths(TEST_TODAY, 1); // 31 days of 1,000 fen.

/** A loan of 50,000 yuan on the morning of its first due date. */
async function dueLoan(day: Day, hour = 9): Promise<Loan> {
  const loan = await makeLoan(day.db);
  await day.moveTo(dueOn, hour);
  return loan;
}

const dueOf = async (day: Day, loan: Loan) => (await owedOn(day.db, loan.id))?.due;

/** What was tried with a loan, the oldest first. */
const triedOf = async (day: Day, loan: Loan) =>
  (await listCollectionAttempts(day.db, loan.borrowerId, loan.id))
    .reverse()
    .map(({ attempt, asked, came, outcome, reason, at }) => [
      attempt,
      shanghaiStamp(at).slice(11, 16),
      asked,
      came,
      reason === null ? outcome : `${outcome} ${reason}`,
    ]);

const repay = (day: Day, loan: Loan, amount: Fen | 'all') =>
  requestRepayment(day.deps, {
    repaymentId: newId('repayment'),
    borrowerId: loan.borrowerId,
    loanId: loan.id,
    amount,
  });

test('behaviour: what is due is collected in full on its day, and asked for once', async () => {
  const day = await open();
  const loan = await dueLoan(day);
  await day.collect();
  expect(day.bank.asked).toHaveLength(1);
  expect(day.bank.asked[0]).toMatchObject({ amount: 31_000n, atLeast: 100n, on: dueOn });
  expect(await owedOn(day.db, loan.id)).toMatchObject({ due: 0n, principal: 5_000_000n });
  expect(await triedOf(day, loan)).toEqual([[1, '09:00', 31_000n, 31_000n, 'settled']]);
  const id = repaymentIdOf(loan.id, dueOn, 1);
  expect(await findRepayment(day.db, loan.borrowerId, id)).toMatchObject({ byMandate: true });
  await day.collect(); // The whole day again.
  expect(day.bank.collected).toBe(31_000n);
  expect(day.workflows.waiting.size).toBe(0);
  await expectBooksAgree(day.db);
});

test('behaviour: on a day on which nothing is due nobody is asked, and the day is done at once', async () => {
  const day = await open();
  const loan = await makeLoan(day.db);
  await day.moveTo(addDays(dueOn, -1));
  await day.collect({ ...day.flow, sleep: () => Promise.reject(new Error('it waits')) });
  expect(day.bank.asked).toEqual([]);
  expect(await triedOf(day, loan)).toEqual([]);
});

test('behaviour: without funds in the morning, the account is asked again four hours later', async () => {
  const day = await open();
  const loan = await dueLoan(day);
  day.bank.funds = 0n;
  day.at(12.5, async () => {
    await expectBooksAgree(day.db);
    day.bank.funds = 40_000n;
  });
  await day.collect();
  expect(await triedOf(day, loan)).toEqual([
    [1, '09:00', 31_000n, 0n, 'rejected AM04'],
    [2, '13:00', 31_000n, 31_000n, 'settled'],
  ]);
  expect(day.bank.funds).toBe(9_000n);
  expect(await dueOf(day, loan)).toBe(0n);
  await expectBooksAgree(day.db);
});

test('behaviour: what is there meets the debts, and the rest is asked for at the next attempt', async () => {
  const day = await open();
  const loan = await dueLoan(day);
  day.bank.funds = 12_345n;
  day.at(12, async () => {
    expect(await dueOf(day, loan)).toBe(18_655n);
    await expectBooksAgree(day.db);
    day.bank.funds = 18_000n;
  });
  day.at(16, async () => {
    day.bank.funds = 1_000n;
  });
  await day.collect();
  expect(await triedOf(day, loan)).toEqual([
    [1, '09:00', 31_000n, 12_345n, 'partial'],
    [2, '13:00', 18_655n, 18_000n, 'partial'],
    [3, '17:00', 655n, 655n, 'settled'],
  ]);
  expect(day.bank.collected).toBe(31_000n);
  const totals = await sumCollections(day.db, dueOn);
  expect(totals).toEqual([
    { outcome: 'partial', reason: null, attempts: 2, loans: 1, asked: 49_655n, came: 30_345n },
    { outcome: 'settled', reason: null, attempts: 1, loans: 1, asked: 655n, came: 655n },
  ]);
  await expectBooksAgree(day.db);
});

test('behaviour: a revoked mandate is not tried again that day, and is on the next', async () => {
  const day = await open();
  const loan = await dueLoan(day);
  day.bank.words.push({ reject: 'MD01' });
  await day.collect();
  expect(await triedOf(day, loan)).toEqual([[1, '09:00', 31_000n, 0n, 'rejected MD01']]);
  // Another loan keeps the day going; this one stays out of it.
  const other = await makeLoan(day.db, { on: TEST_TODAY });
  day.bank.words.push({ reject: 'AM04' });
  await day.collect();
  expect(await triedOf(day, loan)).toHaveLength(1);
  expect((await triedOf(day, other)).map(([n]) => n)).toEqual([1, 2]);
  await day.moveTo(addDays(dueOn, 1));
  await day.collect();
  expect(await dueOf(day, loan)).toBe(0n);
  await expectBooksAgree(day.db);
});

test('behaviour: an unanswered collection is found out by its safety net, not asked for again', async () => {
  const day = await open();
  const loan = await dueLoan(day);
  const id = repaymentIdOf(loan.id, dueOn, 1);
  day.bank.words.push('silent-after');
  day.at(10, async () => {
    expect(await triedOf(day, loan)).toEqual([[1, '09:00', 31_000n, 0n, 'onItsWay']]);
    expect(day.workflows.waiting.has(`settle-repayment:${id}`)).toBe(true);
    await day.settle(id);
  });
  await day.collect();
  expect(day.bank.asked).toHaveLength(1);
  expect(day.bank.collected).toBe(31_000n);
  expect(await triedOf(day, loan)).toEqual([[1, '09:00', 31_000n, 31_000n, 'settled']]);
  await expectBooksAgree(day.db);
});

test('behaviour: while money is on its way the loan is left alone, however late it is rejected', async () => {
  const day = await open();
  const loan = await dueLoan(day);
  const id = repaymentIdOf(loan.id, dueOn, 1);
  day.bank.words.push('accept');
  day.bank.funds = 0n;
  day.at(13.5, async () => {
    expect(day.bank.asked).toHaveLength(1); // The second attempt, at 13, found it on its way.
    day.bank.settleAccepted();
    const said = await day.bank.queryCollect(collectIdOf(id));
    if (said.status === 'not_found') return expect.fail();
    const notice = await day.db.tx((tx) => applyRepayment(tx, id, said, day.clock.now()));
    expect(notice).toBe('failed');
    day.bank.funds = null;
  });
  await day.collect();
  expect(await triedOf(day, loan)).toEqual([
    [1, '09:00', 31_000n, 0n, 'rejected AM04'],
    [3, '17:00', 31_000n, 31_000n, 'settled'],
  ]);
  await expectBooksAgree(day.db);
});

/** A flow that dies in the middle of the step `name`: its work is done, nobody kept that it was. */
const dyingIn = (day: Day, name: string): typeof day.flow => ({
  ...day.flow,
  call: async <T extends Json>(step: string, work: () => Promise<T>) => {
    const done = await work();
    if (step === name) throw new Error('killed');
    return done;
  },
});

test.each(['begin.v1', 'look.v1.1.0', 'page.v1.1.0', 'told.v1.1', 'page.v1.2.0', 'told.v1.2'])(
  'behaviour: killed in %s and run again, what is due is collected once',
  async (step) => {
    const day = await open();
    const loan = await dueLoan(day);
    day.bank.funds = 10_000n;
    day.at(12, async () => {
      day.bank.funds = 500_000n;
    });
    await expect(day.collect(dyingIn(day, step))).rejects.toThrow('killed');
    await expectBooksAgree(day.db);
    day.bank.funds = 500_000n;
    await day.collect();
    expect(day.bank.collected).toBe(31_000n);
    expect(await dueOf(day, loan)).toBe(0n);
    expect(day.bank.asked.length).toBeLessThanOrEqual(2);
    await expectBooksAgree(day.db);
  },
);

test('property: two workers that collect the same day at the same time collect it once', async () => {
  const day = await open();
  const borrowerId = await makeBorrower(day.db);
  const loans: Loan[] = [];
  for (let i = 0; i < 12; i += 1) loans.push(await makeLoan(day.db, { borrowerId }));
  await day.moveTo(dueOn);
  const stop = { ...day.flow, sleep: () => Promise.reject(new Error('waits')) };
  await Promise.all(
    [day.collect(stop), day.collect(stop), day.collect(stop)].map((p) => p.catch(() => {})),
  );
  expect(day.bank.collected).toBe(12n * 31_000n);
  expect(day.bank.asked).toHaveLength(12);
  await expectBooksAgree(day.db);
});

test('behaviour: what the borrower repays in the middle of the day is not asked for again', async () => {
  const day = await open();
  const loan = await dueLoan(day);
  day.bank.words.push({ reject: 'AM04' });
  day.at(11, async () => {
    expect(await repay(day, loan, fen(30_000n))).toMatchObject({ value: { status: 'settled' } });
  });
  await day.collect();
  expect(await triedOf(day, loan)).toEqual([
    [1, '09:00', 31_000n, 0n, 'rejected AM04'],
    [2, '13:00', 1_000n, 1_000n, 'settled'],
  ]);
  expect(day.bank.collected).toBe(31_000n);
  await expectBooksAgree(day.db);
});

test('behaviour: repaid between the look and the question, a loan is asked for what is still due', async () => {
  const day = await open({ atOnce: 1 });
  const first = await makeLoan(day.db);
  const [part, whole] = [await makeLoan(day.db), await makeLoan(day.db)];
  await day.moveTo(dueOn);
  let met = false;
  day.bank.meanwhile = async () => {
    if (met) return;
    met = true; // The page has looked at all three; the first is at the bank.
    await repay(day, part, fen(20_000n));
    await repay(day, whole, fen(31_000n));
  };
  await day.collect();
  expect(await triedOf(day, first)).toMatchObject([[1, '09:00', 31_000n, 31_000n, 'settled']]);
  expect(await triedOf(day, part)).toMatchObject([[1, '09:00', 11_000n, 11_000n, 'settled']]);
  expect(await triedOf(day, whole)).toEqual([]);
  expect(day.bank.collected).toBe(3n * 31_000n);
  expect(await owedOn(day.db, whole.id)).toMatchObject({ principal: 5_000_000n, due: 0n });
  await expectBooksAgree(day.db);
});

test('error: under the mandate no more is taken than what is due, and a charged-off loan is left to people', async () => {
  const day = await open();
  const loan = await dueLoan(day);
  const ask = (amount: Fen) =>
    requestRepayment(day.deps, {
      repaymentId: newId('repayment'),
      borrowerId: loan.borrowerId,
      loanId: loan.id,
      amount,
      byMandate: { atLeast: fen(1n) },
    });
  expect(await ask(fen(31_001n))).toEqual({
    ok: false,
    error: { code: 'more_than_owed', asked: 31_001n, owed: 31_000n },
  });
  const event = { id: 'c', type: 'chargeOff', on: dueOn } as const;
  const at = day.clock.now();
  await day.db.tx((tx) => changeLoan(tx, { loanId: loan.id, event, byWhom: 'test' }, at));
  expect(await ask(fen(1n))).toMatchObject({ error: { code: 'loan_not_open' } });
  await day.collect();
  expect(day.bank.asked).toEqual([]);
});

test('behaviour: a loan long past due is asked once a week and on its next due date', async () => {
  const day = await open({ attemptsAfterMs: [0] });
  await makeLoan(day.db);
  const asked: BusinessDate[] = [];
  day.bank.funds = 0n;
  const last = addMonths(TEST_TODAY, 3); // 59 days after the first due date, 31 after the second.
  const days = [29, 30, 31, 36, 37, 38, 44, 58, 59, 60].map((n) => addDays(dueOn, n));
  for (const on of days) {
    await day.moveTo(on);
    await day.collect();
    if (day.bank.asked.length > asked.length) asked.push(on);
  }
  expect(asked).toEqual([29, 30, 37, 44, 58, 59].map((n) => addDays(dueOn, n)));
  expect(asked.at(-1)).toBe(last);
  expect(day.bank.asked.at(-1)?.amount).toBe(5_000_000n + 31_000n + 28_000n + 31_000n);
  await expectBooksAgree(day.db);
});

test('behaviour: at night nobody is asked: a day closed at 22 begins at 8, one cut off at 21 goes on', async () => {
  const day = await open({ atOnce: 1 });
  const loan = await makeLoan(day.db);
  const second = await makeLoan(day.db, { borrowerId: loan.borrowerId });
  await day.moveTo(dueOn);
  day.clock.advance(-hours(11)); // The evening before, by the calendar.
  day.bank.meanwhile = async () => {
    const hour = Number(shanghaiStamp(day.clock.now()).slice(11, 13));
    expect(hour >= 8 && hour < 21).toBe(true);
    expect(shanghaiDay(day.clock.now()) >= dueOn).toBe(true);
    if (day.bank.asked.length === 1) day.clock.advance(hours(13)); // It takes until 21.
  };
  await day.collect();
  expect(await triedOf(day, loan)).toEqual([[1, '08:00', 31_000n, 31_000n, 'settled']]);
  expect(await triedOf(day, second)).toEqual([[1, '08:00', 31_000n, 31_000n, 'settled']]);
  expect(shanghaiDay(day.clock.now())).toBe(addDays(dueOn, 1));
  await expectBooksAgree(day.db);
});

test('behaviour: once the books are on another day, the old day asks nobody any more', async () => {
  const day = await open();
  const loan = await dueLoan(day);
  day.bank.words.push({ reject: 'AM04' });
  day.at(10, async () => {
    await endOfDay({ db: day.db, clock: day.clock, log: day.deps.log });
  });
  await day.collect();
  expect(await triedOf(day, loan)).toEqual([[1, '09:00', 31_000n, 0n, 'rejected AM04']]);
  expect(day.bank.asked).toHaveLength(1);
  await collectDueWorkflow(day.deps).run(day.flow, { on: dueOn }); // Started too late.
  expect(day.bank.asked).toHaveLength(1);
});

test('behaviour: end of day starts the collection of the new day in the transaction that closes the old', async () => {
  const day = await open();
  await makeLoan(day.db);
  const { db, clock, deps, workflows } = day;
  const next = addDays(TEST_TODAY, 1);
  const inClose = (tx: Parameters<typeof workflows.enqueue>[0], today: BusinessDate) =>
    workflows.enqueue(tx, collectDueWork(today));
  const failing = () => Promise.reject(new Error('no queue'));
  const close = (how: typeof inClose) => endOfDay({ db, clock, log: deps.log, inClose: how });
  await expect(close(failing)).rejects.toThrow('no queue'); // Killed: the day is not closed.
  expect(await close(inClose)).toMatchObject({ closed: TEST_TODAY, today: next });
  expect([...workflows.waiting.values()]).toEqual([
    { workflow: 'servicing.collect-due.v1', id: `collect-due:${next}`, input: { on: next } },
  ]);
});

test('behaviour: a large book is walked page by page, each loan once', async () => {
  const day = await open();
  const borrowerId = await makeBorrower(day.db);
  for (let i = 0; i < 7; i += 1) await makeLoan(day.db, { borrowerId });
  await day.moveTo(dueOn);
  const late = await makeLoan(day.db, { borrowerId, on: dueOn }); // Owes nothing.
  const states: string[] = [];
  let place = { on: dueOn, attempt: 1, after: '' };
  for (;;) {
    const { state, after, tally } = await collectPage(day.deps, place, 3);
    states.push(`${state} ${tally.settled}`);
    if (state === 'end') break;
    place = { ...place, after };
  }
  expect(states).toEqual(['more 3', 'more 3', 'end 1']);
  expect(new Set(day.bank.asked.map((o) => o.id)).size).toBe(7);
  expect(await triedOf(day, late)).toEqual([]);
});

test('behaviour: a loan at fault is named and left, the others are collected', async () => {
  const day = await open();
  const borrowerId = await makeBorrower(day.db);
  const broken = await makeLoan(day.db, { borrowerId });
  const whole = await makeLoan(day.db, { borrowerId });
  await day.moveTo(dueOn);
  await day.db.pool.query(`
    create function servicing.break_loan() returns trigger language plpgsql as $$
    begin raise exception 'broken on purpose'; end $$;
    create trigger break_loan before insert on servicing.repayments
      for each row when (new.loan_id = '${broken.id}') execute function servicing.break_loan()`);
  const said: Json[] = [];
  const log = {
    ...day.deps.log,
    error: (event: string, fields: Json = null) => void said.push([event, fields]),
  };
  const { tally } = await collectPage({ ...day.deps, log }, { on: dueOn, attempt: 1, after: '' });
  expect(tally).toEqual({ ...nothingDone, asked: 2, settled: 1, failed: 1, left: 1 });
  expect(said).toMatchObject([['collect.loan_failed', { loanId: broken.id, on: dueOn }]]);
  expect(await dueOf(day, whole)).toBe(0n);
  await day.db.pool.query('drop trigger break_loan on servicing.repayments');
  await day.collect();
  expect(await dueOf(day, broken)).toBe(0n);
});

test('behaviour: a borrower without an account to collect from is on the list, for a person', async () => {
  const day = await open();
  const borrowerId = await day.db.tx((tx) => createBorrower(tx, { segment: 'onlineSeller' }));
  const loan = await makeLoan(day.db, { borrowerId });
  await day.moveTo(dueOn);
  await day.collect();
  await day.collect();
  expect(day.bank.asked).toEqual([]);
  expect(await triedOf(day, loan)).toEqual([[1, '09:00', 31_000n, 0n, 'payerUnknown']]);
  expect(await sumCollections(day.db, dueOn)).toMatchObject([
    { outcome: 'payerUnknown', loans: 1 },
  ]);
});

test('behaviour: what somebody undid is not taken again the same day', async () => {
  const day = await open({ atOnce: 1 });
  const loan = await dueLoan(day);
  const undone = await makeLoan(day.db, { on: TEST_TODAY }); // Asked second.
  day.bank.words.push({ reject: 'AM04' });
  day.at(10, async () => {
    const of = repaymentIdOf(undone.id, dueOn, 1);
    const event = { id: 'x', type: 'reversal', on: dueOn, of } as const;
    const change = { loanId: undone.id, event, byWhom: 'test' };
    await day.db.tx((tx) => changeLoan(tx, change, day.clock.now()));
  });
  await day.collect();
  expect(await triedOf(day, undone)).toEqual([[1, '09:00', 31_000n, 0n, 'reversed']]);
  expect(await dueOf(day, undone)).toBe(31_000n);
  expect(await dueOf(day, loan)).toBe(0n); // At the second attempt.
  await expectBooksAgree(day.db);
});

test('error: the record of what was tried cannot be changed', async () => {
  const { db } = await open();
  await expect(db.exec`delete from servicing.collection_days`).rejects.toThrow('append-only');
  await expect(db.exec`update servicing.collection_days set attempt = 9`).rejects.toThrow(
    'append-only',
  );
});
