import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fen, type Instant, instant, parseShanghaiStamp } from '../kernel/index.ts';
import { growth } from './aggregates.ts';
import { computeFeatures } from './compute.ts';
import { defineFeature, type FeatureSource } from './define.ts';
import { featureDefinitions } from './definitions.ts';
import { allSources, historyAround, knownAt } from './events.fixture.ts';
import { type IdentifiedEvent, snapshotsAt } from './history.ts';
import { KeptKeys } from './kept-keys.ts';
import { type Plan, planOf } from './plan.ts';
import { decodeDays, encodeTile, foldTile, type Tile } from './tiles.ts';

const at = (stamp: string): Instant => parseShanghaiStamp(stamp) ?? instant(Number.NaN);
const asOf = at('2027-01-04 15:00:00');
const DAY = 86_400_000;
const later = (days: number): Instant => instant(asOf + days * DAY);
const connected = allSources;

test('property: day by day as facts come, late, corrected and taken back, equals all at once', () => {
  fc.assert(
    fc.property(historyAround(asOf), (history) => {
      const moments = [later(-35), later(-1), asOf, instant(asOf + 1), later(0.4), later(45)];
      const snapshots = [...snapshotsAt(history, { at: moments, connected })];
      for (const [i, moment] of moments.entries()) {
        const whole = computeFeatures(knownAt(history, moment), { asOf: moment, connected });
        expect(snapshots[i]).toEqual(whole);
      }
    }),
    { numRuns: 60 },
  );
});

test('property: a history of which some sources are connected equals that as well', () => {
  const some = fc.subarray([...allSources]).map((s) => new Set<FeatureSource>(s));
  fc.assert(
    fc.property(historyAround(asOf, 40), some, (history, only) => {
      const [snapshot] = snapshotsAt(history, { at: [asOf], connected: only });
      const whole = computeFeatures(knownAt(history, asOf), { asOf, connected: only });
      expect(snapshot).toEqual(whole);
    }),
    { numRuns: 60 },
  );
});

test('property: shifting any event that was recorded at asOf or later changes no value at asOf', () => {
  const shift = fc.tuple(fc.nat(), fc.integer({ min: -700 * DAY, max: 700 * DAY }));
  fc.assert(
    fc.property(historyAround(asOf), fc.array(shift, { maxLength: 20 }), (history, shifts) => {
      const future = history.flatMap((event, i) => (event.recordedAt >= asOf ? [i] : []));
      const moved = [...history];
      for (const [pick, ms] of shifts) {
        const i = future[pick % Math.max(1, future.length)];
        const event = i === undefined ? undefined : moved[i];
        if (i === undefined || !event) continue;
        const recordedAt = instant(Math.max(asOf, event.recordedAt + ms));
        moved[i] = { ...event, occurredAt: instant(event.occurredAt + ms), recordedAt };
      }
      const of = (all: readonly IdentifiedEvent[]) => [
        ...snapshotsAt(all, { at: [asOf], connected }),
      ];
      expect(of(moved)).toEqual(of(history));
      const once = (all: readonly IdentifiedEvent[]) => computeFeatures(all, { asOf, connected });
      const past = history.filter((event) => event.recordedAt < asOf);
      expect(once([...past, ...moved.filter((e) => e.recordedAt >= asOf)])).toEqual(once(past));
    }),
    { numRuns: 60 },
  );
});

const keptOf = (plan: Plan, tile: Tile): unknown[] => {
  const { far, near } = encodeTile(plan, tile);
  return [...JSON.parse(far), ...JSON.parse(near ?? '[]')];
};

test('property: a day that was kept and read again tells the same', () => {
  const plan = planOf(featureDefinitions);
  fc.assert(
    fc.property(historyAround(asOf, 30), (history) => {
      const tile = foldTile(plan, history);
      if (!tile) return;
      const columns = decodeDays(plan, [{ day: 7, kept: keptOf(plan, tile) }]);
      const parts = tile.map((_, place) => columns(place).parts[0] ?? null);
      const read = parts.map((part) =>
        part instanceof KeptKeys
          ? { ids: part.ids, counts: part.counts, firsts: part.firsts, sums: part.sums }
          : part,
      );
      expect(read).toEqual(tile);
    }),
    { numRuns: 50 },
  );
});

