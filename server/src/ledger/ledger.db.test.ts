import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { addDays, type BusinessDate, type Fen, fen } from '../kernel/index.ts';
import {
  type AccountCode,
  account,
  balanceOf,
  balancesOf,
  checkBalanced,
  credit,
  debit,
  EntryConflict,
  findEntry,
  type Line,
  listEntries,
  type NewEntry,
  post,
  postAll,
  ReversalConflict,
  reverse,
  sumByChart,
} from './index.ts';

const db = await testDatabase();

let used = 0;
/** Subjects of one test run only, so that runs do not see each other's balances. */
const fresh = () => `x${++used}`;

const disbursement = (id: string, amount = fen(5_000_000n)): NewEntry => ({
  id,
  kind: 'disbursement',
  on: TEST_TODAY,
  bookedOn: TEST_TODAY,
  about: { loan: id },
  lines: [debit(account.loanPrincipal(id), amount), credit(account.payoutsInTransit(), amount)],
});

const postOne = (entry: NewEntry) => db.tx((tx) => post(tx, entry));

// --- Histories ---------------------------------------------------------------------------------

interface Move {
  readonly from: number;
  readonly parts: { to: number; amount: Fen }[];
  readonly valueDay: number;
  readonly bookedDay: number;
}
type Step =
  | { readonly do: 'post'; readonly move: Move }
  | { readonly do: 'repeat' | 'reverse'; readonly which: number; readonly day: number };

const ACCOUNTS = 5;
const day = (n: number): BusinessDate => addDays(TEST_TODAY, n);
const days = fc.integer({ min: -20, max: 20 });
const moves: fc.Arbitrary<Move> = fc.record({
  from: fc.nat(ACCOUNTS - 1),
  parts: fc.array(
    fc.record({
      to: fc.nat(ACCOUNTS - 1),
      amount: fc.bigInt({ min: 1n, max: 10n ** 12n }).map(fen),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  valueDay: days,
  bookedDay: days,
});
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('post' as const), move: moves }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('repeat' as const, 'reverse' as const),
      which: fc.nat(20),
      day: days,
    }),
  },
);

/** The books as a plain list of lines in memory: what the database must agree with. */
interface ReplayLine extends Line {
  readonly valueOn: BusinessDate;
  readonly bookedOn: BusinessDate;
}

const replayBalance = (
  lines: ReplayLine[],
  of: AccountCode,
  on: BusinessDate,
  booked: BusinessDate,
) =>
  lines
    .filter((l) => l.account === of && l.valueOn <= on && l.bookedOn <= booked)
    .reduce((sum, l) => (l.side === 'debit' ? sum + l.amount : sum - l.amount), 0n);

async function play(run: string, accounts: AccountCode[], history: Step[]): Promise<ReplayLine[]> {
  const at = (n: number) => accounts[n] ?? expect.fail('no such account');
  const posted: NewEntry[] = [];
  const reversals = new Map<string, BusinessDate>();
  const lines: ReplayLine[] = [];
  const keep = (added: readonly Line[], valueOn: BusinessDate, bookedOn: BusinessDate) =>
    lines.push(...added.map((l) => ({ ...l, valueOn, bookedOn })));
  for (const step of history) {
    if (step.do === 'post') {
      const { from, parts, valueDay, bookedDay } = step.move;
      const total = fen(parts.reduce((sum, p) => sum + p.amount, 0n));
      const entry: NewEntry = {
        id: `${run}:${posted.length}`,
        kind: 'move',
        on: day(valueDay),
        bookedOn: day(bookedDay),
        about: { run },
        lines: [...parts.map((p) => debit(at(p.to), p.amount)), credit(at(from), total)],
      };
      expect(await postOne(entry)).toEqual({ status: 'posted', id: entry.id });
      posted.push(entry);
      keep(entry.lines, entry.on, entry.bookedOn);
      continue;
    }
    const entry = posted[step.which % Math.max(posted.length, 1)];
    if (!entry) continue;
    if (step.do === 'repeat') {
      const again = { ...entry, bookedOn: day(step.day), lines: entry.lines.toReversed() };
      expect(await postOne(again)).toEqual({ status: 'exists', id: entry.id });
      continue;
    }
    const earlier = reversals.get(entry.id);
    const on = earlier ?? day(step.day);
    const reversal = { id: `${entry.id}:reversed`, of: entry.id, on, bookedOn: on, why: 'test' };
    const answer = await db.tx((tx) => reverse(tx, reversal));
    expect(answer.status).toBe(earlier ? 'exists' : 'posted');
    if (earlier) continue;
    reversals.set(entry.id, on);
    const mirrored = entry.lines.map((l) =>
      l.side === 'debit' ? credit(l.account, l.amount) : debit(l.account, l.amount),
    );
    keep(mirrored, on, on);
  }
  return lines;
}

