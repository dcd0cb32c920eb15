import { beforeEach, expect, test } from 'vitest';
import { expectBooksAgree, makeLoan, vault } from '../../../tests/db/book.ts';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { listEvents } from '../events/index.ts';
import { addDays, type Fen, fen, type Id, instant, startOfDay } from '../kernel/index.ts';
import { account, balanceOf } from '../ledger/index.ts';
import { findLoan, getFacility, type Loan } from '../lending/index.ts';
import { manualClock, newId, silentLog } from '../platform/index.ts';
import { FakeBank, FakeWorkflows, flowOn } from './bank.fixture.ts';
import {
  applyRepayment,
  collectIdOf,
  endOfDay,
  findRepayment,
  listOwed,
  listRepayments,
  listUnsettled,
  owedOn,
  type RepaymentDeps,
  repaymentOfOrder,
  requestRepayment,
  settleRepaymentWorkflow,
} from './index.ts';

const db = await testDatabase(40);
const clock = manualClock(startOfDay(TEST_TODAY));
let bank: FakeBank;
let workflows: FakeWorkflows;
let deps: RepaymentDeps;

beforeEach(() => {
  bank = new FakeBank();
  workflows = new FakeWorkflows();
  deps = { db, clock, vault, rail: bank, workflows, log: silentLog };
});

const repay = (loan: Loan, amount: Fen | 'all', repaymentId = newId('repayment')) =>
  requestRepayment(deps, { repaymentId, borrowerId: loan.borrowerId, loanId: loan.id, amount });
const codeOf = async (answer: ReturnType<typeof repay>) => {
  const result = await answer;
  return result.ok ? result.value.status : result.error.code;
};
const nextDay = () => endOfDay({ db, clock, log: silentLog });
const payoffOf = async (loan: Loan) => (await owedOn(db, loan.id))?.payoff;

/** Runs the safety net of a repayment; `wait` happens at its first sleep, the second one stops it. */
async function settleLater(id: Id<'repayment'>, wait: () => void = () => {}): Promise<void> {
  let sleeps = 0;
  const flow = flowOn(db, () => {
    sleeps += 1;
    if (sleeps > 1) throw new Error('still waiting');
    wait();
  });
  await settleRepaymentWorkflow(deps).run(flow, { repaymentId: id });
}

test('behaviour: repaid in part on the third day, interest is met first and the limit is free again', async () => {
  const loan = await makeLoan(db);
  await nextDay();
  await nextDay();
  const answer = await repay(loan, fen(1_002_000n));
  expect(answer).toMatchObject({
    ok: true,
    value: {
      status: 'settled',
      amount: 1_002_000n,
      allocation: { dueInterest: 0n, accruedInterest: 2_000n, principal: 1_000_000n },
    },
  });
  expect(await owedOn(db, loan.id)).toMatchObject({ principal: 4_000_000n, payoff: 4_000_000n });
  const facility = await getFacility(db, loan.borrowerId, loan.facilityId);
  expect(facility.available).toBe(1_000_000n);
  expect(bank.asked[0]).toMatchObject({
    from: { name: '林岚', accountNumber: '6222020000000000001' },
    amount: 1_002_000n,
  });
  expect(bank.asked[0]?.mandateId.length).toBeLessThanOrEqual(35);
  expect(workflows.waiting.size).toBe(0);
  await expectBooksAgree(db);
});

test('behaviour: repaid in full, the loan closes, nothing is left in its accounts, events tell', async () => {
  const loan = await makeLoan(db, { principal: fen(1_234_567n) });
  await nextDay();
  expect(await codeOf(repay(loan, 'all'))).toBe('settled');
  expect(await findLoan(db, loan.borrowerId, loan.id)).toMatchObject({ status: 'closed' });
  expect(await payoffOf(loan)).toBe(0n);
  for (const code of [account.loanPrincipal(loan.id), account.interestReceivable(loan.id)]) {
    expect(await balanceOf(db, code)).toBe(0n);
  }
  const recordedBefore = instant(clock.now() + 1);
  const kinds = (await listEvents(db, loan.borrowerId, { recordedBefore })).map((e) => e.kind);
  expect(kinds).toContain('loan.repaid');
  expect(kinds).toContain('loan.closed');
  await expectBooksAgree(db);
});

