import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sourceDefinitions } from '../connectors/index.ts';
import { fen, type Instant, instant, parseShanghaiStamp } from '../kernel/index.ts';
import { computeFeatures, factsNeeded, getDefinition, historyDaysNeeded } from './compute.ts';
import type { FeatureEvent, FeatureSource } from './define.ts';
import { featureDefinitions } from './definitions.ts';
import { windowOf } from './windows.ts';

const at = (stamp: string): Instant => parseShanghaiStamp(stamp) ?? instant(Number.NaN);
const asOf = at('2027-01-04 15:00:00');
const DAY = 86_400_000;
const both: ReadonlySet<FeatureSource> = new Set(['taobao', 'alipay'] as const);
const ago = (ms: number): Instant => instant(asOf - ms);

interface Rough {
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly amount: bigint;
  readonly who: string | null;
}
const makers: readonly ((r: Rough, i: number) => FeatureEvent)[] = [
  ({ amount, who, ...times }, i) => ({
    kind: 'order.paid',
    source: 'taobao',
    ...times,
    data: { orderId: `${i}`, amountFen: fen(amount), buyer: who, itemCount: 1 },
  }),
  ({ amount, occurredAt, recordedAt }, i) => ({
    kind: 'refund.paid',
    source: 'taobao',
    occurredAt,
    recordedAt,
    data: { refundId: `${i}`, orderId: `${i}`, amountFen: fen(amount + 1n) },
  }),
  ({ amount, who, ...times }, i) => ({
    kind: 'takings.received',
    source: 'alipay',
    ...times,
    data: {
      entryId: `${i}`,
      amountFen: fen(amount + 1n),
      balanceAfterFen: fen(amount * 3n),
      payer: who,
    },
  }),
  ({ amount, who, ...times }, i) => ({
    kind: 'account.paid',
    source: 'alipay',
    ...times,
    data: {
      entryId: `${i}`,
      amountFen: fen(amount + 1n),
      balanceAfterFen: fen(amount - 50n),
      payee: who,
    },
  }),
  ({ amount, occurredAt, recordedAt }) => ({
    kind: 'loan.delinquent',
    source: 'open310',
    occurredAt,
    recordedAt,
    data: { loanId: 'l', dpd: Number(amount % 90n) + 1, on: '2026-12-01' as never },
  }),
];

const rough = (recorded: fc.Arbitrary<number>): fc.Arbitrary<Rough> =>
  fc
    .record({
      before: fc.integer({ min: -5 * DAY, max: 200 * DAY }),
      recorded,
      amount: fc.bigInt({ min: 0n, max: 10n ** 8n }),
      who: fc.option(fc.constantFrom('a', 'b', 'c', 'd')),
    })
    .map((r) => ({
      occurredAt: ago(r.before),
      recordedAt: ago(r.recorded),
      amount: r.amount,
      who: r.who,
    }));
const events = (recorded: fc.Arbitrary<number>): fc.Arbitrary<FeatureEvent[]> =>
  fc
    .array(fc.tuple(rough(recorded), fc.nat(makers.length - 1)), { maxLength: 60 })
    .map((all) => all.map(([r, k], i) => makers[k]?.(r, i)).filter((e) => e !== undefined));
const known = fc.integer({ min: 1, max: 3 * DAY });
const later = fc.integer({ min: -3 * DAY, max: 0 }); // Recorded at `asOf` or after it.

test('property: what is recorded at asOf or later changes no value (no leak)', () => {
  fc.assert(
    fc.property(events(known), events(later), events(later), (past, one, other) => {
      const compute = (future: FeatureEvent[]) =>
        computeFeatures([...past, ...future], { asOf, connected: both });
      expect(compute(one)).toEqual(compute(other));
      expect(compute(one)).toEqual(compute([]));
    }),
    { numRuns: 200 },
  );
});

test('property: the order of events does not matter', () => {
  const shuffled = events(known).chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([all, other]) => {
      expect(computeFeatures(other, { asOf, connected: both })).toEqual(
        computeFeatures(all, { asOf, connected: both }),
      );
    }),
    { numRuns: 200 },
  );
});

test('property: a source that is not connected is not known, whatever its events say', () => {
  fc.assert(
    fc.property(events(known), (all) => {
      const only = new Set(['taobao'] as const);
      const snapshot = computeFeatures(all, { asOf, connected: only });
      for (const value of Object.values(snapshot)) {
        if (value.source === 'alipay') {
          expect(value).toMatchObject({ value: null, events: 0, newestAt: null });
        }
      }
    }),
    { numRuns: 50 },
  );
});

