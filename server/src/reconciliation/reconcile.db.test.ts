import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { addDays, type BusinessDate, fen } from '../kernel/index.ts';
import {
  account,
  balanceOf,
  checkBalanced,
  credit,
  debit,
  post,
  reverse,
} from '../ledger/index.ts';
import { column, type Database, getBusinessDate, row, type Tx } from '../platform/index.ts';
import { BankUnavailable } from '../rails/index.ts';
import {
  Account,
  bookPayment,
  closeUntil,
  depsOn,
  requestPayout,
  settlePayout,
} from './account.fixture.ts';
import {
  type DifferenceKind,
  listDays,
  listDaysWithout,
  listItems,
  reconcile,
  reconcileDay,
  reconcileWork,
  reconcileWorkflow,
} from './index.ts';

const first = TEST_TODAY;

async function open(opening = 0n) {
  const db = await testDatabase();
  const bank = new Account(opening);
  return { db, bank, ...depsOn(db, bank) };
}

const Count = row({ n: column.int });

/** Each line of a statement is in a match, in an open item, or in both while its money is in suspense. */
async function expectWhole(db: Database): Promise<void> {
  const lost = await db.one(Count)`
    select count(*) as n from reconciliation.lines l
     where not exists (select from reconciliation.match_parts p where p.part_id = l.id and p.live)
       and not exists (select from reconciliation.items i where i.line_id = l.id and i.state <> 'cleared')`;
  const lostMoves = await db.one(Count)`
    select count(*) as n from reconciliation.moves m
     where not exists (select from reconciliation.match_parts p where p.part_id = m.entry_id and p.live)
       and not exists (select from reconciliation.items i where i.entry_id = m.entry_id and i.state <> 'cleared')`;
  const uneven = await db.one(Count)`
    select count(*) as n from (
      select p.match_id
        from reconciliation.match_parts p
        left join reconciliation.lines l on p.is_line and l.id = p.part_id
        left join reconciliation.moves m on not p.is_line and m.entry_id = p.part_id
       where p.live
       group by p.match_id
      having sum(case l.direction when 'in' then l.amount_fen when 'out' then -l.amount_fen else 0 end)
          <> sum(case m.direction when 'in' then m.amount_fen when 'out' then -m.amount_fen else 0 end)) u`;
  expect([lost.n, lostMoves.n, uneven.n]).toEqual([0, 0, 0]);
  expect(await checkBalanced(db)).toMatchObject({ balanced: true });
}

const kindsIn = async (db: Database): Promise<DifferenceKind[]> =>
  (await listItems(db, { cleared: false, atMost: 500 })).map(({ kind }) => kind).sort();

const plants = ['none', 'none', 'drop', 'double', 'alter', 'late', 'reverse', 'foreign'] as const;
type Plant = (typeof plants)[number];

/** What is open after the day of a planted difference, and after the next. */
const expected: Record<Plant, readonly [DifferenceKind[], DifferenceKind[]]> = {
  none: [[], []],
  drop: [['ours_alone'], ['ours_alone']],
  double: [['doubled'], ['doubled']],
  alter: [['amount_differs'], ['amount_differs']],
  late: [['ours_alone'], []],
  reverse: [['direction_differs'], ['direction_differs']],
  foreign: [['theirs_alone'], ['theirs_alone']],
};

const payments = fc.array(
  fc.record({
    plant: fc.constantFrom(...plants),
    kind: fc.constantFrom('disbursement.settled', 'repayment', 'refund'),
    amount: fc.bigInt({ min: 1n, max: 10n ** 11n }).map(fen),
  }),
  { maxLength: 14 },
);
type Payment = typeof payments extends fc.Arbitrary<(infer P)[]> ? P : never;

async function pay(db: Database, bank: Account, on: BusinessDate, p: Payment): Promise<void> {
  const { orderId: id } = await bookPayment(db, p as never);
  const direction = p.kind === 'repayment' ? 'in' : 'out';
  const line = { id, direction, amount: p.amount } as const;
  const turned = direction === 'in' ? 'out' : 'in';
  if (p.plant === 'late') bank.book(addDays(on, 1), line);
  else if (p.plant === 'alter') bank.book(on, { ...line, amount: fen(p.amount + 7n) });
  else if (p.plant === 'reverse') bank.book(on, { ...line, direction: turned });
  else if (p.plant !== 'drop') bank.book(on, line);
  if (p.plant === 'double') bank.book(on, line);
  if (p.plant === 'foreign') bank.book(on, { direction: 'in', amount: p.amount });
}

