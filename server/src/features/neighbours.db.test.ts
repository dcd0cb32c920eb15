import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/db/database.ts';
import { appendEvents, listFacts, type NewEvent } from '../events/index.ts';
import { forgetRelations, refreshRelations, spreadToNeighbours } from '../graph/index.ts';
import {
  businessDate,
  fen,
  type Id,
  type Instant,
  instant,
  parseShanghaiStamp,
} from '../kernel/index.ts';
import { createBorrower, identifierKey, saveIdentifier } from '../party/index.ts';
import { openVault } from '../platform/index.ts';
import { computeFeatures, factsNeeded } from './compute.ts';
import { featureDefinitions } from './definitions.ts';
import { readFeatures } from './store.ts';

// What features tell of those with whom a borrower has to do, told step by step as things happen to any of
// them, against what the raw facts of all of them say at the end, told in another way.

const db = await testDatabase();
const vault = openVault([new Uint8Array(32).fill(3)]);
const [MINUTE, DAY] = [60_000, 86_400_000];
const start: Instant = parseShanghaiStamp('2027-01-04 15:00:00') ?? instant(Number.NaN);
const allowed = new Map((['ali1688', 'nuonuo', 'bureau'] as const).map((s) => [s, instant(9e14)]));
const connected = new Set(['ali1688', 'nuonuo', 'bureau'] as const);
const definitions = featureDefinitions.filter(({ name }) => name.startsWith('relation.'));

interface Firm {
  readonly id: Id<'borrower'>;
  readonly key: string;
}
let firms = 0;
async function makeFirm(): Promise<Firm> {
  firms += 1;
  const value = `91330106MA${String(firms).padStart(8, '0')}`;
  const id = await createBorrower(db, { segment: 'shop' });
  await saveIdentifier(db, vault, id, { kind: 'creditCode', value, source: 'nuonuo', at: start });
  await db.tx((tx) => refreshRelations(tx, id, async () => allowed)); // Until then nobody knows whose the number is.
  return { id, key: identifierKey(vault, 'creditCode', value) };
}

/** What happens to one of four firms; `other` is a place among them. */
type Happening =
  | {
      readonly what: 'bought' | 'sold' | 'given' | 'taken';
      readonly other: number;
      readonly fen: bigint;
    }
  | { readonly what: 'device'; readonly device: string }
  | { readonly what: 'late'; readonly dpd: number };
interface Step {
  readonly who: number;
  readonly slot: number;
  readonly daysAgo: number;
  readonly happening: Happening | null;
}

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    what: fc.constantFrom('bought', 'sold', 'given', 'taken'),
    other: fc.nat(3),
    fen: fc.bigInt({ min: 1n, max: 10n ** 9n }),
  }),
  fc.record({ what: fc.constant('device' as const), device: fc.constantFrom('d1', 'd2') }),
  fc.record({ what: fc.constant('late' as const), dpd: fc.integer({ min: 1, max: 120 }) }),
);
/** A slot is a fact of its own: what happens in it once more says otherwise, or takes it back. */
const steps = fc.array(
  fc.record({
    who: fc.nat(3),
    slot: fc.nat(4),
    daysAgo: fc.nat(60),
    happening: fc.option(happening, { freq: 6 }),
  }),
  { minLength: 2, maxLength: 16 },
);

const dataOf = (
  one: Happening,
  all: readonly Firm[],
): Pick<NewEvent, 'kind' | 'source' | 'data'> => {
  if (one.what === 'device') {
    return {
      kind: 'device.used',
      source: 'open310',
      data: { device: `${one.device}${all[0]?.id ?? ''}` },
    };
  }
  if (one.what === 'late') {
    const data = { loanId: 'l', dpd: one.dpd, on: businessDate('2027-01-01') };
    return { kind: 'loan.delinquent', source: 'open310', data };
  }
  const other = all[one.other]?.key ?? '';
  const amountFen = fen(one.fen);
  switch (one.what) {
    case 'bought': {
      const data = { orderId: 'o', amountFen, seller: other, itemCount: 1 };
      return { kind: 'purchase.paid', source: 'ali1688', data };
    }
    case 'sold': {
      const rest = { taxFen: fen(0n), redOf: null, goods: null };
      return {
        kind: 'invoice.issued',
        source: 'nuonuo',
        data: { invoiceNo: 'i', amountFen, buyer: other, ...rest },
      };
    }
    default: {
      const span = { from: businessDate('2026-01-01'), until: businessDate('2029-01-01') };
      const data = { contractNo: 'g', side: one.what, amountFen, other, ...span };
      return { kind: 'guarantee.reported', source: 'bureau', data };
    }
  }
};

