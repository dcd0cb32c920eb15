import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { appendEvents, listEvents, type NewEvent } from '../events/index.ts';
import {
  type BusinessDate,
  businessDate,
  fen,
  type Id,
  type Instant,
  instant,
  parseShanghaiStamp,
} from '../kernel/index.ts';
import { createBorrower, saveIdentifier } from '../party/index.ts';
import { openVault } from '../platform/index.ts';
import type { CompactGraph } from './compact.ts';
import { edgesOf } from './edges.ts';
import { openGraph, openGraphAt } from './follow.ts';
import type { Live } from './live.ts';
import { countRelations, listRelations } from './neighbourhood.ts';
import { listLapsed, listRelationsAt, listRelationsIf, refreshRelations } from './store.ts';

const db = await testDatabase();
const at = (stamp: string): Instant => parseShanghaiStamp(stamp) ?? instant(Number.NaN);
const asOf = at('2027-01-04 15:00:00');
const today = businessDate('2027-01-04');
const DAY = 86_400_000;
const allowed = (['ali1688', 'alipay', 'kuaidi100', 'land'] as const).map(
  (source) => [source, instant(9e14)] as const,
);
const live: Live = new Map(allowed);
const liveOf = () => Promise.resolve(live);

type Made = Pick<NewEvent, 'kind' | 'source' | 'data'>;
const amountFen = fc.bigInt({ min: 1n, max: 10n ** 9n }).map(fen);
const who = fc.option(fc.constantFrom('x', 'y', 'z'), { freq: 6 });
const made = fc.oneof(
  fc.tuple(amountFen, who).map(
    ([amount, seller]): Made => ({
      ...{ kind: 'purchase.paid', source: 'ali1688' },
      data: { orderId: 'o', amountFen: amount, seller, itemCount: 1 },
    }),
  ),
  fc.tuple(amountFen, who).map(
    ([amount, payer]): Made => ({
      ...{ kind: 'takings.received', source: 'alipay' },
      data: { entryId: 'e', amountFen: amount, balanceAfterFen: fen(1n), payer },
    }),
  ),
  fc.constantFrom('sf', 'yto').map(
    (carrier): Made => ({
      ...{ kind: 'parcel.collected', source: 'kuaidi100' },
      data: { parcelNo: 'p', carrier },
    }),
  ),
  fc.tuple(fc.constantFrom('in', 'out'), who).map(
    ([direction, other]): Made => ({
      ...{ kind: 'land.transferred', source: 'land' },
      data: {
        ...{ transferNo: 't', parcelCode: 'c', direction: direction as 'in', areaM2: 5, other },
        ...{ from: businessDate('2026-01-01'), until: businessDate('2028-01-01') },
        rentYearFen: fen(70n),
      },
    }),
  ),
);

interface Told {
  readonly id: string;
  readonly made: Made;
  readonly occurredAt: Instant;
  readonly withdrawn: boolean;
}
const told: fc.Arbitrary<Told> = fc.record({
  id: fc.nat(20).map((n) => `f${n}`),
  made,
  occurredAt: fc.nat(6).map((n) => instant(asOf - n * 40 * DAY)),
  withdrawn: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
});

const record = (
  borrowerId: Id<'borrower'>,
  { id, made: what, occurredAt, withdrawn }: Told,
  n = 0,
) =>
  db.tx((tx) =>
    appendEvents(
      tx,
      [
        {
          ...{ id, borrowerId, occurredAt, rawId: null, ...what },
          ...(withdrawn ? { withdrawn: true } : {}),
        } as NewEvent,
      ],
      instant(asOf - 1_000_000 + n),
    ),
  );
const refresh = (borrowerId: Id<'borrower'>, of: Live = live) =>
  db.tx((tx) => refreshRelations(tx, borrowerId, async () => of));
