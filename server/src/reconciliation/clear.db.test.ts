import { expect, test } from 'vitest';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { addDays, fen, type Id } from '../kernel/index.ts';
import { account, balanceOf, checkBalanced } from '../ledger/index.ts';
import { newId } from '../platform/index.ts';
import { RailUnanswered } from '../rails/index.ts';
import { checkLoans, findHistory } from '../servicing/index.ts';
import {
  Account,
  bookPayment,
  closeUntil,
  depsOn,
  makeLoan,
  vault,
  type Written,
} from './account.fixture.ts';
import {
  type Clearing,
  clear,
  getItemDetail,
  listItems,
  openRawEntry,
  reconcileDay,
  settleReturn,
  settleReturnWorkflow,
  undo,
} from './index.ts';

const first = TEST_TODAY;

/** The first day with these lines, reconciled. */
async function openDay(...lines: readonly Written[]) {
  const db = await testDatabase();
  const bank = new Account();
  const deps = depsOn(db, bank);
  for (const line of lines) bank.book(first, line);
  const reconciled = async () => {
    await closeUntil(db, addDays(first, 1));
    await reconcileDay(deps.reconciling, first);
  };
  const open = () => listItems(db, { cleared: false, atMost: 50 });
  const one = async () => (await open())[0]?.id ?? expect.fail('nothing is open');
  const way = async (clearing: Clearing, itemId?: Id<'item'>, clearanceId = newId('clearance')) =>
    clear(deps.clearing, {
      ...{ clearanceId, itemId: itemId ?? (await one()), clearing },
      ...{ reason: 'seen on the paper', byWhom: 'lin' },
    });
  const takeBack = (clearanceId: Id<'clearance'>) =>
    undo(deps.clearing, { clearanceId, reason: 'was another', byWhom: 'lin' });
  const suspense = () => balanceOf(db, account.suspense());
  return { db, bank, ...deps, reconciled, open, one, way, takeBack, suspense };
}
type Open = Awaited<ReturnType<typeof openDay>>;

const idOf = (done: Awaited<ReturnType<Open['way']>>): Id<'clearance'> =>
  done.ok ? done.value.id : expect.fail(done.error.code);

/** The next day’s statement and books agree: nothing new, nothing unexplained. */
async function expectQuietNext({ db, reconciling }: Open, opened = 0, timing = 0n): Promise<void> {
  await closeUntil(db, addDays(first, 2));
  const next = await reconcileDay(reconciling, addDays(first, 1));
  const totals = { unexplained: 0n, timing, opened };
  expect(next).toMatchObject({ value: { totals } });
  expect(await checkBalanced(db)).toMatchObject({ balanced: true });
}

const cameIn = { direction: 'in', amount: fen(50_000n) } as const;

test('behaviour: money that repays a loan leaves suspense into the loan’s history, counted from its day', async () => {
  const o = await openDay({ ...cameIn, text: '还款' });
  const loan = await makeLoan(o.db, fen(200_000n));
  o.bank.book(first, { id: `payout:${loan.id}`, direction: 'out', amount: fen(200_000n) });
  await o.reconciled();
  expect(await o.suspense()).toBe(-50_000n);
  const done = await o.way({ way: 'loan', loanId: loan.id, on: first });
  expect(done).toMatchObject({ value: { way: 'loan', byWhom: 'lin', undoneAt: null } });
  expect(await o.suspense()).toBe(0n);
  const history = await findHistory(o.db, loan.id);
  expect(history?.recorded.map(({ event }) => [event.type, event.on])).toContainEqual([
    'repayment',
    first,
  ]);
  expect(await checkLoans(o.db)).toMatchObject({ agree: true });
  expect(await o.open()).toEqual([]);
  await expectQuietNext(o);
});

test('behaviour: undone, the loan owes again, the money is in suspense, the item is open', async () => {
  const o = await openDay(cameIn);
  const loan = await makeLoan(o.db, fen(200_000n));
  o.bank.book(first, { id: `payout:${loan.id}`, direction: 'out', amount: fen(200_000n) });
  await o.reconciled();
  const itemId = await o.one();
  const id = idOf(await o.way({ way: 'loan', loanId: loan.id, on: first }));
  expect(await o.takeBack(id)).toMatchObject({ value: { undoneBy: 'lin' } });
  expect(await o.open()).toMatchObject([{ id: itemId, state: 'open', inSuspense: true }]);
  expect(await o.suspense()).toBe(-50_000n);
  expect(await checkLoans(o.db)).toMatchObject({ agree: true });
  expect(await o.takeBack(id)).toMatchObject({ error: { code: 'clearance_undone' } });
  // Cleared a second time, under another id, it is another clearing of the same money.
  expect((await o.way({ way: 'loan', loanId: loan.id, on: first })).ok).toBe(true);
  expect(await o.suspense()).toBe(0n);
  await expectQuietNext(o);
  const detail = await getItemDetail({ db: o.db, vault }, itemId);
  expect(detail?.clearances).toHaveLength(2);
  expect(detail?.acts.map(({ act }) => act)).toEqual(
    expect.arrayContaining(['found', 'suspended', 'cleared', 'reopened']),
  );
});