const order = (occurredAt: Instant, amount: bigint): IdentifiedEvent => ({
  id: `${occurredAt}`,
  kind: 'order.paid',
  source: 'taobao',
  occurredAt,
  recordedAt: instant(Math.min(occurredAt, asOf - 1)),
  data: { orderId: `${occurredAt}`, amountFen: fen(amount), buyer: 'a', itemCount: 1 },
});

test('error: a sale a century ahead counts for nothing until its day comes', () => {
  const far = order(later(36_525), 5_000n);
  const [now, then] = snapshotsAt([far], { at: [asOf, later(36_526)], connected });
  expect(now?.['merchant.orders_7d']).toMatchObject({ value: 0n, events: 0 });
  expect(then?.['merchant.orders_7d']).toMatchObject({ value: 1n, events: 1 });
});

test('error: amounts beyond what a machine number holds add up exactly', () => {
  const most = 10n ** 16n - 1n;
  const all = Array.from({ length: 1_500 }, (_, i) => order(instant(asOf - 1_000 - i), most));
  const [snapshot] = snapshotsAt(all, { at: [asOf], connected });
  expect(snapshot?.['merchant.turnover_7d']?.value).toBe(most * 1_500n);
  expect(snapshot?.['merchant.largest_buyer_share_90d']?.value).toBe(1_000_000n);
});

const invoice = (id: string, amount: bigint, redOf: string | null): IdentifiedEvent => ({
  ...{ id, kind: 'invoice.issued', source: 'nuonuo' },
  occurredAt: later(-20),
  recordedAt: later(-19),
  data: {
    ...{ invoiceNo: id, amountFen: fen(amount), taxFen: fen(amount / 10n), buyer: 'a', redOf },
    goods: null,
  },
});

test('error: more taken back than sold is told as it is, and nothing is a share of it', () => {
  const [snapshot] = snapshotsAt([invoice('1', 100n, null), invoice('2', -300n, '1')], {
    ...{ at: [asOf], connected },
  });
  expect(snapshot?.['invoice.sold_360d']?.value).toBe(-200n);
  expect(snapshot?.['invoice.tax_rate_360d']?.value).toBe(null);
  expect(snapshot?.['invoice.largest_buyer_share_360d']?.value).toBe(null);
  expect(snapshot?.['invoice.red_share_360d']?.value).toBe(500_000n);
});

test('behaviour: the price of a kilogram is of sales whose weight is told', () => {
  const sale = (id: string, amount: bigint, kilograms: number | null): IdentifiedEvent => ({
    ...{ id, kind: 'produce.sold', source: 'einvoice' },
    ...{ occurredAt: later(-20), recordedAt: later(-19) },
    data: { saleId: id, amountFen: fen(amount), buyer: 'a', crop: 'wheat', kilograms },
  });
  const [snapshot] = snapshotsAt([sale('1', 3_000n, 10), sale('2', 9_000n, null)], {
    ...{ at: [asOf], connected },
  });
  expect(snapshot?.['farm.price_kilogram_360d']).toMatchObject({ value: 300n, events: 1 });
  expect(snapshot?.['farm.sales_360d']?.value).toBe(12_000n);
});

test('error: an event of a kind that no feature reads, or from another source, changes nothing', () => {
  const strange = [
    { ...order(later(-1), 5n), id: 'k', kind: 'order.whispered' as never },
    { ...order(later(-1), 5n), id: 's', source: 'land' as const },
  ];
  const at = { at: [asOf], connected };
  expect([...snapshotsAt(strange, at)]).toEqual([...snapshotsAt([], at)]);
  expect(computeFeatures(strange, { asOf, connected })).toEqual(
    computeFeatures([], { asOf, connected }),
  );
});

test('error: a definition that reads a field its events lack, or compares what it cannot, is refused', () => {
  const [some] = featureDefinitions;
  if (!some) throw new Error('no feature');
  const bad = (change: object) => () => defineFeature({ ...some, ...change } as never);
  expect(bad({ aggregate: { kind: 'sum', field: 'weight' } })).toThrow('has no weight');
  expect(bad({ window: { days: 7, shape: 'rolling' }, aggregate: growth('amountFen') })).toThrow(
    'no halves',
  );
  expect(bad({ against: { from: ['refund.paid'], sources: ['taobao'] } })).toThrow('compares');
  expect(bad({ segments: [] })).toThrow('of no segment');
  expect(bad({ name: 'Turnover' })).toThrow('bad name');
});