test('error: refusals come in order, and the bank is asked for none of them', async () => {
  const loan = await makeLoan(db);
  const stranger = { ...loan, borrowerId: newId('borrower') };
  expect(await codeOf(repay(stranger, fen(1n)))).toBe('loan_not_found');
  expect(await codeOf(repay({ ...loan, id: newId('loan') }, fen(1n)))).toBe('loan_not_found');
  expect(await repay(loan, fen(5_000_001n))).toEqual({
    ok: false,
    error: { code: 'more_than_owed', asked: 5_000_001n, owed: 5_000_000n },
  });
  expect(bank.asked).toEqual([]);
  expect(await codeOf(repay(loan, 'all'))).toBe('settled');
  expect(await codeOf(repay(loan, fen(1n)))).toBe('loan_not_open');
  expect(bank.asked).toHaveLength(1);
  await expect(repay(loan, fen(0n))).rejects.toThrow('no such amount');
  await expect(repay(loan, fen(-1n))).rejects.toThrow('no such amount');
});

test('behaviour: the same repayment again gives the same answer, other content is a conflict', async () => {
  const loan = await makeLoan(db);
  const id = newId('repayment');
  const first = await repay(loan, fen(100_000n), id);
  expect(await repay(loan, fen(100_000n), id)).toEqual(first);
  expect(await codeOf(repay(loan, fen(99_999n), id))).toBe('repayment_conflict');
  expect(await codeOf(repay(loan, 'all', id))).toBe('repayment_conflict');
  expect(bank.asked).toHaveLength(1);
  expect(await payoffOf(loan)).toBe(4_900_000n);
});

test("error: another borrower's repayment id buys nothing: it is a conflict, and not shown", async () => {
  const [mine, theirs] = [await makeLoan(db), await makeLoan(db)];
  const id = newId('repayment');
  await repay(theirs, fen(100_000n), id);
  expect(await codeOf(repay(mine, fen(100_000n), id))).toBe('repayment_conflict');
  expect(await payoffOf(mine)).toBe(5_000_000n);
  expect(await findRepayment(db, mine.borrowerId, id)).toBeUndefined();
  expect(bank.asked).toHaveLength(1);
});

test('behaviour: while one repayment is on its way another is refused, and listed for the operator', async () => {
  const loan = await makeLoan(db);
  bank.moods.push('accept');
  const id = newId('repayment');
  expect(await codeOf(repay(loan, fen(100_000n), id))).toBe('collecting');
  expect(await repay(loan, fen(1n))).toEqual({
    ok: false,
    error: { code: 'repayment_in_progress', repaymentId: id },
  });
  expect((await listUnsettled(db, instant(clock.now() + 1))).map((r) => r.id)).toContain(id);
  const collected = bank.orders.get(collectIdOf(id))?.answer;
  bank.decide(collectIdOf(id), { status: 'settled', railRef: 'B1' });
  expect(collected?.status).toBe('accepted');
  await settleLater(id);
  expect(await payoffOf(loan)).toBe(4_900_000n);
});

test('property: of 20 repayments at once one is collected, and the bank moves money once', async () => {
  const loan = await makeLoan(db);
  const answers = await Promise.all(Array.from({ length: 20 }, () => codeOf(repay(loan, 'all'))));
  expect(answers.filter((a) => a === 'settled')).toHaveLength(1);
  const others = answers.filter((a) => a !== 'settled');
  expect(others.every((a) => a === 'repayment_in_progress' || a === 'loan_not_open')).toBe(true);
  expect(bank.collected()).toBe(5_000_000n);
  await expectBooksAgree(db);
});

test('property: one repayment sent 20 times at once is collected once', async () => {
  const loan = await makeLoan(db);
  const id = newId('repayment');
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => codeOf(repay(loan, fen(100_000n), id))),
  );
  expect(answers.every((a) => a === 'settled' || a === 'collecting')).toBe(true);
  expect(bank.asked).toHaveLength(1);
  expect(await payoffOf(loan)).toBe(4_900_000n);
});

test('behaviour: money that moved without an answer is found by asking, not by collecting again', async () => {
  const loan = await makeLoan(db);
  bank.moods.push('silent-after');
  const id = newId('repayment');
  expect(await codeOf(repay(loan, fen(100_000n), id))).toBe('collecting');
  expect(await payoffOf(loan)).toBe(5_000_000n);
  expect(workflows.waiting.has(`settle-repayment:${id}`)).toBe(true);
  await settleLater(id);
  expect(bank.asked).toHaveLength(1);
  expect(bank.collected()).toBe(100_000n);
  expect(await findRepayment(db, loan.borrowerId, id)).toMatchObject({ status: 'settled' });
  expect(await payoffOf(loan)).toBe(4_900_000n);
});