test('behaviour: what the statement and the books have under different names is matched, and undone', async () => {
  const o = await openDay(cameIn);
  await bookPayment(o.db, { kind: 'repayment', amount: fen(30_000n) });
  await bookPayment(o.db, { kind: 'repayment', amount: fen(20_000n) });
  await o.reconciled();
  const items = await o.open();
  const line = items.find(({ theirs }) => theirs)?.id ?? expect.fail();
  const moves = items.flatMap(({ id, ours }) => (ours ? [id] : []));
  const detail = await getItemDetail({ db: o.db, vault }, line);
  expect(detail?.suggestions[0]).toMatchObject({ why: { code: 'adds_up', parts: 2, days: 0 } });
  expect([...(detail?.suggestions[0]?.withItems ?? [])].sort()).toEqual([...moves].sort());
  const [one = expect.fail()] = moves;
  expect(await o.way({ way: 'match', withItems: [one] }, line)).toMatchObject({
    error: { code: 'sums_differ', theirs: 50_000n },
  });
  const id = idOf(await o.way({ way: 'match', withItems: moves }, line));
  expect(await o.open()).toEqual([]);
  expect(await o.suspense()).toBe(0n);
  await o.takeBack(id);
  expect(await o.open()).toHaveLength(3);
  expect(await o.suspense()).toBe(-50_000n);
  await o.way({ way: 'match', withItems: moves }, line);
  await expectQuietNext(o);
});

test('behaviour: money goes back to whoever sent it; the statement of that day clears it without a word', async () => {
  const o = await openDay(cameIn);
  await o.reconciled();
  const itemId = await o.one();
  const clearanceId = newId('clearance');
  await o.way({ way: 'return' }, itemId, clearanceId);
  expect(o.rail.sent).toMatchObject([
    { amount: 50_000n, to: { name: '林岚', accountNumber: '6222020000000000001' } },
  ]);
  expect(await o.open()).toEqual([]);
  expect(await o.suspense()).toBe(0n);
  expect(o.workflows.work.size).toBe(0);
  await o.way({ way: 'return' }, itemId, clearanceId); // The same again moves nothing.
  expect(o.rail.sent).toHaveLength(1);
  expect(await o.takeBack(clearanceId)).toMatchObject({ error: { code: 'clearance_final' } });
  const id = o.rail.sent[0]?.id ?? '';
  o.bank.book(addDays(first, 1), { id, direction: 'out', amount: fen(50_000n) });
  await expectQuietNext(o);
});

test('behaviour: a return that nobody answered is on its way until the rail says; rejected, the item is open', async () => {
  const o = await openDay(cameIn, { direction: 'in', amount: fen(10n) });
  await o.reconciled();
  const [small, big] = (await o.open()).sort((a, b) =>
    (a.theirs?.amount ?? 0n) < (b.theirs?.amount ?? 0n) ? -1 : 1,
  );
  o.rail.answers.push(new RailUnanswered('fake', 'x', 'lost'));
  await o.way({ way: 'return' }, big?.id);
  expect((await o.open()).map(({ state }) => state).sort()).toEqual(['open', 'returning']);
  expect(await o.way({ way: 'book', account: 'other_income' }, big?.id)).toMatchObject({
    error: { code: 'item_returning' },
  });
  expect(await o.suspense()).toBe(-50_010n);
  const [work] = [...o.workflows.work.values()];
  await settleReturnWorkflow(o.clearing).run(
    {
      call: async (_, step) => step(),
      commit: (_, step) => o.db.tx(step),
      sleep: async () => {},
    },
    work?.input ?? null,
  );
  expect(await o.suspense()).toBe(-10n);
  o.rail.answers.push({ status: 'rejected', reason: 'AC04' });
  await o.way({ way: 'return' }, small?.id);
  expect(await o.open()).toMatchObject([{ id: small?.id, state: 'open' }]);
  const orderId = o.rail.sent[1]?.id ?? '';
  const again = (status: 'settled' | 'rejected') =>
    o.db.tx((tx) =>
      settleReturn(
        o.clearing,
        tx,
        orderId,
        status === 'settled' ? { status, railRef: 'x' } : { status, reason: 'AC04' },
      ),
    );
  expect(await again('rejected')).toBe('exists');
  expect(await again('settled')).toBe('contradicts');
});

