import { expect, test } from 'vitest';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { addDays, type BusinessDate, type Fen, fen } from '../kernel/index.ts';
import { reverse } from '../ledger/index.ts';
import { column, newId, row } from '../platform/index.ts';
import type {
  DayKnown,
  DayStatement,
  RailDay,
  RailStatement,
  StatementLine,
} from '../rails/index.ts';
import { Account, bookPayment, closeUntil, depsOn, vault } from './account.fixture.ts';
import { clear, getItemDetail, listDays, listItems, openRawEntry, reconcileDay } from './index.ts';

// Several accounts behind one statement: each goes on from its own balance.

const day = (n: number): BusinessDate => addDays(TEST_TODAY, n);

/** Accounts that hold what a test says, day by day, and what the first of them moved. */
class Accounts implements RailStatement {
  readonly name = 'bank+alipay';
  readonly days = new Map<BusinessDate, readonly RailDay[]>();
  readonly lines = new Map<BusinessDate, readonly Pick<StatementLine, 'direction' | 'amount'>[]>();
  readonly known: DayKnown[] = [];

  hold(on: BusinessDate, ...rails: readonly (readonly [string, bigint | null])[]): void {
    const told = rails.map(([rail, held]) => {
      const balance: Fen | null = held === null ? null : fen(held);
      return { rail, opening: balance, closing: balance };
    });
    this.days.set(on, told);
  }

  async statement(on: BusinessDate, known?: DayKnown): Promise<DayStatement> {
    if (known) this.known.push(known);
    const told = this.days.get(on) ?? [];
    const sum = (all: readonly (Fen | null)[]) => fen(all.reduce((n, one) => n + (one ?? 0n), 0n));
    const lines = (this.lines.get(on) ?? []).map((line, i): StatementLine => {
      const none = { id: 'NOTPROVIDED', code: '', party: null, text: null };
      return { ...none, ...line, railRef: `${on}-${i}`, bookedOn: on };
    });
    const moved = sum(lines.map((l) => (l.direction === 'in' ? l.amount : fen(-l.amount))));
    const rails = told.map((one, i) =>
      i === 0 && one.closing !== null ? { ...one, closing: fen(one.closing + moved) } : one,
    );
    const opening = sum(rails.map((one) => one.opening));
    const closing = sum(rails.map((one) => one.closing));
    const body = Buffer.from('<Stmt/>');
    return { id: `ST${on}`, on, opening, closing, rails, lines, body, signature: '' };
  }
}

async function openAccounts() {
  const db = await testDatabase();
  const accounts = new Accounts();
  const { reconciling, clearing } = depsOn(db, accounts);
  let n = 0;
  /** Reconciles the next day. @returns What is open since. */
  const next = async (...rails: readonly (readonly [string, bigint | null])[]) => {
    const on = day(n);
    accounts.hold(on, ...rails);
    n += 1;
    await closeUntil(db, day(n));
    const done = await reconcileDay(reconciling, on);
    if (!done.ok) expect.fail(done.error.code);
    const items = await listItems(db, { cleared: false, on, atMost: 9 });
    return items.map(({ kind, theirs }) => `${kind} ${theirs?.direction} ${theirs?.amount}`).sort();
  };
  return { db, accounts, clearing, next };
}

test('regression: an account that is read for the first time begins, and one that is read no more ends: neither is a gap', async () => {
  const { db, accounts, next } = await openAccounts();
  expect(await next(['bank', 5_000n])).toEqual(['opening in 5000']);
  expect(await next(['bank', 5_000n], ['alipay', 700n])).toEqual(['opening in 700']);
  expect(await next(['bank', 5_000n], ['alipay', 700n])).toEqual([]);
  // What is missing in one account is a gap, however the other begins or ends.
  expect(await next(['bank', 5_000n], ['alipay', 690n])).toEqual(['gap out 10']);
  expect(await next(['bank', 5_001n])).toEqual(['gap in 1', 'opening out 690']);
  expect(await next(['bank', 5_001n], ['alipay', 690n])).toEqual(['opening in 690']);
  for (const { unexplained } of await listDays(db, { atMost: 9 })) expect(unexplained).toBe(0n);
  const known = accounts.known[2]?.before;
  expect([known?.get('bank'), known?.get('alipay')]).toEqual([5_000n, 700n]);
});