const everything = { types: [], on: today, most: 1_000 };
const plain = (edges: readonly { type: string; other: string; events: number }[]) =>
  edges.map((e) => Object.values(e).join(' ')).sort();

const keptOf = async (borrowerId: Id<'borrower'>, on: BusinessDate = today) => {
  const kept = await listRelations(db, borrowerId, { ...everything, on });
  return plain(
    kept.map(({ type, other, events, weightFen, firstOn, lastOn, untilOn }) => ({
      ...{ type, other, events, weightFen, firstOn, lastOn, untilOn },
    })),
  );
};

const bought = (seller: string, amount: bigint): Made => ({
  ...{ kind: 'purchase.paid', source: 'ali1688' },
  data: { orderId: 'o', amountFen: fen(amount), seller, itemCount: 1 },
});
const yesterday = instant(asOf - DAY);
const fact = (id: string, what: Made): Told => ({
  ...{ id, made: what, occurredAt: yesterday, withdrawn: false },
});

/** A fact is told, and with it what may be looked at may change. */
const happening = fc.tuple(told, fc.option(fc.subarray(allowed), { freq: 3 }));

test('property: relations that follow changes, and what may be looked at, equal those made anew from all facts', async () => {
  const borrowerOf = () => createBorrower(db, { segment: 'shop' });
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 24 }), async (all) => {
      const borrower = await borrowerOf();
      let now = live;
      for (const [n, [one, some]] of all.entries()) {
        if (some) now = new Map(some);
        await record(borrower, one, n);
        if (n % 3 !== 1) await refresh(borrower, now);
      }
      await refresh(borrower, now);
      const facts = (await listEvents(db, borrower, { recordedBefore: asOf })).filter(
        ({ source }) => now.has(source),
      );
      const anew = [...edgesOf(facts, new Set()).values()].filter((e) => e.untilOn >= today);
      expect(await keptOf(borrower)).toEqual(plain(anew));
      const known = facts.filter((f) => f.occurredAt < asOf);
      const held = [...edgesOf(known, new Set()).values()].filter((e) => e.untilOn >= today);
      expect(plain(await listRelationsAt(db, borrower, { asOf, live: now }))).toEqual(plain(held));
    }),
    { numRuns: 25 },
  );
});

test('behaviour: relations of a source that was taken back are gone, for followers too, and come back with it', async () => {
  const borrower = await createBorrower(db, { segment: 'shop' });
  await record(borrower, fact('1', bought('s-back', 100n)));
  await refresh(borrower);
  const before = await keptOf(borrower);
  expect(before).toHaveLength(1);
  const followed = await openGraph(db);
  expect(followed.graph.findNode('s-back')).toBeDefined();
  const without = new Map(allowed.filter(([source]) => source !== 'ali1688'));
  expect(await refresh(borrower, without)).toMatchObject({ rebuilt: true, changed: 1 });
  expect(await keptOf(borrower)).toEqual([]);
  const rows = await db.exec`select from graph.edges where borrower_id = ${borrower}`;
  expect(rows).toBe(0); // Not even as a row without events.
  // Transactions of other databases of the server are waited for, too.
  const knows = () =>
    expect.poll(async () => {
      await followed.follow();
      return followed.graph.findNode('s-back') !== undefined;
    });
  await knows().toBe(false); // Nor by name in any process.
  expect(await listRelationsAt(db, borrower, { asOf, live: without })).toEqual([]);
  expect(await listRelationsAt(db, borrower, { asOf, live })).toHaveLength(1); // As it was known while it was allowed.
  await refresh(borrower);
  expect(await keptOf(borrower)).toEqual(before);
  await knows().toBe(true);
});