/** One step and what follows from it: the relations of the one it happened to, then all whom that touches. */
async function live(
  step: Step,
  n: number,
  all: readonly Firm[],
  kept: Map<string, Step>,
): Promise<void> {
  const me = all[step.who];
  if (!me) return;
  const id = `f${step.slot}`;
  const before = kept.get(`${step.who} ${id}`)?.happening;
  const told = step.happening ?? before;
  if (!told) return;
  const at = instant(start + n * MINUTE);
  const withdrawn = step.happening === null;
  const event = {
    ...{ id, borrowerId: me.id, rawId: null, occurredAt: instant(start - step.daysAgo * DAY) },
    ...dataOf(told, all),
    ...(withdrawn ? { withdrawn: true } : {}),
  } as NewEvent;
  if (withdrawn) kept.delete(`${step.who} ${id}`);
  else kept.set(`${step.who} ${id}`, step);
  await db.tx((tx) => appendEvents(tx, [event], at));
  await db.tx((tx) => refreshRelations(tx, me.id, async () => allowed));
  await db.tx((tx) => spreadToNeighbours(tx, me.id, instant(at + 1)));
}

type Told = Extract<Happening, { readonly other: number }>;
const PPM = 1_000_000n;

function larger(a: bigint, b: bigint): bigint {
  if (b > a) return b;
  return a;
}

/** What the features of a firm must be, from what happened to all of them. */
function expectedOf(me: number, all: readonly Step[]): Readonly<Record<string, bigint>> {
  const of = (who: number) =>
    all.flatMap((s) => (s.who === who && s.happening ? [s.happening] : []));
  const tells = (who: number, what: Told['what'], other: number): bigint =>
    of(who).reduce((sum, h) => (h.what === what && h.other === other ? sum + h.fen : sum), 0n);
  const total = (who: number, what: Told['what']): bigint =>
    of(who).reduce((sum, h) => (h.what === what && h.other !== who ? sum + h.fen : sum), 0n);
  const isLate = (who: number) => of(who).some(({ what }) => what === 'late');
  const devices = (who: number) =>
    new Set(of(who).flatMap((h) => (h.what === 'device' ? [h.device] : [])));
  const others = (who: number) => [0, 1, 2, 3].filter((n) => n !== who);
  const shares = (who: number, other: number) =>
    [...devices(who)].some((d) => devices(other).has(d));
  const words = [
    ['bought', 'sold'],
    ['sold', 'bought'],
    ['given', 'taken'],
    ['taken', 'given'],
  ] as const;
  const near = (who: number) =>
    others(who).filter(
      (n) =>
        shares(who, n) || words.some(([a, b]) => tells(who, a, n) > 0n || tells(n, b, who) > 0n),
    );
  const share = (mine: Told['what'], theirs: Told['what'], n: number): bigint => {
    const all = total(me, mine);
    const parts = [tells(me, mine, n), tells(n, theirs, me)].map((w) =>
      w === 0n ? 0n : w >= all ? PPM : (w * PPM) / all,
    );
    return parts.reduce(larger);
  };
  const sum = (who: readonly number[], one: (n: number) => bigint) =>
    who.filter(isLate).reduce((all, n) => all + one(n), 0n);
  const known = near(me);
  const far = [...new Set(known.flatMap(near))].filter((n) => n !== me && !known.includes(n));

  return {
    'relation.neighbours': BigInt(known.length),
    'relation.late_suppliers_share_90d': sum(known, (n) => share('bought', 'sold', n)),
    'relation.late_buyers_share_90d': sum(known, (n) => share('sold', 'bought', n)),
    'relation.late_guaranteed_fen_90d': sum(known, (n) =>
      larger(tells(me, 'given', n), tells(n, 'taken', me)),
    ),
    'relation.late_guarantors_90d': sum(known, (n) =>
      tells(me, 'taken', n) + tells(n, 'given', me) > 0n ? 1n : 0n,
    ),
    'relation.late_on_device_90d': sum(known, (n) => (shares(me, n) ? 1n : 0n)),
    'relation.borrowers_on_device_180d': BigInt(others(me).filter((n) => shares(me, n)).length),
    'relation.late_two_hops_90d': sum(far, () => 1n),
  };
}

const valuesOf = async (id: Id<'borrower'>, asOf: Instant) => {
  const snapshot = await db.tx((tx) => readFeatures(tx, id, { asOf, connected }));
  const facts = await listFacts(db, id, { recordedBefore: asOf, ...factsNeeded(asOf) });
  const anew = computeFeatures(facts, { asOf, connected, definitions });
  for (const [name, value] of Object.entries(anew))
    expect([name, snapshot[name]]).toEqual([name, value]);
  return Object.fromEntries(Object.entries(anew).map(([name, { value }]) => [name, value]));
};