test('property: a value counts the events of its window, edge included at the far end only', () => {
  fc.assert(
    fc.property(fc.constantFrom(...featureDefinitions), fc.nat(3), (definition, which) => {
      const { from, to } = windowOf(definition, asOf);
      const occurredAt = instant([from - 1, from, to - 1, to][which] ?? 0);
      const maker = makers.find((make) => {
        const { kind, source } = make(roughAt(occurredAt), 0);
        return kind === definition.from[0] && definition.sources.includes(source);
      });
      if (!maker || definition.where) return;
      const [value] = Object.values(
        computeFeatures([maker(roughAt(occurredAt), 0)], {
          asOf,
          connected: both,
          definitions: [definition],
        }),
      );
      expect(value?.events).toBe(which === 1 || which === 2 ? 1 : 0);
      expect(value?.newestAt).toBe(which === 1 || which === 2 ? occurredAt : null);
    }),
    { numRuns: 300 },
  );
});
test('property: facts that are not needed make no difference to any feature', () => {
  fc.assert(
    fc.property(events(known), (all) => {
      const { kinds, since } = factsNeeded(asOf);
      const needed = all.filter(
        (e) => kinds.includes(e.kind) && e.occurredAt >= (since.get(e.source) ?? asOf),
      );
      expect(computeFeatures(needed, { asOf, connected: both })).toEqual(
        computeFeatures(all, { asOf, connected: both }),
      );
    }),
    { numRuns: 100 },
  );
});

const roughAt = (occurredAt: Instant): Rough => ({
  occurredAt,
  recordedAt: instant(occurredAt - 1 > asOf ? asOf - 1 : Math.min(occurredAt, asOf - 1)),
  amount: 500n,
  who: 'a',
});

const order = (daysAgo: number, amount: bigint, buyer: string | null = null): FeatureEvent => ({
  kind: 'order.paid',
  source: 'taobao',
  occurredAt: ago(daysAgo * DAY),
  recordedAt: ago(1),
  data: { orderId: `${daysAgo}`, amountFen: fen(amount), buyer, itemCount: 1 },
});
const entry = (msAgo: number, amount: bigint, balance: bigint): FeatureEvent => ({
  kind: amount > 0n ? 'takings.received' : 'account.paid',
  source: 'alipay',
  occurredAt: ago(msAgo),
  recordedAt: ago(1),
  data: {
    entryId: `${msAgo}`,
    amountFen: fen(amount > 0n ? amount : -amount),
    balanceAfterFen: fen(balance),
    ...(amount > 0n ? { payer: null } : { payee: null }),
  } as never,
});
const value = (all: FeatureEvent[], name: string) =>
  computeFeatures(all, { asOf, connected: both })[name]?.value;

test('behaviour: an online seller by hand', () => {
  const orders = [
    order(89, 10_000n, 'a'),
    order(60, 10_000n, 'b'),
    order(44, 15_000n, 'a'),
    order(2, 15_000n, 'c'),
    order(2, 10_000n, null),
  ];
  const refund: FeatureEvent = {
    kind: 'refund.paid',
    source: 'taobao',
    occurredAt: ago(DAY),
    recordedAt: ago(5),
    data: { refundId: 'r', orderId: '2', amountFen: fen(6_000n) },
  };
  const all = [...orders, refund];
  expect(value(all, 'merchant.paid_turnover_90d')).toBe(60_000n);
  expect(value(all, 'merchant.orders_90d')).toBe(5n);
  expect(value(all, 'merchant.average_order_90d')).toBe(12_000n);
  expect(value(all, 'merchant.turnover_growth_45d')).toBe(1_000_000n); // 40,000 on 20,000.
  expect(value(all, 'merchant.refund_share_90d')).toBe(100_000n);
  expect(value(all, 'merchant.buyers_90d')).toBe(3n);
  expect(value(all, 'merchant.repeat_buyer_share_90d')).toBe(333_333n);
  expect(value(all, 'merchant.largest_buyer_share_90d')).toBe(416_666n); // 25,000 of 60,000.
  expect(value(all, 'merchant.active_days_84d')).toBe(3n); // The oldest order is before the window.
  expect(value(all, 'merchant.trade_history_90d')).toBe(89n);
  expect(value(all, 'merchant.days_since_order_90d')).toBe(2n);
});