test('behaviour: whoever’s consent ends first is listed from then on, and a consent given anew puts it off', async () => {
  const borrower = await createBorrower(db, { segment: 'shop' });
  const lapsed = async (at: Instant) =>
    (await listLapsed(db, at, { after: '', most: 100 })).some((one) => one.borrowerId === borrower);
  await refresh(borrower, new Map([['alipay', asOf] as const, ['land', instant(asOf + 9)]]));
  expect([await lapsed(instant(asOf - 1)), await lapsed(asOf)]).toEqual([false, true]);
  await refresh(borrower, new Map([['alipay', instant(asOf + 5)] as const, ['land', asOf]]));
  expect([await lapsed(instant(asOf - 1)), await lapsed(asOf)]).toEqual([false, true]);
  await refresh(borrower, new Map([['alipay', instant(asOf + 5)] as const]));
  expect([await lapsed(asOf), await lapsed(instant(asOf + 5))]).toEqual([false, true]);
  await refresh(borrower, new Map());
  expect(await lapsed(instant(9e14))).toBe(false);
});

test('behaviour: two borrowers meet where they share an owner, and a borrower is not its own other', async () => {
  const vault = openVault([new Uint8Array(32).fill(3)]);
  const [one, two] = [
    await createBorrower(db, { segment: 'shop' }),
    await createBorrower(db, { segment: 'shop' }),
  ];
  for (const borrower of [one, two]) {
    const idCard = { kind: 'idCard', value: '11010519491231002X', source: null } as const;
    await saveIdentifier(db, vault, borrower, { ...idCard, at: asOf });
    await refresh(borrower);
  }
  const [owned] = await listRelations(db, one, everything);
  expect(owned).toMatchObject({ type: 'is_owned_by', events: 1 });
  const shared = await listRelations(db, owned?.other ?? '', everything);
  expect(new Set(shared.map((r) => r.borrowerId))).toEqual(new Set([one, two]));
  await record(one, fact('self', bought(owned?.other ?? '', 500n)));
  expect(await refresh(one)).toMatchObject({ days: 1, changed: 0 });
  expect(await countRelations(db, one, today)).toBe(1);
});

test('behaviour: the compact graph follows what changed, in the order of transactions', async () => {
  const borrower = await createBorrower(db, { segment: 'shop' });
  await record(borrower, fact('1', bought('s-follow', 100n)));
  await refresh(borrower);
  const followed = await openGraph(db);
  const weights = () => {
    const node = followed.graph.nodeOf('s-follow');
    return Array.from(
      { length: followed.graph.degreeOf(node) },
      (_, i) => followed.graph.edgeAt(node, i).weightFen,
    );
  };
  // Transactions of other databases of the server are waited for, too.
  const caughtUp = (all: readonly number[]) =>
    expect
      .poll(async () => {
        await followed.follow();
        return weights().sort();
      })
      .toEqual(all);
  await caughtUp([100]);
  const [held, begun] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await record(borrower, fact('2', bought('s-follow', 30n)));
  const slow = db.tx(async (tx) => {
    await refreshRelations(tx, borrower, async () => live);
    begun.resolve();
    await held.promise; // Not committed while others commit after it.
  });
  await begun.promise;
  const other = await createBorrower(db, { segment: 'shop' });
  await record(other, fact('1', bought('s-follow', 7n)));
  await refresh(other);
  await followed.follow();
  expect(weights()).toEqual([100]); // What came after a running transaction waits for it.
  held.resolve();
  await slow;
  await caughtUp([130, 7]);
  await record(borrower, { ...fact('1', bought('s-follow', 100n)), withdrawn: true }, 5);
  await record(borrower, { ...fact('2', bought('s-follow', 30n)), withdrawn: true }, 6);
  await refresh(borrower);
  await caughtUp([7]);
});

/** Every relation of a graph in words. */
function tell(graph: CompactGraph, of: (name: string) => boolean): string[] {
  const all: string[] = [];
  for (let node = 0; node < graph.nodes; node += 1) {
    if (!of(graph.nameOf(node))) continue;
    for (let i = 0; i < graph.degreeOf(node); i += 1) {
      const { other, kind, weightFen, from, until } = graph.edgeAt(node, i);
      all.push([graph.nameOf(node), kind, graph.nameOf(other), weightFen, from, until].join(' '));
    }
  }
  return all.sort();
}

