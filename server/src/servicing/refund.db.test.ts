import { beforeEach, expect, test } from 'vitest';
import { expectBooksAgree, makeLoan } from '../../../tests/db/book.ts';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { addDays, type Fen, fen, type Id, instant } from '../kernel/index.ts';
import { account, balanceOf } from '../ledger/index.ts';
import type { Loan } from '../lending/index.ts';
import { createBorrower } from '../party/index.ts';
import { newId } from '../platform/index.ts';
import { type Day, openDay } from './collect-due.fixture.ts';
import {
  changeLoan,
  findRefund,
  listRefunds,
  listUnsettledRefunds,
  owedOn,
  type RefundRequest,
  refundIdOf,
  refundOfOrder,
  requestRefund,
  settleRefund,
  settleRefundWorkflow,
} from './index.ts';

const db = await testDatabase(40);
let day: Day;

beforeEach(() => {
  day = openDay(db, TEST_TODAY);
});

let made = 0;
const change = (loan: Loan, event: Parameters<typeof changeLoan>[1]['event']) =>
  db.tx((tx) => changeLoan(tx, { loanId: loan.id, event, byWhom: 'test' }, day.clock.now()));

/** Money that came by hand, more than was owed: 1,234 fen of it are the borrower's. */
async function overpaidLoan(borrowerId?: Id<'borrower'>): Promise<Loan> {
  const loan = await makeLoan(db, borrowerId === undefined ? {} : { borrowerId });
  const event = {
    id: `by-hand-${made}`,
    type: 'repayment',
    on: TEST_TODAY,
    amount: fen(5_001_234n),
  } as const;
  made += 1;
  expect(await change(loan, event)).toMatchObject({ ok: true });
  return loan;
}

const ask = (loan: Loan, amount: Fen | 'all', o: Partial<RefundRequest> = {}) =>
  requestRefund(day.deps, {
    refundId: newId('refund'),
    by: { borrowerId: loan.borrowerId },
    loanId: loan.id,
    amount,
    ...o,
  });
const overpaidOf = async (loan: Loan) => (await owedOn(db, loan.id))?.overpaid;
const heldFor = (loan: Loan) => balanceOf(db, account.borrowerOverpaid(loan.borrowerId));

/** Runs the safety net; `wait` happens at its first sleep, the second one stops it. */
async function settleLater(refundId: Id<'refund'>, wait: () => void = () => {}): Promise<void> {
  let sleeps = 0;
  const sleep = async () => {
    sleeps += 1;
    if (sleeps > 1) throw new Error('still waiting');
    wait();
  };
  await settleRefundWorkflow(day.deps).run({ ...day.flow, sleep }, { refundId });
}

test('behaviour: what was overpaid goes back to the account it would be paid out to', async () => {
  const loan = await overpaidLoan();
  const refundId = newId('refund');
  expect(await heldFor(loan)).toBe(-1_234n);
  const answer = await ask(loan, 'all', { refundId });
  expect(answer).toMatchObject({ ok: true, value: { status: 'settled', amount: 1_234n } });
  expect(day.bank.sent).toEqual([
    {
      id: refundIdOf(refundId),
      to: { name: '林岚', accountNumber: '6222020000000000001' },
      amount: 1_234n,
      purpose: 'open310 多还款项退回',
      on: TEST_TODAY,
    },
  ]);
  expect(await overpaidOf(loan)).toBe(0n);
  expect(await heldFor(loan)).toBe(0n);
  expect(day.workflows.waiting.size).toBe(0);
  await expectBooksAgree(db);
});

test('behaviour: paid back in parts, by the borrower and by staff, and listed', async () => {
  const loan = await overpaidLoan();
  await ask(loan, fen(1_000n));
  expect(await overpaidOf(loan)).toBe(234n);
  await expectBooksAgree(db);
  const byStaff = await ask(loan, fen(234n), { by: { staff: 'Li' } });
  expect(byStaff).toMatchObject({ value: { status: 'settled', byWhom: 'Li' } });
  expect(await overpaidOf(loan)).toBe(0n);
  const all = await listRefunds(db, loan.borrowerId, loan.id);
  expect(all.map((r) => r.amount).sort()).toEqual([1_000n, 234n]);
  await expectBooksAgree(db);
});