test('behaviour: an account by hand', () => {
  const hour = 3_600_000;
  const entries = [
    entry(4 * hour, 1_000n, 5_000n), // Stands 3 hours.
    entry(hour, -4_000n, 1_000n), // Stands 1 hour.
  ];
  expect(value(entries, 'account.average_balance_30d')).toBe(4_000n);
  expect(value(entries, 'account.lowest_balance_30d')).toBe(1_000n);
  expect(value(entries, 'account.outflow_to_inflow_90d')).toBe(4_000_000n);
  expect(value(entries, 'account.takings_90d')).toBe(1_000n);
  expect(value(entries, 'account.takings_growth_45d')).toBe(null); // Nothing to compare with.
});

test('behaviour: equal weeks do not swing, one week of twelve swings by the square root of eleven', () => {
  const weeks = Array.from({ length: 12 }, (_, w) => order(3.5 + 7 * w, 100n));
  expect(value(weeks, 'merchant.weekly_volatility_84d')).toBe(0n);
  expect(value([order(3.5, 100n)], 'merchant.weekly_volatility_84d')).toBe(3_316_624n);
});

test('behaviour: nothing happened is known, and is not the same as not known', () => {
  const connected = computeFeatures([], { asOf, connected: both });
  expect(connected['merchant.paid_turnover_90d']).toMatchObject({ value: 0n, events: 0 });
  expect(connected['merchant.days_since_order_90d']?.value).toBe(90n);
  expect(connected['borrower.max_dpd_360d']?.value).toBe(0n);
  const apart = computeFeatures([], { asOf, connected: new Set() });
  expect(apart['merchant.paid_turnover_90d']?.value).toBe(null);
  expect(apart['borrower.max_dpd_360d']?.value).toBe(0n); // Our own books are always connected.
});

test("behaviour: a whole-day window ends before the day of asOf, Shanghai's day", () => {
  const today = order((asOf - at('2027-01-04 00:00:00')) / DAY, 1n);
  const yesterday = order((asOf - at('2027-01-03 23:59:59')) / DAY, 1n);
  expect(value([today], 'merchant.active_days_84d')).toBe(0n);
  expect(value([today, yesterday], 'merchant.active_days_84d')).toBe(1n);
});

test('behaviour: every source is read as far back as its longest window', () => {
  expect(historyDaysNeeded('taobao')).toBe(90); // Taobao keeps three months: no more may be asked.
  expect(historyDaysNeeded('alipay')).toBe(180);
});

test('behaviour: no feature looks further back than its sources keep', () => {
  for (const { source, historyDays } of sourceDefinitions) {
    if (source === 'bureau') continue; // A report tells of its day; older ones are kept here.
    expect([source, historyDaysNeeded(source)]).toEqual([
      source,
      Math.min(historyDaysNeeded(source), historyDays + 1),
    ]);
  }
});

test('behaviour: at least sixty features, each of some segment, over every source that tells facts', () => {
  expect(featureDefinitions.length).toBeGreaterThanOrEqual(60);
  for (const { source } of sourceDefinitions) {
    expect([source, historyDaysNeeded(source) > 0]).toEqual([source, true]);
  }
});

test('behaviour: definitions say what they are in both languages', () => {
  expect(featureDefinitions.length).toBeGreaterThanOrEqual(16);
  for (const d of featureDefinitions) {
    expect(getDefinition(d.name)).toBe(d);
    for (const text of [d.says, d.advice]) {
      expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(text.en.length).toBeGreaterThan(3);
    }
  }
});

test('behaviour: a year that is half known has not grown: growth is not known until its first days are', () => {
  const ordered = (daysAgo: number): FeatureEvent => ({
    ...{ kind: 'anchor.ordered', source: 'anchor' },
    ...{ occurredAt: ago(daysAgo * DAY), recordedAt: ago(5) },
    data: { orderNo: `o${daysAgo}`, amountFen: fen(10_000n), anchor: 'a' },
  });
  const year = Array.from({ length: 14 }, (_, i) => ordered(10 + 30 * i));
  const growthOf = (events: readonly FeatureEvent[]) =>
    computeFeatures(events, { asOf, connected: new Set(['anchor']) })['anchor.orders_growth_year']
      ?.value;
  expect(growthOf(year)).toBe(null); // Of fourteen months two are the year before.
  const two = Array.from({ length: 24 }, (_, i) => ordered(10 + 30 * i));
  expect(growthOf(two)).toBe(0n);
});