test('property: on random days with planted differences each is found, nothing else is, and all adds up', async () => {
  await fc.assert(
    fc.asyncProperty(payments, payments, async (one, two) => {
      const { db, bank, reconciling } = await open();
      const second = addDays(first, 1);
      for (const p of one) await pay(db, bank, first, p as Payment);
      await closeUntil(db, second);
      await reconcileDay(reconciling, first);
      const after = (i: 0 | 1, list: readonly Payment[]) =>
        list.flatMap((p) => expected[p.plant][i]);
      expect(await kindsIn(db)).toEqual(after(0, one as Payment[]).sort());
      await expectWhole(db);
      for (const p of two) await pay(db, bank, second, p as Payment);
      await closeUntil(db, addDays(second, 1));
      const done = await reconcileDay(reconciling, second);
      const left = [...after(1, one as Payment[]), ...after(0, two as Payment[])];
      expect(await kindsIn(db)).toEqual(left.sort());
      await expectWhole(db);
      const late = one.filter(({ plant }) => plant === 'late').length;
      expect(done).toMatchObject({ value: { totals: { cleared: late } } });
      for (const day of await listDays(db, { atMost: 9 })) {
        expect(day.unexplained).toBe(0n);
        expect(day.closing).toBe(day.ledger + day.open + day.timing);
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

test('behaviour: what the account held before its first day is one item, and goes into suspense', async () => {
  const { db, bank, reconciling } = await open(5_000_000n);
  const out = await bookPayment(db, { kind: 'disbursement.settled', amount: fen(2_000n) });
  bank.book(first, { id: out.orderId, direction: 'out', amount: fen(2_000n) });
  await closeUntil(db, addDays(first, 1));
  const day = await reconcileDay(reconciling, first);
  expect(day).toMatchObject({ value: { status: 'reconciled', totals: { matched: 1, opened: 1 } } });
  expect(await listItems(db, { cleared: false, atMost: 9 })).toMatchObject([
    { kind: 'opening', inSuspense: true, theirs: { amount: 5_000_000n }, ours: null },
  ]);
  expect(await balanceOf(db, account.suspense())).toBe(-5_000_000n);
  // The books hold what the account holds from the day on which the suspense was booked.
  expect(await balanceOf(db, account.funderCash('own'))).toBe(4_998_000n);
  await closeUntil(db, addDays(first, 2));
  const next = await reconcileDay(reconciling, addDays(first, 1));
  expect(next).toMatchObject({ value: { totals: { ledger: 4_998_000n, open: 0n, timing: 0n } } });
  // regression: looked at again on a later day, it was taken for a gap between two statements.
  expect(await kindsIn(db)).toEqual(['opening']);
});

test('behaviour: a day is asked for once; again it answers what was found; days go in turn and are over', async () => {
  const { db, bank, reconciling } = await open();
  expect(await reconcileDay(reconciling, first)).toMatchObject({ error: { code: 'day_not_over' } });
  await closeUntil(db, addDays(first, 4));
  const done = await reconcile(reconciling, { until: addDays(first, 1) });
  expect(done).toMatchObject({ value: [{ status: 'reconciled' }] });
  expect(await reconcileDay(reconciling, addDays(first, 3))).toMatchObject({
    error: { code: 'day_out_of_turn', next: addDays(first, 2) },
  });
  const told: number[] = [];
  const rest = await reconcile(reconciling, { onDay: (_, left) => told.push(left) });
  expect(rest).toMatchObject({ value: [{ totals: { on: addDays(first, 2) } }, {}] });
  expect(told).toEqual([1, 0]);
  expect(bank.asked).toBe(3);
  const again = await reconcile(reconciling);
  expect(again).toMatchObject({ value: [{ status: 'exists', totals: { on: addDays(first, 3) } }] });
  expect(bank.asked).toBe(3);
});

test('error: a rail that does not answer leaves an attempt and nothing else, and the next one goes on', async () => {
  const { db, bank, reconciling } = await open();
  bank.book(first, { direction: 'in', amount: fen(10n) });
  await closeUntil(db, addDays(first, 1));
  bank.troubles.push(new BankUnavailable('test'), new BankUnavailable('test'));
  await expect(reconcileDay(reconciling, first)).rejects.toThrow(BankUnavailable);
  await expect(reconcileDay(reconciling, first)).rejects.toThrow(BankUnavailable);
  expect(await listDaysWithout(db)).toMatchObject([
    { onDay: first, code: 'bank_unavailable', tries: 2 },
  ]);
  expect(await kindsIn(db)).toEqual([]);
  expect((await reconcileDay(reconciling, first)).ok).toBe(true);
  expect(await listDaysWithout(db)).toEqual([]);
});

test('behaviour: killed between keeping and matching, it goes on with what was kept', async () => {
  const { db, bank, reconciling } = await open();
  bank.book(first, { direction: 'in', amount: fen(10n) });
  await closeUntil(db, addDays(first, 1));
  let transactions = 0;
  const dying: Database = {
    ...db,
    tx: (work) => {
      transactions += 1;
      return transactions === 1
        ? db.tx(work)
        : db.tx(async (tx) => {
            await work(tx);
            throw new Error('killed'); // With everything written and nothing committed.
          });
    },
  };
  await expect(reconcileDay({ ...reconciling, db: dying }, first)).rejects.toThrow('killed');
  expect(await kindsIn(db)).toEqual([]);
  expect(await balanceOf(db, account.suspense())).toBe(0n);
  expect(await reconcile(reconciling)).toMatchObject({ value: [{ status: 'reconciled' }] });
  expect(bank.asked).toBe(1);
  expect(await kindsIn(db)).toEqual(['theirs_alone']);
  await expectWhole(db);
});

test('behaviour: of several runs of one day at once, one reconciles it', async () => {
  const { db, bank, reconciling } = await open();
  for (let n = 1n; n <= 5n; n += 1n) bank.book(first, { direction: 'in', amount: fen(n) });
  await closeUntil(db, addDays(first, 1));
  const all = await Promise.all([1, 2, 3].map(() => reconcileDay(reconciling, first)));
  const states = all.map((one) => (one.ok ? one.value.status : one.error.code)).sort();
  expect(states).toEqual(['exists', 'exists', 'reconciled']);
  expect(await kindsIn(db)).toHaveLength(5);
  await expectWhole(db);
});

test('behaviour: money in suspense whose order turns up in the books a day later leaves it by itself', async () => {
  const { db, bank, reconciling } = await open();
  const late = { id: 'collect:repayment_0194f0c2a7b57c3d8e9f0a1b2c3d4e5f', amount: fen(900n) };
  bank.book(first, { ...late, direction: 'in' });
  await closeUntil(db, addDays(first, 1));
  await reconcileDay(reconciling, first);
  expect(await balanceOf(db, account.suspense())).toBe(-900n);
  await db.tx(async (tx) => {
    const today = await getBusinessDate(tx);
    const event = late.id.slice('collect:'.length);
    await post(tx, {
      ...{ id: `repayment:${event}`, kind: 'repayment', on: first, bookedOn: today },
      about: { event },
      lines: [
        debit(account.funderCash('own'), late.amount),
        credit(account.borrowerOverpaid('x'), late.amount),
      ],
    });
  });
  await closeUntil(db, addDays(first, 2));
  const day = await reconcileDay(reconciling, addDays(first, 1));
  expect(day).toMatchObject({ value: { totals: { cleared: 1, opened: 0 } } });
  expect(await listItems(db, { cleared: true, atMost: 9 })).toMatchObject([{ clearedHow: 'late' }]);
  expect(await balanceOf(db, account.suspense())).toBe(0n);
  await expectWhole(db);
});

test('behaviour: a pay-out that the rail made and has not answered for is ours: not in suspense, and clears itself', async () => {
  const { db, bank, reconciling } = await open();
  const loan = await requestPayout(db, fen(5_000n));
  bank.book(first, { id: `payout:${loan.id}`, direction: 'out', amount: fen(5_000n) });
  await closeUntil(db, addDays(first, 1));
  await reconcileDay(reconciling, first);
  expect(await kindsIn(db)).toEqual(['ours_unsettled']);
  expect(await balanceOf(db, account.suspensePaid())).toBe(0n);
  await settlePayout(db, loan);
  await closeUntil(db, addDays(first, 2));
  const day = await reconcileDay(reconciling, addDays(first, 1));
  expect(day).toMatchObject({ value: { totals: { cleared: 1, opened: 0, unexplained: 0n } } });
  expect(await kindsIn(db)).toEqual([]);
  await expectWhole(db);
});

test('behaviour: what the books had alone and then took back clears itself', async () => {
  const { db, reconciling } = await open();
  const { entryId } = await bookPayment(db, { kind: 'repayment', amount: fen(80n) });
  await closeUntil(db, addDays(first, 1));
  await reconcileDay(reconciling, first);
  expect(await kindsIn(db)).toEqual(['ours_alone']);
  await db.tx(async (tx) => {
    const today = await getBusinessDate(tx);
    const reversal = { id: `reversal:${entryId}`, of: entryId, on: first, bookedOn: today };
    await reverse(tx, { ...reversal, why: 'never came' });
  });
  await closeUntil(db, addDays(first, 2));
  await reconcileDay(reconciling, addDays(first, 1));
  expect(await listItems(db, { cleared: true, atMost: 9 })).toMatchObject([
    { clearedHow: 'undone', ours: { entryId } },
  ]);
  expect(await kindsIn(db)).toEqual([]);
  await expectWhole(db);
});

test('behaviour: a statement that does not go on where the last one ended leaves a gap that is found', async () => {
  const { db, bank, reconciling } = await open();
  await closeUntil(db, addDays(first, 2));
  await reconcileDay(reconciling, first);
  bank.book(addDays(first, -3), { direction: 'out', amount: fen(40n) }); // Booked into the past.
  await reconcileDay(reconciling, addDays(first, 1));
  expect(await listItems(db, { cleared: false, atMost: 9 })).toMatchObject([
    { kind: 'gap', theirs: { direction: 'out', amount: 40n }, inSuspense: true },
  ]);
  expect(await balanceOf(db, account.suspensePaid())).toBe(40n);
  await expectWhole(db);
});

test('behaviour: the night’s work asks until the bank answers, and then no more', async () => {
  const { db, bank, reconciling } = await open();
  await closeUntil(db, addDays(first, 1));
  bank.troubles.push(new BankUnavailable('test'), new BankUnavailable('test'));
  const slept: number[] = [];
  const flow = {
    call: async <T>(_: string, step: () => Promise<T>) => step(),
    commit: <T>(_: string, step: (tx: Tx) => Promise<T>) => db.tx(step),
    sleep: async (ms: number) => {
      slept.push(ms);
    },
  };
  const work = reconcileWork(first);
  await reconcileWorkflow(reconciling).run(flow, work.input);
  expect(slept).toEqual([60_000, 300_000]);
  expect(await listDays(db, { atMost: 9 })).toMatchObject([{ on: first }]);
  await reconcileWorkflow(reconciling).run(flow, work.input);
  expect(bank.asked).toBe(3);
});

test('error: what was stated, matched and totalled cannot be changed or removed', async () => {
  const { db } = await open();
  await expect(db.exec`update reconciliation.lines set amount_fen = 1`).rejects.toThrow(
    'append-only',
  );
  await expect(db.exec`delete from reconciliation.statements`).rejects.toThrow('append-only');
  await expect(db.exec`update reconciliation.moves set amount_fen = 1`).rejects.toThrow(
    'append-only',
  );
  await expect(db.exec`delete from reconciliation.acts`).rejects.toThrow('append-only');
  await expect(db.exec`update reconciliation.days set open_fen = 0`).rejects.toThrow('append-only');
});

test('regression: an order that was answered after its day closed, and before it was reconciled, is no foreign money', async () => {
  const { db, bank, reconciling } = await open();
  // The bank books it today; our answer comes when the books are a day on.
  await closeUntil(db, addDays(first, 1));
  const paid = await bookPayment(db, { kind: 'repayment', amount: fen(5_000n) });
  bank.book(first, { id: paid.orderId, direction: 'in', amount: fen(5_000n) });
  await reconcile(reconciling);
  expect(await kindsIn(db)).toEqual(['ours_unsettled']);
  expect(await balanceOf(db, account.suspense())).toBe(0n);
  await closeUntil(db, addDays(first, 2));
  await reconcile(reconciling);
  expect(await kindsIn(db)).toEqual([]);
  await expectWhole(db);
});

test('behaviour: a loan that is paid to a seller is held against the seller’s account, not its borrower’s', async () => {
  const { db, bank, reconciling } = await open();
  const seller = { name: '卖方', accountNumber: '6222020000000000777' };
  const wanted = [seller.accountNumber, '6222020000000000778'];
  for (const accountNumber of wanted) {
    const loan = await settlePayout(db, await requestPayout(db, fen(900n)));
    const on = await getBusinessDate(db);
    bank.book(on, { id: `payout:${loan.id}`, direction: 'out', amount: fen(900n), party: seller });
    await closeUntil(db, addDays(on, 1));
    await reconcile({
      ...reconciling,
      payeesOf: async (ids) => new Map(ids.map((id) => [id, accountNumber])),
    });
  }
  expect(await kindsIn(db)).toEqual(['account_differs']);
});
