// What the database itself refuses, whoever writes: raw statements, past every function of the room.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEST_TODAY, testDatabase } from '../../../tests/db/database.ts';
import { addDays, type BusinessDate, fen } from '../kernel/index.ts';
import { isSqlState, type Tx } from '../platform/index.ts';
import { account, checkBalanced, credit, debit, findEntry, post } from './index.ts';

const db = await testDatabase();

let used = 0;
const fresh = () => `x${++used}`;

/** A line as an attacker writes it; whatever is left out is as it should be. */
interface RawLine {
  readonly entry: string;
  readonly n: number;
  readonly fen: number; // Less than nothing: a credit.
  readonly on?: BusinessDate;
  readonly bookedOn?: BusinessDate;
}

const raw = (entry: string, ...amounts: number[]): RawLine[] =>
  amounts.map((amount, i) => ({ entry, n: i + 1, fen: amount }));

const quoted = (values: readonly (string | number)[]) => values.map((v) => `'${v}'`).join(', ');

const entriesSql = (places: Record<string, number>) => `
  insert into ledger.entries (id, kind, value_on, booked_on, about, line_count, content_digest)
  values ${Object.entries(places).map(
    ([id, n]) => `(${quoted([id, 'raw', TEST_TODAY, TEST_TODAY, '{}', n, ''])})`,
  )}`;

const linesSql = (lines: readonly RawLine[]) => `
  insert into ledger.lines (entry_id, n, account, side, amount_fen, value_on, booked_on)
  values ${lines.map(
    ({ entry, n, fen: amount, on = TEST_TODAY, bookedOn = TEST_TODAY }) =>
      `(${quoted([entry, n, 'suspense:x', amount > 0 ? 'debit' : 'credit', Math.abs(amount), on, bookedOn])})`,
  )}`;

/** All parts in one statement, in this order. */
const oneStatement = (...parts: string[]) =>
  `with ${parts.map((sql, i) => `part${i} as (${sql})`)} select`;

const whole = (places: Record<string, number>, lines: readonly RawLine[]) =>
  lines.length === 0 ? entriesSql(places) : oneStatement(entriesSql(places), linesSql(lines));

const refuses = async (sql: string, message: string) =>
  expect(db.pool.query(sql)).rejects.toThrow(message);

const postNew = (on = TEST_TODAY) => {
  const id = fresh();
  const lines = [
    debit(account.loanPrincipal(id), fen(5n)),
    credit(account.payoutsInTransit(), fen(5n)),
  ];
  const entry = { id, kind: 'disbursement', on, bookedOn: on, about: { loan: id }, lines };
  return db.tx((tx) => post(tx, entry));
};

/** Runs `attack` in a transaction that must fail at one of its own statements, not at commit. */
const refusesWithin = async (attack: (tx: Tx) => Promise<unknown>, message: string) => {
  let reachedCommit = false;
  const attacking = db.tx(async (tx) => {
    await attack(tx);
    reachedCommit = true;
  });
  await expect(attacking).rejects.toThrow(message);
  expect(reachedCommit).toBe(false);
};

test('property: a statement is taken when every entry in it is whole, else all of it is refused', async () => {
  const amount = fc.constantFrom(-3, -2, -1, 1, 2, 3); // Small, so that balance by chance occurs too.
  const amounts: fc.Arbitrary<number[]> = fc.oneof(
    fc.array(amount, { maxLength: 4 }),
    fc.constantFrom<number[][]>([1, -1], [2, -1, -1], [3, -2, -1]),
  );
  const entry = fc.record({
    amounts,
    missing: fc.constantFrom(0, 0, 0, 0, 1, -1), // Places more, or fewer, than lines.
    shift: fc.constantFrom(0, 0, 0, 0, 1), // Lines that stand one place too far.
  });
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 3 }), async (entries) => {
      const named = entries.map((e) => ({
        ...e,
        id: fresh(),
        places: Math.max(2, e.amounts.length + e.missing),
      }));
      const places = Object.fromEntries(named.map((e) => [e.id, e.places]));
      const lines = named.flatMap((e) =>
        raw(e.id, ...e.amounts).map((line) => ({ ...line, n: line.n + e.shift })),
      );
      const good = named.every(
        (e) =>
          e.amounts.length === e.places &&
          e.shift === 0 &&
          e.amounts.reduce((a, b) => a + b, 0) === 0,
      );
      const writing = db.pool.query(whole(places, lines));
      if (good) await writing;
      else await expect(writing).rejects.toThrow('does not balance');
      for (const { id } of named) expect((await findEntry(db, id)) !== undefined).toBe(good);
      taken += good ? 1 : 0;
    }),
    { numRuns: 150 },
  );
  expect(taken).toBeGreaterThan(5);
  expect(await checkBalanced(db)).toMatchObject({ balanced: true, problems: [] });
});

test('error: update, delete and truncate are refused, to the owner of the tables as well', async () => {
  await postNew();
  for (const table of ['ledger.entries', 'ledger.lines', 'ledger.control_totals']) {
    await refuses(`delete from ${table}`, 'append-only');
    await refuses(`truncate ${table} cascade`, 'append-only');
  }
  await refuses(`update ledger.entries set kind = 'x'`, 'append-only');
  await refuses(`update ledger.lines set amount_fen = 1 where false`, 'append-only');
  await refuses(`update ledger.control_totals set balance_fen = 1 where false`, 'append-only');
  await refuses(
    `insert into ledger.lines select * from ledger.lines
         on conflict (entry_id, n) do update set amount_fen = 1`,
    'append-only',
  );
});

