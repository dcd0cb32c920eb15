import { expect, test } from 'vitest';
import { makeLoan, vault } from '../../../tests/db/book.ts';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { type BusinessDate, type Fen, fen, instant } from '../kernel/index.ts';
import { account, balanceOf } from '../ledger/index.ts';
import {
  type Database,
  getBusinessDate,
  manualClock,
  newId,
  silentLog,
} from '../platform/index.ts';
import type { RailStatement, StatementLine } from '../rails/index.ts';
import {
  type ClearDeps,
  type Clearing,
  clear,
  listItems,
  reconcileDay,
  undo,
} from '../reconciliation/index.ts';
import { changeLoan, endOfDay, usualClassRules } from '../servicing/index.ts';
import { findReport, makeReport } from './index.ts';

const rules = { rules: usualClassRules, vatPpm: 60_000 };
const clock = manualClock(instant(Date.UTC(2027, 0, 4, 4)));
const OPENING = fen(50_000_000n);

interface Moved {
  readonly direction: 'in' | 'out';
  readonly amount: Fen;
  readonly as: Clearing | null;
  readonly isUndone?: true;
}
const book = (account: Extract<Clearing, { way: 'book' }>['account']): Clearing => ({
  ...{ way: 'book', account },
});

/** What the bank moved beside the loans, and what a person makes of it. */
const others: readonly Moved[] = [
  { direction: 'out', amount: fen(310n), as: book('bank_charges') },
  { direction: 'in', amount: fen(511n), as: book('fee_income') },
  { direction: 'in', amount: fen(73n), as: book('other_income') },
  { direction: 'out', amount: fen(41n), as: book('other_loss') },
  { direction: 'in', amount: fen(97n), as: book('fee_income'), isUndone: true },
  { direction: 'in', amount: fen(7n), as: null }, // Stays in suspense, as does what went out.
  { direction: 'out', amount: fen(3n), as: null },
];
const signed = ({ direction, amount }: Pick<Moved, 'direction' | 'amount'>): bigint =>
  direction === 'in' ? amount : -amount;

/** An account that moved so much on one day. */
const bankWith = (moved: readonly Pick<Moved, 'direction' | 'amount'>[]): RailStatement => ({
  name: 'bank',
  statement: async (on: BusinessDate) => ({
    ...{ id: `ST${on}`, on, opening: OPENING, body: new Uint8Array(), signature: '' },
    closing: fen(moved.reduce((sum, one) => sum + signed(one), OPENING as bigint)),
    lines: moved.map(({ direction, amount }, i): StatementLine => {
      const none = { id: 'NOTPROVIDED', code: '', party: null, text: null };
      return { ...none, direction, amount, railRef: `B${i}`, bookedOn: on };
    }),
  }),
});

const cashFlow = findReport('cash-flow') ?? expect.fail('no cash flow');

/** Closes the business date. @returns What the report says came in net: what the ledger says, to the fen. */
async function close(db: Database): Promise<Fen> {
  await endOfDay({ db, clock, log: silentLog });
  const { checks } = await makeReport(db, cashFlow, rules, clock.now());
  const [check = expect.fail('nothing is checked')] = checks;
  expect(check.report).toBe(check.ledger);
  return check.report;
}

test('regression: whatever the bank moved beside the loans, and was taken back, net cash of the report is the ledger’s', async () => {
  const db = await testDatabase();
  const loan = await makeLoan(db, { principal: fen(200_000n) });
  const unsent = await makeLoan(db, { principal: fen(90_000n) });
  const repaid = { direction: 'in', amount: fen(60_000n) } as const;
  const common = { db, clock, vault, log: silentLog, funderId: 'own' };
  const statements = bankWith([...others, repaid]);
  expect(await close(db)).toBe(-290_000n);
  expect(await reconcileDay({ ...common, statements }, TEST_TODAY)).toMatchObject({ ok: true });

  const items = await listItems(db, { cleared: false, atMost: 50 });
  const clearing = common as unknown as ClearDeps; // Nothing goes back to anybody.
  const settle = async (amount: bigint, how: Clearing) => {
    const item = items.find((one) => (one.theirs ?? one.ours)?.amount === amount);
    const done = await clear(clearing, {
      ...{ clearanceId: newId('clearance'), itemId: item?.id ?? expect.fail(`no ${amount}`) },
      ...{ clearing: how, reason: 'seen on the paper', byWhom: 'lin' },
    });
    return done.ok ? done.value.id : expect.fail(done.error.code);
  };
  await settle(OPENING, book('funder_capital'));
  for (const { amount, as, isUndone } of others) {
    if (as === null) continue;
    const clearanceId = await settle(amount, as);
    if (!isUndone) continue;
    const undone = await undo(clearing, { clearanceId, reason: 'another', byWhom: 'lin' });
    expect(undone.ok).toBe(true);
  }
  await settle(unsent.principal, book('other_income')); // Never left the account: booked against cash itself.
  const today = await getBusinessDate(db);
  await settle(repaid.amount, { way: 'loan', loanId: loan.id, on: today });
  // A fee that is charged is income, and no cash until it is paid.
  const event = { id: 'fee-1', type: 'fee', on: today, amount: fen(1_234n) } as const;
  const charge = { loanId: loan.id, event, byWhom: 'lin' };
  expect((await db.tx((tx) => changeLoan(tx, charge, clock.now()))).ok).toBe(true);
  expect(await close(db)).toBe(-230_000n);
  const moved = others.reduce((sum, one) => sum + signed(one), repaid.amount as bigint);
  const cash = OPENING + moved - loan.principal;
  expect(await balanceOf(db, account.funderCash('own'))).toBe(cash);
  expect(await balanceOf(db, account.feeIncome())).toBe(-511n - 1_234n);
});
