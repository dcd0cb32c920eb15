import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { appendEvents, type EventOrigin, listEvents, type NewEvent } from '../events/index.ts';
import {
  businessDate,
  fen,
  type Id,
  type Instant,
  instant,
  parseShanghaiStamp,
} from '../kernel/index.ts';
import { createBorrower, forgetPersonal, identifierKey, saveIdentifier } from '../party/index.ts';
import { column, openVault, row, sleep } from '../platform/index.ts';
import { openGraph } from './follow.ts';
import { eraseRelations, forgetRelations } from './forget.ts';
import type { Live } from './live.ts';
import { listRelations } from './neighbourhood.ts';
import { SPREAD_BUDGET } from './spread.ts';
import { listRelationsAt, refreshRelations } from './store.ts';
import { countLeftToTell, spreadToNeighbours, tellNeighbours } from './tell.ts';

const db = await testDatabase();
const vault = openVault([new Uint8Array(32).fill(3)]);
const now: Instant = parseShanghaiStamp('2027-01-04 15:00:00') ?? instant(Number.NaN);
const DAY = 86_400_000;
const on = businessDate('2027-01-04');
const live: Live = new Map<EventOrigin, Instant>([['nuonuo', instant(9e14)]]);
const refresh = (id: Id<'borrower'>) => db.tx((tx) => refreshRelations(tx, id, async () => live));
const erase = (id: Id<'borrower'>) =>
  db.tx(async (tx) => {
    const erased = await eraseRelations(tx, id);
    await forgetPersonal(tx, id);
    return erased;
  });

let firms = 0;
const numberOf = (n: number) => `91330106MA${String(n).padStart(8, '0')}`;
async function makeFirm(told?: string) {
  firms += 1;
  const value = told ?? numberOf(firms);
  const id = await createBorrower(db, { segment: 'shop' });
  await saveIdentifier(db, vault, id, { kind: 'creditCode', value, source: 'nuonuo', at: now });
  await refresh(id);
  return { id, value, key: identifierKey(vault, 'creditCode', value) };
}

const sold = (id: string, borrowerId: Id<'borrower'>, buyer: string, amount = 100n): NewEvent =>
  ({
    ...{ id, kind: 'invoice.issued', source: 'nuonuo', borrowerId, rawId: null },
    occurredAt: instant(now - DAY),
    data: {
      invoiceNo: id,
      amountFen: fen(amount),
      taxFen: fen(0n),
      buyer,
      redOf: null,
      goods: null,
    },
  }) as NewEvent;
const late = (borrowerId: Id<'borrower'>): NewEvent => ({
  ...{ id: 'late', kind: 'loan.delinquent', source: 'open310', borrowerId, rawId: null },
  ...{ occurredAt: instant(now - DAY), data: { loanId: 'l', dpd: 31, on } },
});
const record = (...facts: NewEvent[]) => db.tx((tx) => appendEvents(tx, facts, now));

const Table = row({ name: column.text });
/** In how many rows of the schema a text is found. */
async function found(text: string): Promise<number> {
  const tables = await db.many(Table)`
    select c.relname as name from pg_class c
     where c.relnamespace = 'graph'::regnamespace and c.relkind = 'r'`;
  let all = 0;
  for (const { name } of tables) {
    const sql = `select count(*)::int as n from graph."${name}" t where t::text like $1`;
    const { rows } = await db.pool.query<{ n: number }>(sql, [`%${text}%`]);
    all += rows[0]?.n ?? 0;
  }
  return all;
}

const shapeOf = async (id: Id<'borrower'>) =>
  (await listRelations(db, id, { types: [], on, most: 99 }))
    .map(({ type, events, weightFen, firstOn, untilOn }) =>
      [type, events, weightFen, firstOn, untilOn].join(' '),
    )
    .sort();

test('behaviour: of who is forgotten no number is left in any table, and others keep as many relations as they had', async () => {
  const [gone, other] = [await makeFirm(), await makeFirm()];
  await record(sold('1', other.id, gone.key), sold('2', other.id, 'somebody'));
  await record(sold('1', gone.id, other.key), late(gone.id));
  for (const { id } of [gone, other]) await refresh(id);
  await db.tx((tx) => spreadToNeighbours(tx, gone.id, now));
  const followed = await openGraph(db);
  const before = await shapeOf(other.id);
  expect(await found(gone.key)).toBeGreaterThan(0);
  expect(await erase(gone.id)).toEqual({ relations: 2, renamed: 1 });
  expect(await found(gone.key)).toBe(0);
  expect(await shapeOf(gone.id)).toEqual([]);
  expect(await shapeOf(other.id)).toEqual(before);
  const { graph } = followed;
  const namesFollowed = async () => {
    await followed.follow();
    return Array.from({ length: graph.nodes }, (_, node) => graph.nameOf(node));
  };
  // Transactions of other databases of the server are waited for, too.
  await expect.poll(namesFollowed).not.toContain(gone.key);
  expect(await namesFollowed()).not.toContain(gone.id);
  expect(graph.degreeOf(graph.findNode(other.id) ?? expect.fail())).toBe(before.length);
});