test('property: any history of posts, repeats and reversals balances, and a balance as of any day is its replay', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(steps, { minLength: 1, maxLength: 14 }),
      fc.array(fc.tuple(days, days), { minLength: 3, maxLength: 6 }),
      async (history, looks) => {
        const run = fresh();
        const accounts = [
          account.loanPrincipal(run),
          account.interestReceivable(run),
          account.funderCash(run),
          account.borrowerOverpaid(run),
          account.funderCapital(run),
        ];
        const lines = await play(run, accounts, history);
        for (const [valueDay, bookedDay] of looks) {
          const asOf = { valueOn: day(valueDay), bookedOn: day(bookedDay) };
          const balances = await balancesOf(db, accounts, asOf);
          for (const of of accounts) {
            expect(balances.get(of)).toBe(replayBalance(lines, of, asOf.valueOn, asOf.bookedOn));
          }
        }
        const all = await balancesOf(db, accounts);
        expect([...all.values()].reduce((a, b) => a + b, 0n)).toBe(0n);
      },
    ),
    { numRuns: 40 },
  );
  expect(await checkBalanced(db)).toMatchObject({ balanced: true, problems: [] });
});

// --- Posting -----------------------------------------------------------------------------------

test('error: the same id with other content throws and changes nothing', async () => {
  const entry = disbursement(fresh());
  await postOne(entry);
  const others: NewEntry[] = [
    disbursement(entry.id, fen(4_999_999n)),
    { ...entry, kind: 'other' },
    { ...entry, on: addDays(entry.on, 1) },
    { ...entry, about: { loan: 'another' } },
  ];
  const before = await findEntry(db, entry.id);
  for (const other of others) await expect(postOne(other)).rejects.toThrow(EntryConflict);
  expect(await findEntry(db, entry.id)).toEqual(before);
});

test('error: an unbalanced entry, one line, or an account outside the chart is a bug of the caller', async () => {
  const entry = disbursement(fresh());
  const [first] = entry.lines;
  const posting = (lines: readonly Line[]) => postOne({ ...entry, lines });
  await expect(posting([])).rejects.toThrow('at least two lines');
  await expect(posting(first ? [first] : [])).rejects.toThrow('at least two lines');
  await expect(posting(first ? [first, first] : [])).rejects.toThrow('debits - credits');
  const alien = { ...first, account: 'loans:x' } as Line;
  await expect(posting([alien, ...entry.lines])).rejects.toThrow('not in the chart');
});

test('error: what is noted beside the balance sheet does not mix with what stands in it', async () => {
  const entry = disbursement(fresh());
  const noted = debit(account.chargedOffClaims(entry.id), fen(7n));
  const mixed = [noted, credit(account.loanPrincipal(entry.id), fen(7n))];
  await expect(postOne({ ...entry, lines: mixed })).rejects.toThrow('balance among themselves');
  const both = [...entry.lines, noted, credit(account.chargedOffContra(), fen(7n))];
  expect(await postOne({ ...entry, lines: both })).toMatchObject({ status: 'posted' });
});