test('property: the graph at an instant is the one that was known then, whatever came later', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(told, { minLength: 1, maxLength: 12 }), async (all) => {
      const [one, two] = [
        await createBorrower(db, { segment: 'shop' }),
        await createBorrower(db, { segment: 'shop' }),
      ];
      const ours = (name: string) => name === one || name === two;
      for (const [n, what] of all.entries()) await record(n % 2 ? one : two, what, n);
      const then = tell(await openGraphAt(db, asOf, { liveOf }), ours);
      const late = { ...fact('late', bought('x', 9n)), id: all[0]?.id ?? 'late' };
      await record(two, late, 2_000_000); // Recorded after `asOf`, of a fact that was known before.
      expect(tell(await openGraphAt(db, asOf, { liveOf }), ours)).toEqual(then);
      await Promise.all([refresh(one), refresh(two)]);
      const now = tell(await openGraphAt(db, instant(asOf + 2_000_000), { liveOf }), ours);
      const kept = (await openGraph(db)).graph;
      const holding = tell(kept, ours).filter((edge) => Number(edge.split(' ').at(-1)) >= 20_822);
      expect(now).toEqual(holding); // 20,822: 4 January 2027. What is kept tells the same.
    }),
    { numRuns: 8 },
  );
}, 60_000);

test('property: a graph narrowed to some sources is the one that a refresh by them makes, and then as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(told, { minLength: 1, maxLength: 12 }),
      fc.subarray(allowed),
      async (all, some) => {
        const [one, two] = [
          await createBorrower(db, { segment: 'shop' }),
          await createBorrower(db, { segment: 'shop' }),
        ];
        const ours = (name: string) => name === one || name === two;
        for (const [n, what] of all.entries()) await record(n % 3 ? one : two, what, n);
        await Promise.all([refresh(one), refresh(two)]);
        const followed = await openGraph(db);
        const before = tell(followed.graph, ours);
        const edges = await listRelationsIf(db, one, new Map(some));
        const look = () => tell(followed.graph, ours);
        const inside = followed.narrowed(one, edges, look);
        expect(look()).toEqual(before);
        const failing = () => {
          throw new Error('looked wrong');
        };
        expect(() => followed.narrowed(one, edges, failing)).toThrow('looked wrong');
        expect(look()).toEqual(before);
        await refresh(one, new Map(some));
        expect(inside).toEqual(tell((await openGraph(db)).graph, ours));
      },
    ),
    { numRuns: 8 },
  );
}, 60_000);

test('behaviour: a hub is listed by its strongest; a number told later is not yet known', async () => {
  const node = 'hub-of-many';
  const ids = await Promise.all(
    Array.from({ length: 6 }, () => createBorrower(db, { segment: 'shop' })),
  );
  for (const [n, id] of ids.entries()) {
    await record(id, fact('1', bought(node, BigInt(100 + n))));
    await refresh(id);
  }
  const strongest = await listRelations(db, node, { ...everything, most: 2 });
  expect(strongest.map((r) => r.weightFen)).toEqual([105n, 104n]);
  expect(await countRelations(db, node, today)).toBe(6);
  const [first] = ids;
  if (!first) throw new Error('no borrower');
  const vault = openVault([new Uint8Array(32).fill(3)]);
  const phone = { kind: 'phone', value: '13800000000', source: null, at: asOf } as const;
  await saveIdentifier(db, vault, first, phone);
  const types = async (moment: Instant) =>
    (await listRelationsAt(db, first, { asOf: moment, live })).map(({ type }) => type);
  expect(await types(asOf)).toEqual(['buys_from']);
  expect(await types(instant(asOf + 1))).toEqual(['buys_from', 'is_reached_at']);
});