test('behaviour: a collection the bank never saw is sent again under the same id', async () => {
  const loan = await makeLoan(db);
  bank.moods.push('silent-before', 'silent-before'); // The request, then the first question.
  const id = newId('repayment');
  expect(await codeOf(repay(loan, fen(100_000n), id))).toBe('collecting');
  await settleLater(id);
  expect(bank.asked.map((o) => o.id)).toEqual([collectIdOf(id), collectIdOf(id)]);
  expect(bank.asked[1]).toEqual(bank.asked[0]);
  expect(bank.collected()).toBe(100_000n);
  expect(await payoffOf(loan)).toBe(4_900_000n);
});

test('behaviour: a rejected collection fails with its reason, and nothing that is owed changes', async () => {
  const loan = await makeLoan(db);
  bank.moods.push('reject');
  const id = newId('repayment');
  const answer = await repay(loan, 'all', id);
  expect(answer).toMatchObject({ ok: true, value: { status: 'failed', reason: 'AM04' } });
  expect(await payoffOf(loan)).toBe(5_000_000n);
  expect(await codeOf(repay(loan, 'all', id))).toBe('failed');
  expect(await codeOf(repay(loan, 'all'))).toBe('settled');
  await expectBooksAgree(db);
});

test('behaviour: notice, path and safety net may all tell the end; it takes effect once', async () => {
  const loan = await makeLoan(db);
  const id = newId('repayment');
  const settled = { status: 'settled', railRef: 'B1' } as const;
  const tell = () =>
    db.tx((tx) =>
      applyRepayment(tx, repaymentOfOrder(collectIdOf(id)) ?? id, settled, clock.now()),
    );
  bank.meanwhile = async () => {
    expect(await tell()).toBe('settled'); // The notice overtakes the answer.
  };
  expect(await codeOf(repay(loan, fen(100_000n), id))).toBe('settled');
  const again = await Promise.all([tell(), tell(), settleLater(id)]);
  expect(again.slice(0, 2)).toEqual(['exists', 'exists']);
  expect(await payoffOf(loan)).toBe(4_900_000n);
  const rejected = { status: 'rejected', reason: 'AM04' } as const;
  const other = await db.tx((tx) => applyRepayment(tx, id, rejected, clock.now()));
  expect(other).toBe('contradicts');
  expect(await payoffOf(loan)).toBe(4_900_000n);
  const unknown = await db.tx((tx) => applyRepayment(tx, newId('repayment'), settled, clock.now()));
  expect(unknown).toBe('not_found');
  expect(repaymentOfOrder('payout:x')).toBeUndefined();
});

test('behaviour: money on its way over end of day counts from the day it was asked for', async () => {
  const loan = await makeLoan(db);
  await nextDay();
  bank.moods.push('accept');
  const id = newId('repayment');
  expect(await codeOf(repay(loan, 'all', id))).toBe('collecting');
  // End of day does not wait for it: what it meets is worked out from the day it was asked for.
  expect((await nextDay()).loans).toBeGreaterThan(0);
  await nextDay();
  bank.decide(collectIdOf(id), { status: 'settled', railRef: 'B1' });
  await settleLater(id);
  const kept = await findRepayment(db, loan.borrowerId, id);
  expect(kept?.on).toBe(addDays(loan.drawnOn, 1));
  expect(kept?.allocation).toMatchObject({ accruedInterest: 1_000n, principal: 5_000_000n });
  expect(await listRepayments(db, loan.borrowerId, loan.id)).toEqual([kept]);
  const closed = { status: 'closed', closedOn: kept?.on };
  expect(await findLoan(db, loan.borrowerId, loan.id)).toMatchObject(closed);
  await expectBooksAgree(db);
});

test('behaviour: money on its way that is rejected leaves the loan to be caught up', async () => {
  const loan = await makeLoan(db);
  bank.moods.push('accept');
  const id = newId('repayment');
  expect(await codeOf(repay(loan, 'all', id))).toBe('collecting');
  await nextDay();
  await nextDay();
  bank.decide(collectIdOf(id), { status: 'rejected', reason: 'AM04' });
  await settleLater(id);
  expect(await owedOn(db, loan.id)).toMatchObject({ accruedInterest: 2_000n });
  await nextDay();
  expect(await owedOn(db, loan.id)).toMatchObject({ accruedInterest: 3_000n });
  await expectBooksAgree(db);
});

test('behaviour: what a borrower owes in all is listed loan by loan', async () => {
  const first = await makeLoan(db);
  const second = await makeLoan(db, { borrowerId: first.borrowerId, principal: fen(100n) });
  const owed = await listOwed(db, first.borrowerId);
  expect([...owed.keys()].sort()).toEqual([first.id, second.id].sort());
  expect(owed.get(second.id)).toEqual(await owedOn(db, second.id));
});