test('behaviour: two transactions post one id at once: one posts, the other waits and answers exists', async () => {
  const entry = disbursement(fresh());
  const answers = await Promise.all(Array.from({ length: 6 }, () => postOne(entry)));
  expect(answers.map((a) => a.status).toSorted()).toEqual([...Array(5).fill('exists'), 'posted']);
  expect(await balanceOf(db, account.loanPrincipal(entry.id))).toBe(5_000_000n);
});

test('behaviour: when the first of two transactions rolls back, the waiting one posts', async () => {
  const entry = disbursement(fresh());
  let second: Promise<unknown> | undefined;
  const first = db.tx(async (tx) => {
    await post(tx, entry);
    second = postOne(entry);
    await tx.exec`select pg_sleep(0.05)`;
    throw new Error('rolled back');
  });
  await expect(first).rejects.toThrow('rolled back');
  expect(await second).toEqual({ status: 'posted', id: entry.id });
});

test('behaviour: a batch answers in its own order, and crossing batches do not lock each other out', async () => {
  const [a, b, c] = [disbursement(fresh()), disbursement(fresh()), disbursement(fresh())];
  await postOne(b);
  const answers = await db.tx((tx) => postAll(tx, [c, b, a]));
  expect(answers).toEqual([
    { status: 'posted', id: c.id },
    { status: 'exists', id: b.id },
    { status: 'posted', id: a.id },
  ]);
  const many = Array.from({ length: 40 }, () => disbursement(fresh()));
  const [one, two] = await Promise.all([
    db.tx((tx) => postAll(tx, many)),
    db.tx((tx) => postAll(tx, many.toReversed())),
  ]);
  const posted = [...one, ...two].filter((p) => p.status === 'posted');
  expect(posted).toHaveLength(many.length);
  expect(await db.tx((tx) => postAll(tx, []))).toEqual([]);
});

test('error: one conflict in a batch leaves none of the batch behind', async () => {
  const taken = disbursement(fresh());
  const other = disbursement(fresh());
  await postOne(taken);
  const batch = db.tx((tx) => postAll(tx, [other, disbursement(taken.id, fen(1n))]));
  await expect(batch).rejects.toThrow(EntryConflict);
  expect(await findEntry(db, other.id)).toBeUndefined();
  await expect(db.tx((tx) => postAll(tx, [other, other]))).rejects.toThrow('two entries of one id');
});

// --- Reversal ----------------------------------------------------------------------------------

test('behaviour: a reversal counts from its own day, and both entries name each other', async () => {
  const entry = disbursement(fresh());
  const to = account.loanPrincipal(entry.id);
  await postOne(entry);
  const on = addDays(TEST_TODAY, 3);
  const id = `reversal:${entry.id}`;
  await db.tx((tx) => reverse(tx, { id, of: entry.id, on, bookedOn: on, why: 'payout rejected' }));
  expect(await balanceOf(db, to, { valueOn: addDays(on, -1) })).toBe(5_000_000n);
  expect(await balanceOf(db, to, { valueOn: on })).toBe(0n);
  const entries = await listEntries(db, { about: { loan: entry.id } });
  expect(entries).toMatchObject([
    { id: entry.id, reversedBy: id, reverses: null },
    { id, kind: 'reversal', reverses: entry.id, reversedBy: null, why: 'payout rejected' },
  ]);
});

test('error: a second reversal under another id, of a reversal, or of nothing, is refused', async () => {
  const entry = disbursement(fresh());
  await postOne(entry);
  const of = (target: string, id: string) =>
    db.tx((tx) =>
      reverse(tx, { id, of: target, on: TEST_TODAY, bookedOn: TEST_TODAY, why: 'test' }),
    );
  const id = `reversal:${entry.id}`;
  expect(await of(entry.id, id)).toEqual({ status: 'posted', id });
  expect(await of(entry.id, id)).toEqual({ status: 'exists', id });
  await expect(of(entry.id, fresh())).rejects.toMatchObject({ code: 'already_reversed' });
  await expect(of(id, fresh())).rejects.toMatchObject({ code: 'entry_is_reversal' });
  await expect(of('nothing', fresh())).rejects.toThrow(ReversalConflict);
  const taken = disbursement(fresh());
  const other = disbursement(fresh());
  await postOne(taken);
  await postOne(other);
  await expect(of(other.id, taken.id)).rejects.toThrow(EntryConflict);
  await expect(of(other.id, other.id)).rejects.toThrow('reverse itself');
  expect(await balanceOf(db, account.loanPrincipal(other.id))).toBe(5_000_000n);
});

