import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { appendEvents, listEvents, type NewEvent } from '../events/index.ts';
import {
  businessDate,
  type Id,
  type Instant,
  instant,
  parseShanghaiStamp,
} from '../kernel/index.ts';
import { createBorrower } from '../party/index.ts';
import { newId } from '../platform/index.ts';
import { countLeftOut, neighboursOf } from './around.ts';
import { forgetRelations } from './forget.ts';
import { COUNTED_MOST } from './neighbourhood.ts';
import { NAMED_MOST, SPREAD_BUDGET } from './spread.ts';
import { refreshRelations } from './store.ts';
import { spreadToNeighbours, tellNeighbours } from './tell.ts';

const db = await testDatabase();
const now: Instant = parseShanghaiStamp('2027-01-04 15:00:00') ?? instant(Number.NaN);
const late = {
  ...({ kind: 'loan.delinquent', source: 'open310' } as const),
  data: { loanId: 'l', dpd: 31, on: businessDate('2027-01-01') },
};
const used = (device: string) =>
  ({ kind: 'device.used', source: 'open310', data: { device } }) as const;

async function makeBorrower(...told: Pick<NewEvent, 'kind' | 'source' | 'data'>[]) {
  const id = await createBorrower(db, { segment: 'shop' });
  const facts = told.map((one, n) => ({
    ...{ ...one, id: `f${n}`, borrowerId: id, rawId: null, occurredAt: instant(now - 1_000) },
  }));
  await db.tx((tx) => appendEvents(tx, facts as NewEvent[], now));
  await db.tx((tx) => refreshRelations(tx, id, async () => new Map()));
  return id;
}

const seenOf = async (id: Id<'borrower'>) =>
  (await listEvents(db, id, { recordedBefore: instant(now + 1_000_000) })).filter(({ kind }) =>
    kind.startsWith('neighbour'),
  );

/** So many others who use a device, as far as the graph knows. */
const crowd = (device: string, n: number) => db.exec`
  insert into graph.edges (borrower_id, type, other, events, weight_fen, first_on, last_on, until_on)
  select id, 'uses_device', ${`device:${device}`}, 1, 0,
         '2026-12-01', '2027-01-01', '2028-01-01'
    from unnest(${Array.from({ length: n }, () => newId('borrower'))}::text[]) id`;

test('error: what more than a hub’s number share passes nothing on', async () => {
  const [other, me] = [await makeBorrower(used('kiosk'), late), await makeBorrower(used('kiosk'))];
  await crowd('kiosk', SPREAD_BUDGET.hub);
  await db.tx((tx) => tellNeighbours(tx, me, now));
  expect(await seenOf(me)).toMatchObject([
    { kind: 'neighbours.counted', data: { neighbours: 0, late: 0 } },
  ]);
  await db.tx((tx) => spreadToNeighbours(tx, other, now));
  expect(await seenOf(me)).toHaveLength(1);
});

test('behaviour: no more neighbours are looked at than the budget lets through', async () => {
  const me = await makeBorrower(used('office'));
  await crowd('office', SPREAD_BUDGET.hub - 1);
  await db.tx((tx) => tellNeighbours(tx, me, now));
  const counted = (await seenOf(me)).find(({ kind }) => kind === 'neighbours.counted');
  expect(counted?.data).toMatchObject({ neighbours: SPREAD_BUDGET.nodes - 1 });
});

const on = businessDate('2027-01-04');

/** A firm that is known by a number, as far as the graph knows. */
const firmOf = (id: string, key: string) => db.exec`
  insert into graph.edges (borrower_id, type, other, events, weight_fen, first_on, last_on, until_on)
  values (${id}, 'is_firm', ${key}, 1, 0, '1970-01-01', '1970-01-01', '9000-01-01')`;

/** So many firms to whom a borrower sells, the later the more. */
const buyers = (id: string, n: number) => db.exec`
  insert into graph.edges (borrower_id, type, other, events, weight_fen, first_on, last_on, until_on)
  select ${id}, 'sells_to', 'creditCode:' || ${id} || n, 1, n, '2026-12-01', '2027-01-01', '2028-01-01'
    from generate_series(1, ${n}) n`;

test('error: of one who names a crowd the strongest are looked at, and it is counted who is left out', async () => {
  const me = await makeBorrower();
  const most = NAMED_MOST.near + 20;
  await buyers(me, most);
  const ids = { weak: newId('borrower'), strong: newId('borrower'), guarantor: newId('borrower') };
  await firmOf(ids.weak, `creditCode:${me}20`);
  await firmOf(ids.strong, `creditCode:${me}21`);
  await firmOf(ids.guarantor, 'creditCode:guarantor');
  // Whatever is sold, a contract is looked at.
  await db.exec`
    insert into graph.edges (borrower_id, type, other, events, weight_fen, first_on, last_on, until_on)
    values (${me}, 'guarantees:in', 'creditCode:guarantor', 1, 1, '2026-12-01', '2027-01-01', '2028-01-01')`;
  const seen = (await neighboursOf(db, [me], on)).get(me) ?? [];
  expect(seen.map(({ neighbourId }) => neighbourId).sort()).toEqual(
    [ids.strong, ids.guarantor].sort(),
  );
  // The share is of all that is sold, not of what is looked at.
  const all = (most * (most + 1)) / 2;
  const share = seen.find(({ neighbourId }) => neighbourId === ids.strong)?.sharePpm;
  expect(share).toBe(Math.floor((21 * 1_000_000) / all));
  expect(await countLeftOut(db, me, on)).toEqual({ count: 20, more: false });
  expect(await countLeftOut(db, ids.strong, on)).toEqual({ count: 0, more: false });
  const far = (await neighboursOf(db, [me], on, 'far')).get(me) ?? [];
  expect(far.map(({ neighbourId }) => neighbourId)).toEqual([ids.guarantor]);
});

