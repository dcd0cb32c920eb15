import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { appendEvents, listEvents, type NewEvent } from '../events/index.ts';
import { fen, type Id, type Instant, instant, parseShanghaiStamp } from '../kernel/index.ts';
import { column, type Db, newId, row, type Tx } from '../platform/index.ts';
import { computeFeatures } from './compute.ts';
import { allSources, historyAround } from './events.fixture.ts';
import type { IdentifiedEvent } from './history.ts';
import { readFeatures, refreshFeatures } from './store.ts';

const db = await testDatabase();
const at = (stamp: string): Instant => parseShanghaiStamp(stamp) ?? instant(Number.NaN);
const asOf = at('2027-01-04 15:00:00');
const DAY = 86_400_000;
const connected = allSources;

const newEvent = (
  borrowerId: Id<'borrower'>,
  { id, kind, source, occurredAt, data, withdrawn }: IdentifiedEvent,
): NewEvent =>
  ({
    ...{ id, kind, source, occurredAt, data, borrowerId, rawId: null },
    ...(withdrawn ? { withdrawn } : {}),
  }) as NewEvent;

async function append(borrowerId: Id<'borrower'>, events: readonly IdentifiedEvent[]) {
  for (const event of events) {
    await db.tx((tx) => appendEvents(tx, [newEvent(borrowerId, event)], event.recordedAt));
  }
}

const read = (borrowerId: Id<'borrower'>, moment: Instant) =>
  db.tx((tx) => readFeatures(tx, borrowerId, { asOf: moment, connected }));
const fromFacts = async (borrowerId: Id<'borrower'>, moment: Instant) =>
  computeFeatures(await listEvents(db, borrowerId, { recordedBefore: moment }), {
    ...{ asOf: moment, connected },
  });

test('property: values from kept days equal those from all facts, however the facts came', async () => {
  await fc.assert(
    fc.asyncProperty(historyAround(asOf, 140), async (history) => {
      const borrower = newId('borrower');
      const byTime = history.toSorted((a, b) => a.recordedAt - b.recordedAt);
      for (const moment of [instant(asOf - 20 * DAY), asOf, instant(asOf + 50 * DAY)]) {
        await append(
          borrower,
          byTime.filter((e) => e.recordedAt < moment),
        );
        expect(await read(borrower, moment)).toEqual(await fromFacts(borrower, moment));
      }
    }),
    { numRuns: 12 },
  );
});

const order = (id: string, occurredAt: Instant, amount: bigint): IdentifiedEvent => ({
  ...{ id, kind: 'order.paid', source: 'taobao', occurredAt, recordedAt: instant(asOf - 1_000) },
  data: { orderId: id, amountFen: fen(amount), buyer: 'a', itemCount: 1 },
});

test('behaviour: an event folds the day it is of, and a corrected one the day it was of too', async () => {
  const borrower = newId('borrower');
  const refresh = () => db.tx((tx) => refreshFeatures(tx, borrower));
  await append(borrower, [
    order('1', instant(asOf - DAY), 100n),
    order('2', instant(asOf - 2 * DAY), 100n),
  ]);
  expect(await refresh()).toEqual({ days: 2, rebuilt: true });
  expect(await refresh()).toEqual({ days: 0, rebuilt: false });
  await append(borrower, [order('3', instant(asOf - DAY), 50n)]);
  expect(await refresh()).toEqual({ days: 1, rebuilt: false });
  await append(borrower, [order('1', instant(asOf - 3 * DAY), 70n)]);
  expect(await refresh()).toEqual({ days: 2, rebuilt: false });
  await append(borrower, [{ ...order('2', instant(asOf - 2 * DAY), 100n), withdrawn: true }]);
  expect(await refresh()).toEqual({ days: 1, rebuilt: false });
  const features = await read(borrower, asOf);
  expect(features['merchant.turnover_7d']).toMatchObject({ value: 120n, events: 2 });
});

test('behaviour: a repeat changes nothing and folds nothing', async () => {
  const borrower = newId('borrower');
  await append(borrower, [order('1', instant(asOf - DAY), 100n)]);
  await read(borrower, asOf);
  await append(borrower, [order('1', instant(asOf - DAY), 100n)]);
  expect(await db.tx((tx) => refreshFeatures(tx, borrower))).toEqual({ days: 0, rebuilt: false });
});

test('behaviour: what was left out of a read as long past is there for an earlier one', async () => {
  const borrower = newId('borrower');
  await append(borrower, [order('1', instant(asOf - 89 * DAY), 100n)]);
  const buyers = async (moment: Instant) =>
    (await read(borrower, moment))['merchant.buyers_90d']?.value;
  expect(await buyers(instant(asOf + 5 * DAY))).toBe(0n);
  expect(await buyers(asOf)).toBe(1n);
});

test('behaviour: a read that finds nothing to fold writes nothing, and waits for no disk', async () => {
  const borrower = newId('borrower');
  await append(borrower, [order('1', instant(asOf - DAY), 100n)]);
  await read(borrower, asOf);
  const wrote = await db.tx(async (tx) => {
    await readFeatures(tx, borrower, { asOf, connected });
    const xid = row({ xid: column.nullable(column.text) });
    return tx.one(xid)`select pg_current_xact_id_if_assigned()::text as xid`;
  });
  expect(wrote).toEqual({ xid: null });
});