test('behaviour: two reversals of one entry at once: one is written', async () => {
  const entry = disbursement(fresh());
  await postOne(entry);
  const attempts = ['a', 'b', 'c'].map((way) =>
    db.tx((tx) =>
      reverse(tx, {
        id: `reversal:${entry.id}:${way}`,
        of: entry.id,
        on: TEST_TODAY,
        bookedOn: TEST_TODAY,
        why: way,
      }),
    ),
  );
  const settled = await Promise.allSettled(attempts);
  expect(settled.filter((s) => s.status === 'fulfilled')).toHaveLength(1);
  expect(await balanceOf(db, account.loanPrincipal(entry.id))).toBe(0n);
});

// --- Reading -----------------------------------------------------------------------------------

test('behaviour: the trial balance names every code of the chart and adds up to nothing', async () => {
  const loan = fresh();
  await postOne(disbursement(loan));
  const totals = await sumByChart(db, { on: addDays(TEST_TODAY, 400) });
  expect(totals.reduce((sum, t) => sum + t.balance, 0n)).toBe(0n);
  const before = await sumByChart(db, { on: addDays(TEST_TODAY, -400) });
  expect(before.every((t) => t.debits === 0n && t.credits === 0n)).toBe(true);
  expect(before.map((t) => t.chart)).toContain('interest_income');
});

test('behaviour: entries are listed by what they are about, by account and by day', async () => {
  const loan = fresh();
  const entry = disbursement(loan);
  await postOne({ ...entry, about: { loan, borrower: `${loan}-borrower` } });
  const about = { loan, borrower: `${loan}-borrower` };
  const [found] = await listEntries(db, { about: { borrower: about.borrower } });
  expect(found).toMatchObject({ id: loan, kind: 'disbursement', valueOn: TEST_TODAY });
  expect(found?.lines).toEqual(entry.lines);
  const on = account.loanPrincipal(loan);
  expect(await listEntries(db, { account: on })).toEqual([found]);
  expect(await listEntries(db, { account: on, about, to: TEST_TODAY })).toEqual([found]);
  expect(await listEntries(db, { account: on, about: { loan: 'other' } })).toEqual([]);
  expect(await listEntries(db, { account: on, from: addDays(TEST_TODAY, 1) })).toEqual([]);
  expect(await listEntries(db, { about, from: TEST_TODAY, to: TEST_TODAY })).toEqual([found]);
  expect(await listEntries(db, { about: { loan }, from: addDays(TEST_TODAY, 1) })).toEqual([]);
  expect(await listEntries(db, { about: { loan: `${loan}-other` } })).toEqual([]);
  expect(await listEntries(db, { atMost: 2 })).toHaveLength(2);
});

test('error: the check of the books names what a disabled trigger let through', async () => {
  const { id } = await postOne(disbursement(fresh()));
  const broken = db.tx(async (tx) => {
    await tx.client.query(`set local session_replication_role = 'replica'`);
    await tx.client.query(
      `update ledger.lines set amount_fen = 1 where entry_id = '${id}' and n = 1`,
    );
    const found = await checkBalanced(tx);
    expect(found.balanced).toBe(false);
    expect(found.problems).toContain(`${id}: debits - credits = -4999999 fen`);
    throw new Error('put back');
  });
  await expect(broken).rejects.toThrow('put back');
  expect((await checkBalanced(db)).balanced).toBe(true);
});