test('error: whatever devices somebody is told to use, a contract is looked at, however old', async () => {
  const me = await makeBorrower();
  const [guarantor, sharer] = [newId('borrower'), newId('borrower')];
  await firmOf(guarantor, `creditCode:of${guarantor}`);
  // One device more than a look goes along, all newer than the contract; the sharer's is among the newest.
  const [contract, device] = [`creditCode:of${guarantor}`, `device:${me}`];
  await db.exec`
    insert into graph.edges (borrower_id, type, other, events, weight_fen, first_on, last_on, until_on)
    select ${me}, 'uses_device', ${device} || n, 1, 0,
           date '2026-12-01', date '2027-01-01' + n / 400, date '2028-01-01'
      from generate_series(0, ${NAMED_MOST.near}) n`;
  await db.exec`
    insert into graph.edges (borrower_id, type, other, events, weight_fen, first_on, last_on, until_on)
    values (${me}, 'guarantees:in', ${contract}, 1, 1, '2020-12-01', '2021-01-01', '2028-01-01'),
           (${sharer}, 'uses_device', ${`${device}450`}, 1, 0, '2026-12-01', '2027-01-01', '2028-01-01')`;
  const seen = (await neighboursOf(db, [me], on)).get(me) ?? [];
  expect(seen.map(({ neighbourId, relation }) => [neighbourId, relation]).sort()).toEqual(
    [
      [guarantor, 'guarantor'],
      [sharer, 'same_device'],
    ].sort(),
  );
});

test('error: who has more relations than are counted to the end is said to leave out more', async () => {
  const [me, enough] = [await makeBorrower(), await makeBorrower()];
  await buyers(me, COUNTED_MOST);
  await buyers(enough, COUNTED_MOST - 1);
  const most = COUNTED_MOST - NAMED_MOST.near;
  expect(await countLeftOut(db, me, on)).toEqual({ count: most, more: true });
  expect(await countLeftOut(db, enough, on)).toEqual({ count: most - 1, more: false });
});

test('property: the same look again tells nothing, and a look made anew tells the same', async () => {
  const [other, me] = [await makeBorrower(used('one'), late), await makeBorrower(used('one'))];
  expect(await db.tx((tx) => spreadToNeighbours(tx, me, now))).toBe(2);
  const seen = await seenOf(me);
  expect(seen.map(({ kind }) => kind).sort()).toEqual([
    ...['neighbour.delinquent', 'neighbour.shared', 'neighbours.counted'],
  ]);
  for (const { data } of seen) expect(Object.values(data)).not.toContain(other);
  expect(await db.tx((tx) => spreadToNeighbours(tx, me, now))).toBe(0);
  for (const id of [me, other]) {
    await db.tx((tx) => forgetRelations(tx, id));
    await db.tx((tx) => refreshRelations(tx, id, async () => new Map()));
  }
  await db.tx((tx) => spreadToNeighbours(tx, me, instant(now + 10)));
  expect(await seenOf(me)).toEqual(seen);
});

test('behaviour: whoever is told goes as soon as what was shared does', async () => {
  const [other, me] = [await makeBorrower(used('two'), late), await makeBorrower(used('two'))];
  await db.tx((tx) => spreadToNeighbours(tx, me, now));
  const taken = {
    ...{ ...used('two'), id: 'f0', borrowerId: other, rawId: null, withdrawn: true },
    occurredAt: instant(now - 1_000),
  } as NewEvent;
  await db.tx((tx) => appendEvents(tx, [taken], instant(now + 5)));
  await db.tx((tx) => refreshRelations(tx, other, async () => new Map()));
  expect(await db.tx((tx) => spreadToNeighbours(tx, other, instant(now + 6)))).toBe(2);
  expect(await seenOf(me)).toMatchObject([{ data: { neighbours: 0, late: 0 } }]);
});

test('regression: made anew after a consent ended, what was told of who is no longer seen goes, on both sides', async () => {
  const told = [{ ...used('three'), source: 'alipay' } as never, late];
  const [one, two] = [await makeBorrower(...told), await makeBorrower(...told)];
  const allowed = new Map([['alipay', instant(9e14)]] as const);
  for (const id of [one, two]) await db.tx((tx) => refreshRelations(tx, id, async () => allowed));
  for (const id of [one, two]) await db.tx((tx) => spreadToNeighbours(tx, id, now));
  for (const id of [one, two]) expect(await seenOf(id)).toHaveLength(3);
  // As `npm run backfill -- --anew` goes from one to the next, where the second tells of it no more.
  for (const id of [one, two]) {
    await db.tx((tx) => forgetRelations(tx, id));
    await db.tx((tx) => refreshRelations(tx, id, async () => (id === two ? new Map() : allowed)));
    await db.tx((tx) => spreadToNeighbours(tx, id, instant(now + 10)));
  }
  for (const id of [one, two]) {
    expect(await seenOf(id)).toMatchObject([{ data: { neighbours: 0, late: 0 } }]);
  }
});