test('error: refusals come in order, and the bank is asked for none of them', async () => {
  const loan = await overpaidLoan();
  const stranger = { by: { borrowerId: newId('borrower') } };
  const notFound = { ok: false, error: { code: 'loan_not_found' } };
  expect(await ask(loan, 'all', stranger)).toEqual(notFound);
  expect(await ask({ ...loan, id: newId('loan') }, 'all', { by: { staff: 'Li' } })).toEqual(
    notFound,
  );
  const tooMuch = { ok: false, error: { code: 'nothing_overpaid', overpaid: 1_234n } };
  expect(await ask(loan, fen(1_235n))).toEqual(tooMuch);
  const level = await makeLoan(db);
  const nothing = { ok: false, error: { code: 'nothing_overpaid', overpaid: 0n } };
  expect(await ask(level, 'all')).toEqual(nothing);
  const borrowerId = await db.tx((tx) => createBorrower(tx, { segment: 'onlineSeller' }));
  const nowhere = await overpaidLoan(borrowerId);
  expect(await ask(nowhere, 'all')).toEqual({ ok: false, error: { code: 'payee_unknown' } });
  expect(day.bank.sent).toEqual([]);
  await expect(ask(loan, fen(0n))).rejects.toThrow('no such amount');
});

test('behaviour: the same refund again gives the same answer, other content is a conflict', async () => {
  const loan = await overpaidLoan();
  const refundId = newId('refund');
  const first = await ask(loan, 'all', { refundId });
  expect(await ask(loan, 'all', { refundId })).toEqual(first);
  const conflict = { ok: false, error: { code: 'refund_conflict' } };
  expect(await ask(loan, fen(1_234n), { refundId })).toEqual(conflict);
  expect(await ask(await overpaidLoan(), 'all', { refundId })).toEqual(conflict);
  expect(day.bank.sent).toHaveLength(1);
  expect(await findRefund(db, newId('borrower'), refundId)).toBeUndefined();
  expect(await findRefund(db, loan.borrowerId, refundId)).toMatchObject({ status: 'settled' });
});

test('property: of 12 refunds at once one is paid, and the bank moves money once', async () => {
  const loan = await overpaidLoan();
  const answers = await Promise.all(Array.from({ length: 12 }, () => ask(loan, 'all')));
  const codes = answers.map((a) => (a.ok ? a.value.status : a.error.code));
  expect(codes.filter((c) => c === 'settled')).toHaveLength(1);
  const others = codes.filter((c) => c !== 'settled');
  expect(others.every((c) => c === 'refund_in_progress' || c === 'nothing_overpaid')).toBe(true);
  expect(day.bank.paid).toBe(1_234n);
  await expectBooksAgree(db);
});

test('property: one refund sent 12 times at once is paid once', async () => {
  const loan = await overpaidLoan();
  const refundId = newId('refund');
  await Promise.all(Array.from({ length: 12 }, () => ask(loan, 'all', { refundId })));
  expect(day.bank.sent).toHaveLength(1);
  expect(await overpaidOf(loan)).toBe(0n);
});

test("behaviour: a rejected transfer fails with its reason, and the money stays the borrower's", async () => {
  const loan = await overpaidLoan();
  day.bank.words.push({ reject: 'AC04' });
  expect(await ask(loan, 'all')).toMatchObject({ value: { status: 'failed', reason: 'AC04' } });
  expect(await overpaidOf(loan)).toBe(1_234n);
  expect(await heldFor(loan)).toBe(-1_234n);
  await expectBooksAgree(db);
  expect(await ask(loan, 'all')).toMatchObject({ value: { status: 'settled' } });
  expect(day.bank.paid).toBe(1_234n);
  await expectBooksAgree(db);
});

test('behaviour: an unanswered refund is found by asking, not by paying again', async () => {
  const loan = await overpaidLoan();
  const refundId = newId('refund');
  day.bank.words.push('silent-after');
  expect(await ask(loan, 'all', { refundId })).toMatchObject({ value: { status: 'paying' } });
  expect(await overpaidOf(loan)).toBe(1_234n);
  expect((await listUnsettledRefunds(db, instant(day.clock.now() + 1))).map((r) => r.id)).toContain(
    refundId,
  );
  expect(day.workflows.waiting.get(`settle-refund:${refundId}`)).toMatchObject({ delayMs: 5_000 });
  const other = { ok: false, error: { code: 'refund_in_progress', refundId } };
  expect(await ask(loan, fen(1n))).toEqual(other);
  await settleLater(refundId);
  expect(day.bank.sent).toHaveLength(1);
  expect(day.bank.paid).toBe(1_234n);
  expect(await overpaidOf(loan)).toBe(0n);
  await expectBooksAgree(db);
});