test('regression: an account that nothing is known to have moved counts from its first movement on', async () => {
  const { accounts, next } = await openAccounts();
  expect(await next(['bank', 5_000n], ['alipay', null])).toEqual(['opening in 5000']);
  expect(await next(['bank', 5_000n], ['alipay', null])).toEqual([]);
  expect(accounts.known[1]?.before.get('alipay')).toBe(null);
  expect(await next(['bank', 5_000n], ['alipay', 700n])).toEqual(['opening in 700']);
  expect(await next(['bank', 5_000n], ['alipay', 700n])).toEqual([]);
});

test('behaviour: money that was sent to an account before it was read is matched with what the account begins with', async () => {
  const { db, accounts, clearing, next } = await openAccounts();
  accounts.lines.set(day(1), [{ direction: 'out', amount: fen(700n) }]);
  await next(['bank', 5_000n]);
  expect(await next(['bank', 5_000n])).toEqual(['theirs_alone out 700']);
  expect(await next(['bank', 4_300n], ['alipay', 700n])).toEqual(['opening in 700']);
  const items = await listItems(db, { cleared: false, atMost: 9 });
  const [sent, held] = (['out', 'in'] as const).map((direction) =>
    items.find(({ theirs }) => theirs?.direction === direction && theirs.amount === 700n),
  );
  const itemId = held?.id ?? expect.fail('nothing begins');
  // The page proposes it, and not that it be capital.
  const detail = await getItemDetail({ db, vault }, itemId);
  const why = { code: 'in_and_out', days: 1 };
  expect(detail).toMatchObject({ suggestions: [{ why, withItems: [sent?.id] }], hint: null });
  const done = await clear(clearing, {
    ...{ clearanceId: newId('clearance'), itemId },
    clearing: { way: 'match', withItems: [sent?.id ?? expect.fail('nothing was sent')] },
    ...{ reason: 'sent there', byWhom: 'lin' },
  });
  expect(done.ok).toBe(true);
  expect(await next(['bank', 4_300n], ['alipay', 700n])).toEqual([]);
  for (const { unexplained } of await listDays(db, { atMost: 9 })) expect(unexplained).toBe(0n);
});

const Rail = row({ rail: column.text });

test('behaviour: a statement is kept under the accounts that it adds up', async () => {
  const { db, next } = await openAccounts();
  await next(['bank', 1n]);
  await next(['bank', 1n], ['alipay', 1n]);
  const kept = await db.many(Rail)`select rail from reconciliation.statements order by on_day`;
  expect(kept.map(({ rail }) => rail)).toEqual(['bank', 'bank+alipay']);
});

test('behaviour: the rail is told whether the books paid out what no statement told of', async () => {
  const db = await testDatabase();
  const bank = new Account();
  const told: boolean[] = [];
  const asking: RailStatement = {
    name: 'bank',
    statement: async (on, known) => {
      told.push((await known?.isPaidOut()) ?? expect.fail('nothing is known'));
      return bank.statement(on);
    },
  };
  const { reconciling } = depsOn(db, asking);
  const run = async (n: number) => {
    await closeUntil(db, day(n + 1));
    expect(await reconcileDay(reconciling, day(n))).toMatchObject({ ok: true });
  };
  await run(0);
  await bookPayment(db, { kind: 'repayment', amount: fen(9n) });
  await run(1);
  await bookPayment(db, { kind: 'disbursement.settled', amount: fen(9n) });
  await run(2);
  // Booked a day after the rail paid: its statement has it already.
  const late = await bookPayment(db, { kind: 'disbursement.settled', amount: fen(8n) });
  await db.exec`
    insert into reconciliation.lines (id, on_day, n, direction, amount_fen, order_id, rail_ref, code)
    values ('line_x', ${day(2)}, 9, 'out', 8, ${late.orderId}, 'B', '')`;
  await run(3);
  await bookPayment(db, { kind: 'refund', amount: fen(7n) }); // Leaves by the same rail.
  await run(4);
  expect(told).toEqual([false, false, true, false, true]);
});