test('behaviour: nothing makes the relations again, and whoever saw the borrower sees nobody', async () => {
  const [gone, other] = [await makeFirm(), await makeFirm()];
  await record(sold('1', other.id, gone.key), late(gone.id));
  for (const { id } of [gone, other]) await refresh(id);
  await db.tx((tx) => spreadToNeighbours(tx, gone.id, now));
  expect(await found(gone.id)).toBeGreaterThan(1);
  await erase(gone.id);
  await record({ ...late(gone.id), id: 'again' });
  expect(await refresh(gone.id)).toEqual({ days: 0, changed: 0, rebuilt: false });
  const asked = { asOf: instant(now + 1), live };
  expect(await listRelationsAt(db, gone.id, asked)).toEqual([]);
  await db.tx((tx) => forgetRelations(tx, gone.id)); // As `npm run backfill -- --anew` does.
  await refresh(gone.id);
  await db.tx((tx) => spreadToNeighbours(tx, gone.id, instant(now + 5)));
  expect(await shapeOf(gone.id)).toEqual([]);
  const told = await db.pool.query(
    'select from graph.told where neighbour_id = $1 or borrower_id = $1',
    [gone.id],
  );
  expect(told.rowCount).toBe(0);
});

test('error: numbers that facts tell of others are not forgotten with who tells them; an own number that is known no more is', async () => {
  const [gone, other] = [await makeFirm(), await makeFirm()];
  const owner = identifierKey(vault, 'idCard', '110105194912310021');
  const owned = {
    ...{ id: 'owned', kind: 'ownership.registered', source: 'open310', borrowerId: gone.id },
    ...{ rawId: null, occurredAt: instant(now - DAY) },
    data: { owner, sharePpm: 500_000 },
  } as unknown as NewEvent;
  await record(owned, sold('1', other.id, owner), sold('2', other.id, gone.key));
  for (const { id } of [gone, other]) await refresh(id);
  expect((await shapeOf(gone.id)).some((one) => one.startsWith('is_owned_by'))).toBe(true);
  await db.tx((tx) => forgetPersonal(tx, gone.id)); // As by a release that kept relations.
  expect(await db.tx((tx) => eraseRelations(tx, gone.id))).toEqual({ relations: 2, renamed: 1 });
  expect(await found(gone.key)).toBe(0);
  expect(await found(owner)).toBeGreaterThan(0);
});

test('error: of more who were near than a spread goes to, those who are left are told by the next', async () => {
  const gone = await makeFirm();
  const others = [await makeFirm(), await makeFirm(), await makeFirm(), await makeFirm()];
  await record(...others.map(({ key }, n) => sold(`${n}`, gone.id, key)));
  await refresh(gone.id);
  await db.tx((tx) => spreadToNeighbours(tx, gone.id, now));
  const counted = async () => {
    const all = others.map(({ id }) => listEvents(db, id, { recordedBefore: instant(now + 9) }));
    return (await Promise.all(all)).flat().map(({ data }) => data);
  };
  expect(await counted()).toMatchObject(others.map(() => ({ neighbours: 1 })));
  await erase(gone.id);
  const usual = { ...SPREAD_BUDGET };
  try {
    Object.assign(SPREAD_BUDGET, { nodes: 2 });
    for (const left of [4, 2]) {
      expect(await countLeftToTell(db, gone.id)).toBe(left);
      await db.tx((tx) => spreadToNeighbours(tx, gone.id, instant(now + 5)));
    }
  } finally {
    Object.assign(SPREAD_BUDGET, usual);
  }
  expect(await countLeftToTell(db, gone.id)).toBe(0);
  expect(await counted()).toMatchObject(others.map(() => ({ neighbours: 0 })));
});

