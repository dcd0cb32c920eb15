import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { addDays, type BusinessDate, businessDate, type Fen, fen } from '../kernel/index.ts';
import {
  account,
  chart,
  checkBalanced,
  closeControlTotals,
  credit,
  debit,
  findEntry,
  type NewEntry,
  PeriodClosed,
  post,
  postAll,
  reverse,
  sumByChart,
  sumControlTotals,
} from './index.ts';

const db = await testDatabase();

const LAST_DAY = businessDate('9999-12-31');

let used = 0;
/** A disbursement of 500 fen booked on this day. */
const booked = (bookedOn: BusinessDate, on = bookedOn, amount = fen(500n)): NewEntry => {
  const id = `x${++used}`;
  const lines = [
    debit(account.loanPrincipal(id), amount),
    credit(account.payoutsInTransit(), amount),
  ];
  return { id, kind: 'disbursement', on, bookedOn, about: { loan: id }, lines };
};

const postOne = (entry: NewEntry) => db.tx((tx) => post(tx, entry));
const close = (on: BusinessDate) => db.tx((tx) => closeControlTotals(tx, on));

let opened = TEST_TODAY;
/** The first of a hundred days that no other test of this file books on, later than all before. */
const openDays = () => {
  opened = addDays(opened, 100);
  return opened;
};

/** The same by the other way: over every line that there is. */
const sumAllLines = async (bookedOn?: BusinessDate): Promise<Map<string, Fen>> => {
  const totals = await sumByChart(db, { on: LAST_DAY, ...(bookedOn && { bookedOn }) });
  return new Map(totals.map((t) => [t.chart, t.balance]));
};

const makers = [
  account.loanPrincipal,
  account.interestAccrued,
  account.funderCash,
  account.feeIncome,
  account.borrowerOverpaid,
];

type Step =
  | { readonly do: 'post'; readonly day: number; readonly valueDay: number; moves: Move[] }
  | { readonly do: 'close'; readonly day: number };
interface Move {
  readonly from: number;
  readonly to: number;
  readonly amount: Fen;
}

const move: fc.Arbitrary<Move> = fc.record({
  from: fc.nat(makers.length - 1),
  to: fc.nat(makers.length - 1),
  amount: fc.bigInt({ min: 1n, max: 10n ** 12n }).map(fen),
});
const days = fc.nat(30);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('post' as const),
      day: days,
      valueDay: fc.integer({ min: -90, max: 60 }),
      moves: fc.array(move, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), day: days }) },
);

test('property: totals carried from closing to closing are the sums over all lines', async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 25 }),
      fc.array(fc.integer({ min: -120, max: 60 }), { minLength: 2, maxLength: 4 }),
      async (steps, looks) => {
        const first = openDays();
        const closings = new Set<BusinessDate>();
        const on = (n: number) => addDays(first, n);
        for (const [i, s] of steps.entries()) {
          if (s.do === 'close') {
            expect(await close(on(s.day))).toBe(closings.has(on(s.day)) ? 'exists' : 'closed');
            closings.add(on(s.day));
            continue;
          }
          const lines = s.moves.flatMap(({ from, to, amount }) => [
            debit((makers[to] ?? expect.fail('no account'))(`s${to}`), amount),
            credit((makers[from] ?? expect.fail('no account'))(`s${from}`), amount),
          ]);
          const id = `${first}:${i}`;
          const [valueOn, bookedOn] = [on(s.valueDay), on(s.day)];
          const posting = postOne({ id, kind: 'move', on: valueOn, bookedOn, about: {}, lines });
          if ([...closings].every((c) => c < bookedOn)) {
            expect(await posting).toEqual({ status: 'posted', id });
          } else {
            await expect(posting).rejects.toThrow(PeriodClosed);
            refused += 1;
          }
        }
        for (const bookedOn of looks.map(on)) {
          expect(await sumControlTotals(db, { bookedOn })).toEqual(await sumAllLines(bookedOn));
        }
        expect(await sumControlTotals(db)).toEqual(await sumAllLines());
      },
    ),
    { numRuns: 30 },
  );
  expect(refused).toBeGreaterThan(0);
  expect(await checkBalanced(db)).toMatchObject({ balanced: true, problems: [] });
});

test('behaviour: a day without lines is closed with a total for every code of the chart', async () => {
  const on = openDays();
  const count = () =>
    db.pool.query<{ chart: string }>(
      `select chart from ledger.control_totals where closed_on = '${on}' order by chart`,
    );
  expect(await close(on)).toBe('closed');
  const { rows } = await count();
  expect(rows.map((r) => r.chart)).toEqual(chart.map((c) => c.code).toSorted());
  expect(await close(on)).toBe('exists');
  expect((await count()).rows).toEqual(rows);
});