test('error: an entry alone is refused at once, before any later statement could complete it', async () => {
  const id = fresh();
  const error = await db.pool.query(entriesSql({ [id]: 2 })).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(isSqlState(error, '23514')).toBe(true);
  await refusesWithin(async ({ client }) => {
    await client.query('set constraints all deferred');
    await client.query(entriesSql({ [id]: 2 }));
    expect.fail('the entry stood alone');
  }, 'it has no lines');
  await refusesWithin(({ client }) => client.query(linesSql(raw(id, 1, -1))), 'does not exist');
});

test('error: half the lines are refused, whether the other half would follow or not', async () => {
  const id = fresh();
  await refusesWithin(async ({ client }) => {
    await client.query(whole({ [id]: 4 }, raw(id, 1, -1)));
    expect.fail('two of four lines stood');
  }, '2 of 4 lines');
  await refuses(whole({ [id]: 2 }, raw(id, 1, 1, -2)), '3 of 2 lines');
  await refuses(whole({ [id]: 2 }, raw(id, 1, 1)), 'debits - credits = 2');
});

test('error: a line can be added neither to an entry of an earlier transaction nor of an earlier statement', async () => {
  const { id } = await postNew();
  const third = linesSql([{ entry: id, n: 3, fen: 1 }]);
  const pair = linesSql([
    { entry: id, n: 3, fen: 1 },
    { entry: id, n: 4, fen: -1 },
  ]);
  await refuses(third, '1 of 2 lines up to line 3');
  await refuses(pair, '2 of 2 lines up to line 4'); // Whole in itself, but no place is left.
  await refuses(linesSql(raw(id, 1, -1)), 'duplicate key');
  await refuses(linesSql(raw('nothing', 1, -1)), 'does not exist');
  // Hidden behind an entry that is whole.
  const other = fresh();
  await refuses(
    oneStatement(entriesSql({ [other]: 2 }), linesSql([...raw(other, 1, -1)]), third),
    '1 of 2 lines up to line 3',
  );
  expect(await findEntry(db, other)).toBeUndefined();
  const again = fresh();
  const within = (sql: (id: string) => string) => async (tx: Tx) => {
    await tx.client.query(whole({ [again]: 2 }, raw(again, 1, -1)));
    await tx.client.query('set constraints all immediate');
    await tx.client.query(sql(again));
  };
  await refusesWithin(
    within((entry) => linesSql([{ entry, n: 3, fen: 1 }])),
    'up to line 3',
  );
  await refusesWithin(
    within((entry) => linesSql(raw(entry, 1, -1).map((l) => ({ ...l, n: l.n + 2 })))),
    'up to line 4',
  );
  expect(await findEntry(db, again)).toBeUndefined();
});

test('error: lines dated otherwise than their entry are refused', async () => {
  const id = fresh();
  const later = addDays(TEST_TODAY, 1);
  const [first, second] = raw(id, 1, -1);
  for (const wrong of [{ on: later }, { bookedOn: later }]) {
    const lines = [first, second && { ...second, ...wrong }].filter((l) => l !== undefined);
    await refuses(whole({ [id]: 2 }, lines), 'of these dates does not exist');
  }
});

test('error: of two entries in one statement, one out of balance takes the other with it', async () => {
  const [good, bad] = [fresh(), fresh()];
  await refuses(
    whole({ [good]: 2, [bad]: 2 }, [...raw(good, 1, -1), ...raw(bad, 2, -1)]),
    `${bad} does not balance`,
  );
  // Together they balance; each for itself does not.
  await refuses(
    whole({ [good]: 2, [bad]: 2 }, [...raw(good, 1, 1), ...raw(bad, -1, -1)]),
    'does not',
  );
  await refuses(whole({ [good]: 2, [bad]: 2 }, raw(good, 1, -1)), `${bad} does not balance`);
  for (const id of [good, bad]) expect(await findEntry(db, id)).toBeUndefined();
});

test('behaviour: a statement is looked at as a whole, whatever the order and number of its parts', async () => {
  const id = fresh();
  const [first, second] = raw(id, 4, -4);
  if (!first || !second) expect.fail('two lines');
  await db.pool.query(oneStatement(linesSql([second]), entriesSql({ [id]: 2 }), linesSql([first])));
  expect((await findEntry(db, id))?.lines).toHaveLength(2);
  expect((await checkBalanced(db)).balanced).toBe(true);
});

test('error: an entry is written under read committed only, where a closing cannot be missed', async () => {
  const id = fresh();
  for (const level of ['repeatable read', 'serializable']) {
    await refusesWithin(async ({ client }) => {
      await client.query(`set transaction isolation level ${level}`);
      await client.query(whole({ [id]: 2 }, raw(id, 1, -1)));
    }, 'read committed only');
  }
});

test('behaviour: the checks go by index, also under a plan made while the tables were small', async () => {
  const scans = async ({ client }: Tx) => {
    const { rows } = await client.query<{ n: number }>(
      `select sum(seq_scan)::int as n from pg_stat_xact_user_tables where schemaname = 'ledger'
          and relname in ('entries', 'lines')`,
    );
    return rows[0]?.n;
  };
  await postNew();
  await db.pool.query('analyze ledger.entries, ledger.lines'); // A page each: a scan is cheapest.
  await db.tx(async (tx) => {
    const before = await scans(tx);
    for (const n of [1, 300]) {
      const ids = Array.from({ length: n }, fresh);
      const places = Object.fromEntries(ids.map((id) => [id, 2]));
      const lines = ids.flatMap((id) => raw(id, 1, -1));
      await tx.client.query(whole(places, lines));
    }
    expect(await scans(tx)).toBe(before);
  });
});