test('property: what others tell of somebody who was forgotten, before or after, is the same in whichever order it is made', async () => {
  const telling = fc.array(
    fc.record({ slot: fc.nat(3), of: fc.nat(1), amount: fc.bigInt({ min: 1n, max: 9n }) }),
    { minLength: 1, maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(telling, telling, async (before, after) => {
      const gone = await makeFirm();
      const [step, whole] = [await makeFirm(), await makeFirm()];
      const tell = async (id: Id<'borrower'>, all: typeof before) => {
        for (const { slot, of, amount } of all) {
          await record(sold(`s${slot}`, id, of === 0 ? gone.key : 'x', amount));
        }
      };
      for (const { id } of [step, whole]) await tell(id, before);
      await refresh(step.id);
      await erase(gone.id);
      for (const { id } of [step, whole]) await tell(id, after);
      await refresh(step.id);
      await refresh(whole.id);
      const namesOf = async (id: Id<'borrower'>) =>
        (await listRelations(db, id, { types: ['sells_to'], on, most: 9 })).map(
          ({ other, events, weightFen }) => [other, events, weightFen].join(' '),
        );
      expect(await namesOf(step.id)).toEqual(await namesOf(whole.id));
      const at = await listRelationsAt(db, step.id, { asOf: instant(now + 1), live });
      expect(at.map(({ other }) => other).sort()).toEqual(
        (await listRelations(db, step.id, { types: [], on, most: 9 })).map((e) => e.other).sort(),
      );
      expect(await found(gone.key)).toBe(0);
    }),
    { numRuns: 12 },
  );
});

test('behaviour: who comes back with the same number meets what others tell of them, still without the number', async () => {
  const [gone, other] = [await makeFirm(), await makeFirm()];
  await record(sold('1', other.id, gone.key));
  await refresh(other.id);
  await erase(gone.id);
  const back = await makeFirm(gone.value);
  const [own] = await listRelations(db, back.id, { types: ['is_firm'], on, most: 9 });
  const [named] = await listRelations(db, other.id, { types: ['sells_to'], on, most: 9 });
  expect(own?.other).toBe(named?.other);
  expect(await found(gone.key)).toBe(0);
});

/** Once somebody waits for a lock that a transaction here holds. */
async function untilWaiting(): Promise<void> {
  for (;;) {
    const { rowCount } = await db.pool.query(
      `select from pg_locks where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())`,
    );
    if (rowCount) return;
    await sleep(5);
  }
}
const toldTo = async (id: Id<'borrower'>) => {
  const { rowCount } = await db.pool.query('select from graph.told where borrower_id = $1', [id]);
  return rowCount;
};

test('error: a refresh beside an erasure waits for it, and writes no number that was just forgotten', async () => {
  const [gone, other] = [await makeFirm(), await makeFirm()];
  await record(sold('1', other.id, gone.key));
  let refreshed: Promise<unknown> = Promise.resolve();
  await db.tx(async (tx) => {
    await eraseRelations(tx, gone.id);
    refreshed = refresh(other.id);
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  await refreshed;
  expect(await found(gone.key)).toBe(0);
});

test('error: a spread that looked before an erasure and ends after it leaves nothing that the forgotten was told', async () => {
  const [gone, other] = [await makeFirm(), await makeFirm()];
  await record(sold('1', gone.id, other.key), late(other.id));
  for (const { id } of [gone, other]) await refresh(id);
  let erased: Promise<unknown> = Promise.resolve();
  await db.tx(async (tx) => {
    await spreadToNeighbours(tx, other.id, now);
    erased = erase(gone.id);
    await Promise.race([erased, untilWaiting()]);
  });
  await erased;
  expect(await toldTo(gone.id)).toBe(0);
});

test('error: a look or a spread beside an erasure waits for it, and tells the forgotten nothing', async () => {
  for (const look of [spreadToNeighbours, tellNeighbours]) {
    const [gone, other] = [await makeFirm(), await makeFirm()];
    await record(sold('1', gone.id, other.key), late(other.id));
    for (const { id } of [gone, other]) await refresh(id);
    const id = look === tellNeighbours ? gone.id : other.id;
    let looked: Promise<unknown> = Promise.resolve();
    await db.tx(async (tx) => {
      await eraseRelations(tx, gone.id);
      looked = db.tx((own) => look(own, id, now));
      await Promise.race([looked, untilWaiting()]);
    });
    await looked;
    expect(await toldTo(gone.id)).toBe(0);
  }
});

test('behaviour: an erasure that waits for one who relates holds up none of those who come after', async () => {
  const [gone, slow, other] = [await makeFirm(), await makeFirm(), await makeFirm()];
  let erased: Promise<unknown> = Promise.resolve();
  await db.tx(async (tx) => {
    await refreshRelations(tx, slow.id, async () => live);
    erased = erase(gone.id);
    await untilWaiting();
    for (let n = 0; n < 3; n += 1) await refresh(other.id); // While the first goes on.
  });
  expect(await erased).toMatchObject({ relations: 1 });
});