test('behaviour: a fee of the bank and a difference in the amount are booked, and taken back', async () => {
  const o = await openDay({ direction: 'out', amount: fen(310n), code: 'PMNT/MDOP/CHRG' });
  const paid = await bookPayment(o.db, { kind: 'repayment', amount: fen(1_000n) });
  o.bank.book(first, { id: paid.orderId, direction: 'in', amount: fen(998n) });
  await o.reconciled();
  const items = await o.open();
  const fee = items.find(({ kind }) => kind === 'theirs_alone')?.id;
  const short = items.find(({ kind }) => kind === 'amount_differs')?.id;
  expect(await balanceOf(o.db, account.suspensePaid())).toBe(310n);
  await o.way({ way: 'book', account: 'bank_charges' }, fee);
  const id = idOf(await o.way({ way: 'book', account: 'other_loss' }, short));
  expect(await balanceOf(o.db, account.suspensePaid())).toBe(0n);
  expect(await balanceOf(o.db, account.bankCharges())).toBe(310n);
  expect(await balanceOf(o.db, account.otherLoss())).toBe(2n);
  expect(await balanceOf(o.db, account.funderCash('own'))).toBe(688n); // What the bank says.
  await o.takeBack(id);
  expect(await balanceOf(o.db, account.otherLoss())).toBe(0n);
  expect(await o.open()).toMatchObject([{ id: short, kind: 'amount_differs' }]);
  expect((await o.way({ way: 'book', account: 'other_loss' }, short)).ok).toBe(true);
  await expectQuietNext(o);
});

test('behaviour: both right on days far apart is accepted; what the books alone have is written off', async () => {
  const o = await openDay();
  const valueOn = addDays(first, -9);
  const old = await bookPayment(o.db, { kind: 'repayment', amount: fen(500n), valueOn });
  o.bank.book(first, { id: old.orderId, direction: 'in', amount: fen(500n) });
  await bookPayment(o.db, { kind: 'repayment', amount: fen(70n) });
  await o.reconciled();
  const items = await o.open();
  const apart = items.find(({ kind }) => kind === 'date_differs')?.id;
  const alone = items.find(({ kind }) => kind === 'ours_alone')?.id;
  expect(await o.way({ way: 'accept' }, alone)).toMatchObject({
    error: { code: 'clearing_unfit' },
  });
  expect((await o.way({ way: 'accept' }, apart)).ok).toBe(true);
  expect((await o.way({ way: 'book', account: 'other_loss' }, alone)).ok).toBe(true);
  expect(await balanceOf(o.db, account.otherLoss())).toBe(70n);
  expect(await o.open()).toEqual([]);
  await expectQuietNext(o);
});

test('behaviour: a pay-out that arrived at another account than the borrower’s is found, and can be accepted', async () => {
  const o = await openDay();
  const [one, two] = [await makeLoan(o.db, fen(9_000n)), await makeLoan(o.db, fen(8_000n))];
  const out = { direction: 'out', code: 'PMNT/ICDT/DMCT' } as const;
  o.bank.book(first, { ...out, id: `payout:${one.id}`, amount: fen(9_000n) });
  const party = { name: '林岚', accountNumber: '6222029999999999999' };
  o.bank.book(first, { ...out, id: `payout:${two.id}`, amount: fen(8_000n), party });
  await o.reconciled();
  expect(await o.open()).toMatchObject([
    { kind: 'account_differs', inSuspense: false, theirs: { amount: 8_000n } },
  ]);
  expect((await o.way({ way: 'accept' })).ok).toBe(true);
  await expectQuietNext(o);
});