test('behaviour: what a transaction folded and rolled back is not remembered', async () => {
  const borrower = newId('borrower');
  await append(borrower, [order('1', instant(asOf - DAY), 100n)]);
  await read(borrower, asOf);
  const rolledBack = db.tx(async (tx) => {
    await appendEvents(tx, [newEvent(borrower, order('2', instant(asOf - DAY), 900n))], asOf);
    await readFeatures(tx, borrower, { asOf: instant(asOf + 1), connected });
    throw new Error('no');
  });
  await expect(rolledBack).rejects.toThrow('no');
  await append(borrower, [order('3', instant(asOf - DAY), 10n)]);
  expect((await read(borrower, asOf))['merchant.turnover_7d']?.value).toBe(110n);
});

test('error: facts that a clock ahead recorded after asOf are not seen at asOf', async () => {
  const borrower = newId('borrower');
  await append(borrower, [
    order('1', instant(asOf - DAY), 100n),
    { ...order('2', instant(asOf - DAY), 900n), recordedAt: instant(asOf + 5_000) },
  ]);
  expect((await read(borrower, asOf))['merchant.turnover_7d']?.value).toBe(100n);
  expect((await read(borrower, instant(asOf + 6_000)))['merchant.turnover_7d']?.value).toBe(1_000n);
});

test('error: a fact that was taken back after asOf, by a clock ahead, still stands at asOf', async () => {
  const borrower = newId('borrower');
  await append(borrower, [order('1', instant(asOf - DAY), 100n)]);
  await read(borrower, asOf);
  const taken = { ...order('1', instant(asOf - DAY), 100n), withdrawn: true as const };
  await append(borrower, [{ ...taken, recordedAt: instant(asOf + 5_000) }]);
  expect((await read(borrower, asOf))['merchant.turnover_7d']?.value).toBe(100n);
  expect((await read(borrower, instant(asOf + 6_000)))['merchant.turnover_7d']?.value).toBe(0n);
});

test('behaviour: facts recorded at once by several are all folded, once', async () => {
  const borrower = newId('borrower');
  await read(borrower, asOf);
  const all = Array.from({ length: 12 }, (_, i) => order(`${i}`, instant(asOf - DAY - i), 10n));
  await Promise.all(
    all.map(async (one, i) => {
      await append(borrower, [one]);
      if (i % 3 === 0) await read(borrower, asOf);
    }),
  );
  expect((await read(borrower, asOf))['merchant.turnover_7d']).toMatchObject({
    ...{ value: 120n, events: 12 },
  });
});

/** As `tx`, but before its `n`th question something happens elsewhere, and is committed. */
function interrupted(tx: Tx, n: number, happening: () => Promise<unknown>): Tx {
  let asked = 0;
  let happened: Promise<unknown> = Promise.resolve();
  const wrap =
    <A extends unknown[], R>(ask: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      asked += 1;
      if (asked === n) happened = happening();
      if (asked >= n) await happened;
      return ask(...args);
    };
  const of = (name: 'many' | 'maybe' | 'one') => (made: Parameters<Db['many']>[0]) =>
    wrap((tx[name] as Db['many'])(made));
  const asking = { many: of('many'), maybe: of('maybe'), one: of('one'), exec: wrap(tx.exec) };
  return { ...asking, client: tx.client } as unknown as Tx;
}

test('error: what is recorded while features are read is in all of them or in none', async () => {
  const recordedAt = instant(asOf + 60_000); // By the clock of who records it.
  const days = [0, 1, 7, 30, 90];
  const told = [...days.entries()].map(([i, d]) =>
    order(`${i}`, instant(asOf - d * DAY - 1_000), 100n),
  );
  const meanwhile = [
    order('late0', instant(asOf - 900), 900n),
    order('late90', instant(asOf - 90 * DAY + 900), 900n), // Within a window that cuts the day.
    order('1', instant(asOf - DAY - 1_000), 1n),
  ].map((one) => ({ ...one, recordedAt }));
  // Folded by somebody else at once, or left; with today cut by what lies ahead; by a read that folds itself.
  for (const how of ['left', 'folded', 'ahead', 'folded ahead', 'folds itself']) {
    for (let n = 1; n <= 9; n += 1) {
      const borrower = newId('borrower');
      await append(borrower, told);
      if (how.endsWith('ahead')) await append(borrower, [order('a', instant(asOf + 1_000), 5n)]);
      if (how !== 'folds itself') await read(borrower, asOf);
      const expected = await fromFacts(borrower, asOf);
      const happening = async () => {
        await append(borrower, meanwhile);
        if (how.startsWith('folded')) await db.tx((tx) => refreshFeatures(tx, borrower));
      };
      const values = await db.tx((tx) =>
        readFeatures(interrupted(tx, n, happening), borrower, { asOf, connected }),
      );
      expect({ how, n, values }).toEqual({ how, n, values: expected });
    }
  }
});