test('error: nothing new is booked on a closed day or before it, by any way of posting', async () => {
  const first = openDays();
  const before = await postOne(booked(first));
  const on = addDays(first, 5);
  const onTheDay = booked(on);
  await postOne(onTheDay);
  await close(on);
  for (const day of [first, on]) {
    const entry = booked(day);
    const open = booked(addDays(on, 1));
    await expect(postOne(entry)).rejects.toMatchObject({
      code: 'period_closed',
      message: `ledger entry ${entry.id} is booked on ${day}, but the books are closed up to ${on}`,
      cause: { code: 'LC001' },
    });
    await expect(db.tx((tx) => postAll(tx, [open, entry]))).rejects.toThrow(PeriodClosed);
    expect(await findEntry(db, open.id)).toBeUndefined();
    const reversal = { id: `reversal:${before.id}`, of: before.id, on: day, why: 'test' };
    const reversing = (bookedOn: BusinessDate) =>
      db.tx((tx) => reverse(tx, { ...reversal, id: `${reversal.id}:${bookedOn}`, bookedOn }));
    await expect(reversing(day)).rejects.toThrow(PeriodClosed);
  }
  // A repeat books nothing; a value date may lie on a closed day; the next day is open.
  expect((await postOne(onTheDay)).status).toBe('exists');
  expect((await postOne(booked(addDays(on, 1), first))).status).toBe('posted');
});

test('behaviour: a closing waits for a posting under way and counts it, and the next one sees the closing', async () => {
  const on = openDays();
  const counted = booked(on);
  const late = booked(on);
  let closing: Promise<unknown> | undefined;
  let posting: Promise<unknown> | undefined;
  await db.tx(async (tx) => {
    await post(tx, counted);
    closing = close(on);
    await tx.exec`select pg_sleep(0.1)`;
    posting = postOne(late).catch((error: unknown) => error); // Queued behind the closing.
    await tx.exec`select pg_sleep(0.1)`;
  });
  expect(await closing).toBe('closed');
  expect(await posting).toBeInstanceOf(PeriodClosed);
  expect(await sumControlTotals(db, { bookedOn: on })).toEqual(await sumAllLines(on));
  expect((await checkBalanced(db)).balanced).toBe(true);
});

test('behaviour: of closings of one day at once, one writes', async () => {
  const on = openDays();
  await postOne(booked(on));
  const answers = await Promise.all([close(on), close(on), close(on)]);
  expect(answers.toSorted()).toEqual(['closed', 'exists', 'exists']);
});

test('behaviour: an earlier day may be closed after a later one, and gets its own totals', async () => {
  const first = openDays();
  await postOne(booked(first));
  await postOne(booked(addDays(first, 2), first, fen(70n)));
  await close(addDays(first, 3));
  expect(await close(addDays(first, 1))).toBe('closed');
  for (const n of [1, 2, 3]) {
    const bookedOn = addDays(first, n);
    expect(await sumControlTotals(db, { bookedOn })).toEqual(await sumAllLines(bookedOn));
  }
  expect((await checkBalanced(db)).balanced).toBe(true);
});

test('behaviour: a closing goes on from the totals before it and reads no older line; the check of the books does', async () => {
  const first = openDays();
  await postOne(booked(first));
  await close(first);
  const falsified = db.tx(async (tx) => {
    await tx.client.query(`set local session_replication_role = 'replica'`);
    await tx.client.query(
      `update ledger.control_totals set balance_fen = balance_fen + 9
        where closed_on = '${first}' and chart in ('loan_principal')`,
    );
    const on = addDays(first, 1);
    const honest = await sumAllLines(first);
    await closeControlTotals(tx, on);
    const closed = await sumControlTotals(tx, { bookedOn: on });
    expect(closed.get('loan_principal')).toBe((honest.get('loan_principal') ?? 0n) + 9n);
    const { problems } = await checkBalanced(tx);
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain(`control total of loan_principal on ${first}: `);
    throw new Error('put back');
  });
  await expect(falsified).rejects.toThrow('put back');
});

test('error: control totals out of balance are refused', async () => {
  const on = openDays();
  const write = (rows: string) =>
    db.pool.query(
      `insert into ledger.control_totals (closed_on, chart, balance_fen) values ${rows}`,
    );
  await expect(write(`('${on}', 'loan_principal', 1)`)).rejects.toThrow('do not balance');
  await expect(
    write(`('${on}', 'loan_principal', 1), ('${addDays(on, 1)}', 'suspense', -1)`),
  ).rejects.toThrow('do not balance');
});