test('error: an id says one thing; what is cleared stays; ways that do not fit change nothing', async () => {
  const o = await openDay({ ...cameIn, party: null }, { direction: 'out', amount: fen(5n) });
  const loan = await makeLoan(o.db, fen(10_000n));
  o.bank.book(first, { id: `payout:${loan.id}`, direction: 'out', amount: fen(10_000n) });
  await o.reconciled();
  const items = await o.open();
  const into = items.find(({ theirs }) => theirs?.direction === 'in')?.id;
  const out = items.find(({ theirs }) => theirs?.direction === 'out')?.id;
  const code = async (clearing: Clearing, id = into) => {
    const done = await o.way(clearing, id);
    return done.ok ? 'done' : done.error.code;
  };
  expect(await code({ way: 'return' })).toBe('payer_unsaid');
  expect(await code({ way: 'return' }, out)).toBe('clearing_unfit');
  expect(await code({ way: 'loan', loanId: loan.id, on: first }, out)).toBe('clearing_unfit');
  expect(await code({ way: 'loan', loanId: newId('loan'), on: first })).toBe('loan_not_found');
  expect(await code({ way: 'loan', loanId: loan.id, on: addDays(first, 9) })).toBe(
    'value_in_future',
  );
  expect(await code({ way: 'book', account: 'funder_capital' })).toBe('clearing_unfit');
  expect(await code({ way: 'match', withItems: [] })).toBe('clearing_unfit');
  expect(await code({ way: 'match', withItems: [newId('item')] })).toBe('item_not_found');
  expect(await code({ way: 'book', account: 'other_income' }, newId('item'))).toBe(
    'item_not_found',
  );
  expect(await o.suspense()).toBe(-50_000n);
  expect(await o.open()).toHaveLength(2);
  const id = idOf(await o.way({ way: 'book', account: 'other_income' }, into));
  expect(await o.way({ way: 'book', account: 'other_income' }, into, id)).toMatchObject({
    ok: true,
  });
  expect(await o.way({ way: 'book', account: 'fee_income' }, into, id)).toMatchObject({
    error: { code: 'clearance_conflict' },
  });
  expect(await code({ way: 'book', account: 'other_income' })).toBe('item_cleared');
  expect(await balanceOf(o.db, account.otherIncome())).toBe(-50_000n);
  expect(await o.takeBack(newId('clearance'))).toMatchObject({
    error: { code: 'clearance_not_found' },
  });
});

test('behaviour: of two who clear one item at once, one does', async () => {
  const o = await openDay(cameIn);
  await o.reconciled();
  const id = await o.one();
  const both = await Promise.all([
    o.way({ way: 'book', account: 'other_income' }, id),
    o.way({ way: 'book', account: 'fee_income' }, id),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await o.suspense()).toBe(0n);
});

test('behaviour: an item tells both sides, the payer, the raw entry, and which loan it may be', async () => {
  const o = await openDay();
  const loan = await makeLoan(o.db, fen(90_000n));
  o.bank.book(first, { id: `payout:${loan.id}`, direction: 'out', amount: fen(90_000n) });
  const line = o.bank.book(first, { ...cameIn, text: `还款 ${loan.id}` });
  await o.reconciled();
  const id = await o.one();
  const deps = { db: o.db, vault };
  const detail = await getItemDetail(deps, id);
  expect(detail).toMatchObject({
    told: { name: '林岚', accountNumber: '6222020000000000001' },
    loans: [{ loanId: loan.id, why: 'named' }],
    entry: null,
  });
  expect(await openRawEntry(deps, id)).toBe(
    `<Ntry><AcctSvcrRef>${line.railRef}</AcctSvcrRef></Ntry>`,
  );
  expect(await getItemDetail(deps, newId('item'))).toBeUndefined();
  await o.way({ way: 'loan', loanId: loan.id, on: first });
  // Money from the same account again: it repaid this loan before.
  o.bank.book(addDays(first, 1), { ...cameIn, amount: fen(7n) });
  await expectQuietNext(o, 1, 7n); // In suspense, which is booked a day later.
  expect((await getItemDetail(deps, await o.one()))?.loans).toEqual([
    { loanId: loan.id, why: 'payer' },
  ]);
});

test('behaviour: items are narrowed by kind, direction and age', async () => {
  const o = await openDay(cameIn, { direction: 'out', amount: fen(5n) });
  await bookPayment(o.db, { kind: 'repayment', amount: fen(6n) });
  await o.reconciled();
  const list = async (f: object) =>
    (await listItems(o.db, { cleared: false, atMost: 9, ...f })).map(({ kind }) => kind).sort();
  expect(await list({})).toEqual(['ours_alone', 'theirs_alone', 'theirs_alone']);
  expect(await list({ kind: 'ours_alone' })).toEqual(['ours_alone']);
  expect(await list({ direction: 'out' })).toEqual(['theirs_alone']);
  expect(await list({ until: addDays(first, -1) })).toEqual([]);
  expect(await list({ on: first, direction: 'in' })).toEqual(['ours_alone', 'theirs_alone']);
  expect(await list({ cleared: true })).toEqual([]);
});