test('behaviour: a refund the bank never saw is sent again under the same id', async () => {
  const loan = await overpaidLoan();
  const refundId = newId('refund');
  day.bank.words.push('silent-before', 'silent-before');
  await ask(loan, 'all', { refundId });
  await settleLater(refundId);
  expect(day.bank.sent.map((o) => o.id)).toEqual(Array(3).fill(refundIdOf(refundId)));
  expect(day.bank.sent[2]).toEqual(day.bank.sent[0]);
  expect(day.bank.paid).toBe(1_234n);
  await expectBooksAgree(db);
});

test('behaviour: notice, path and safety net may all tell the end; it takes effect once', async () => {
  const loan = await overpaidLoan();
  const refundId = newId('refund');
  const settled = { status: 'settled', railRef: 'B1' } as const;
  const tell = (answer: Parameters<typeof settleRefund>[3] = settled) =>
    db.tx((tx) => settleRefund(day.deps, tx, refundIdOf(refundId), answer));
  expect(await tell()).toBe('not_found');
  day.bank.meanwhile = async () => {
    expect(await tell({ status: 'accepted', railRef: 'B1' })).toBe('pending');
    expect(await tell()).toBe('settled'); // The notice overtakes the answer.
  };
  expect(await ask(loan, 'all', { refundId })).toMatchObject({ value: { status: 'settled' } });
  expect(await Promise.all([tell(), tell({ status: 'accepted', railRef: 'B1' })])).toEqual([
    'exists',
    'exists',
  ]);
  await settleLater(refundId);
  expect(await tell({ status: 'rejected', reason: 'AC04' })).toBe('contradicts');
  expect(await overpaidOf(loan)).toBe(0n);
  expect(refundOfOrder('payout:x')).toBeUndefined();
  expect(refundOfOrder('refund:x')).toBeUndefined();
  await expectBooksAgree(db);
});

test('error: while a refund is on its way nothing else is changed by hand', async () => {
  const loan = await overpaidLoan();
  const refundId = newId('refund');
  day.bank.words.push('accept');
  expect(await ask(loan, 'all', { refundId })).toMatchObject({ value: { status: 'paying' } });
  const inProgress = { ok: false, error: { code: 'refund_in_progress', refundId } };
  const again = { id: 'r', type: 'refund', on: TEST_TODAY, amount: fen(1_234n) } as const;
  expect(await change(loan, again)).toEqual(inProgress);
  const of = `by-hand-${made - 1}`;
  expect(await change(loan, { id: 'v', type: 'reversal', on: TEST_TODAY, of })).toEqual(inProgress);
  const answer = { status: 'settled', railRef: 'B1' } as const;
  await db.tx((tx) => settleRefund(day.deps, tx, refundIdOf(refundId), answer));
  expect(await change(loan, again)).toMatchObject({ error: { code: 'nothing_overpaid' } });
  await expectBooksAgree(db);
});

test('behaviour: settled days later, it counts from the day it was asked for', async () => {
  const own = openDay(await testDatabase(), TEST_TODAY);
  const loan = await makeLoan(own.db);
  const event = { id: 'h', type: 'repayment', on: TEST_TODAY, amount: fen(5_000_001n) } as const;
  const at = own.clock.now();
  await own.db.tx((tx) => changeLoan(tx, { loanId: loan.id, event, byWhom: 'test' }, at));
  const refundId = newId('refund');
  own.bank.words.push('accept');
  const request = { refundId, by: { staff: 'Li' }, loanId: loan.id, amount: 'all' } as const;
  await requestRefund(own.deps, request);
  await own.moveTo(addDays(TEST_TODAY, 3));
  await expectBooksAgree(own.db);
  const answer = { status: 'settled', railRef: 'B1' } as const;
  await own.db.tx((tx) => settleRefund(own.deps, tx, refundIdOf(refundId), answer));
  const cash = account.funderCash('own');
  expect(await balanceOf(own.db, cash, { valueOn: TEST_TODAY })).toBe(0n);
  expect(await owedOn(own.db, loan.id)).toMatchObject({ overpaid: 0n, payoff: 0n });
  await expectBooksAgree(own.db);
});