test('property: what is told of neighbours as they change is what the facts of all of them say', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const four = await Promise.all([0, 1, 2, 3].map(makeFirm));
      const kept = new Map<string, Step>();
      for (const [n, step] of all.entries()) await live(step, n, four, kept);
      const asOf = instant(start + all.length * MINUTE + 10);
      const touched = new Set(all.filter((s) => s.happening).map(({ who }) => who));
      for (const [who, { id }] of four.entries()) {
        if (!touched.has(who)) continue; // Nobody looked at one to whom nothing happened.
        expect(await valuesOf(id, asOf)).toMatchObject(expectedOf(who, [...kept.values()]));
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

test('property: nothing that is told later changes what was known, and all told anew is the same', async () => {
  await fc.assert(
    fc.asyncProperty(steps, steps, async (first, later) => {
      const four = await Promise.all([0, 1, 2, 3].map(makeFirm));
      const kept = new Map<string, Step>();
      for (const [n, step] of first.entries()) await live(step, n, four, kept);
      const asOf = instant(start + first.length * MINUTE);
      const known = await Promise.all(four.map(({ id }) => valuesOf(id, asOf)));
      for (const [n, step] of later.entries()) await live(step, first.length + n + 1, four, kept);
      expect(await Promise.all(four.map(({ id }) => valuesOf(id, asOf)))).toEqual(known);
      // A full rebuild: relations, standings and what was told are forgotten and made again.
      const end = instant(start + (first.length + later.length + 5) * MINUTE);
      const told = await Promise.all(four.map(({ id }) => valuesOf(id, end)));
      const ids = four.map(({ id }) => id);
      for (const id of ids) await db.tx((tx) => forgetRelations(tx, id));
      for (const id of ids) await db.tx((tx) => refreshRelations(tx, id, async () => allowed));
      for (const id of ids) await db.tx((tx) => spreadToNeighbours(tx, id, instant(end - 1)));
      const anew = await Promise.all(four.map(({ id }) => valuesOf(id, end)));
      // One to whom nothing happened is looked at for the first time now.
      for (const [n, values] of anew.entries()) {
        if (told[n]?.['relation.neighbours'] !== null) expect(values).toEqual(told[n]);
      }
    }),
    { numRuns: 4 },
  );
}, 120_000);

const record = async (
  id: Id<'borrower'>,
  events: Pick<NewEvent, 'kind' | 'source' | 'data'>[],
  n = 0,
) => {
  const at = instant(start + n * MINUTE);
  const made = events.map((one, i) => ({
    ...one,
    id: `e${n}-${i}`,
    borrowerId: id,
    rawId: null,
    occurredAt: instant(start - DAY),
  }));
  await db.tx((tx) => appendEvents(tx, made as NewEvent[], at));
  await db.tx((tx) => refreshRelations(tx, id, async () => allowed));
  await db.tx((tx) => spreadToNeighbours(tx, id, instant(at + 1)));
};
const used = (device: string) => dataOf({ what: 'device', device }, []);
const late = dataOf({ what: 'late', dpd: 31 }, []);

test('behaviour: before anybody looked nothing is known; looked and nobody late, it is nothing', async () => {
  const { id } = await makeFirm();
  const read = () => valuesOf(id, instant(start + DAY / 24));
  expect(await read()).toMatchObject({
    'relation.neighbours': null,
    'relation.late_on_device_90d': null,
  });
  await record(id, [used('alone')]);
  expect(await read()).toMatchObject({
    'relation.neighbours': 0n,
    'relation.late_on_device_90d': 0n,
  });
});

test('behaviour: whoever was late is seen at once by those who share a device or an address', async () => {
  const [a, b] = [await makeFirm(), await makeFirm()];
  const premises = {
    kind: 'premises.registered',
    source: 'open310',
    data: { address: 'road 1' },
  } as const;
  await record(a.id, [premises, used('shared')]);
  await record(b.id, [premises, used('shared')]);
  const before = await valuesOf(a.id, instant(start + MINUTE));
  expect(before).toMatchObject({
    'relation.borrowers_at_address_180d': 1n,
    'relation.late_at_address_90d': 0n,
  });
  await record(b.id, [late], 2);
  const after = await valuesOf(a.id, instant(start + 3 * MINUTE));
  expect(after).toMatchObject({
    'relation.late_at_address_90d': 1n,
    'relation.late_on_device_90d': 1n,
  });
});

test('error: one who names itself is no neighbour of its own', async () => {
  const me = await makeFirm();
  await record(me.id, [dataOf({ what: 'given', other: 0, fen: 5n }, [me]), used('mine'), late]);
  const values = await valuesOf(me.id, instant(start + MINUTE));
  expect(values).toMatchObject({
    'relation.neighbours': 0n,
    'relation.late_guaranteed_fen_90d': 0n,
  });
});