test('regression: the raw entry is the line’s own, in whatever order the rail’s message has its entries', async () => {
  const db = await testDatabase();
  const bank = new Account();
  for (const amount of [5n, 6n]) bank.book(TEST_TODAY, { direction: 'in', amount: fen(amount) });
  const turned: RailStatement = {
    name: 'bank',
    statement: async (on) => {
      const stated = await bank.statement(on);
      const words = stated.lines.map(({ railRef }) => `<甲>${railRef}</甲>`);
      const body = Buffer.from(words.toReversed().join('\n'));
      const lines = stated.lines.map((line, i) => {
        const word = words[i] ?? '';
        const from = body.indexOf(word);
        return { ...line, place: { from, to: from + Buffer.byteLength(word) } };
      });
      return { ...stated, lines, body };
    },
  };
  const { reconciling } = depsOn(db, turned);
  await closeUntil(db, day(1));
  await reconcileDay(reconciling, TEST_TODAY);
  for (const { id, theirs } of await listItems(db, { cleared: false, atMost: 9 })) {
    expect(await openRawEntry({ db, vault }, id)).toBe(`<甲>${theirs?.railRef}</甲>`);
  }
});

test('regression: an order whose answer was booked on a later day is on its way on the day of the statement', async () => {
  const db = await testDatabase();
  const bank = new Account();
  const { reconciling } = depsOn(db, bank);
  await closeUntil(db, day(1));
  for (const kind of ['disbursement.settled', 'repayment', 'refund'] as const) {
    const paid = await bookPayment(db, { kind, amount: fen(70n) }); // A day after its statement.
    const direction = kind === 'repayment' ? 'in' : 'out';
    bank.book(TEST_TODAY, { id: paid.orderId, direction, amount: fen(70n) });
  }
  bank.book(TEST_TODAY, { id: 'collect:repayment_0', direction: 'in', amount: fen(1n) });
  await closeUntil(db, day(2));
  await reconcileDay(reconciling, TEST_TODAY);
  const kinds = async () =>
    (await listItems(db, { cleared: false, atMost: 9 })).map(({ kind }) => kind).sort();
  expect(await kinds()).toEqual([
    ...['ours_unsettled', 'ours_unsettled', 'ours_unsettled', 'theirs_alone'],
  ]);
  await reconcileDay(reconciling, day(1));
  expect(await kinds()).toEqual(['theirs_alone']);
});

test('regression: money that went back the day it came is on its way, where the books took the repayment back a day later', async () => {
  const db = await testDatabase();
  const bank = new Account();
  const { reconciling } = depsOn(db, bank);
  const paid = await bookPayment(db, { kind: 'repayment', amount: fen(70n) });
  for (const direction of ['in', 'out'] as const) {
    bank.book(TEST_TODAY, { id: paid.orderId, direction, amount: fen(70n) });
  }
  await closeUntil(db, day(1));
  await db.tx((tx) =>
    reverse(tx, {
      ...{ id: `back:${paid.entryId}`, of: paid.entryId, on: day(1), bookedOn: day(1) },
      why: 'it bounced',
    }),
  );
  await closeUntil(db, day(2));
  await reconcileDay(reconciling, TEST_TODAY);
  const open = () => listItems(db, { cleared: false, atMost: 9 });
  expect(await open()).toMatchObject([{ kind: 'ours_unsettled', theirs: { direction: 'out' } }]);
  await reconcileDay(reconciling, day(1));
  expect(await open()).toEqual([]);
});
