// Borrowers for tests: any values, scored by a scorecard trained on invented outcomes.
import fc from 'fast-check';
import {
  computeFeatures,
  type FeatureSnapshot,
  featureDefinitions,
  getDefinition,
} from '../features/index.ts';
import { fen, type Id, instant } from '../kernel/index.ts';
import {
  type Sample,
  type Scorecard,
  scoreBorrower,
  seededRandom,
  trainScorecard,
} from '../risk/index.ts';
import { type DecisionInput, decide } from './decide.ts';
import type { ProductDefinition } from './define.ts';
import { onlineSellerRevolving } from './products/online-seller-revolving.ts';
import { shopRevolving } from './products/shop-revolving.ts';
import { type DecisionRecord, decisionIdOf } from './record.ts';
import { rules } from './rules.ts';

export const asOf = instant(Date.parse('2027-01-04T10:00:00+08:00'));
export const products = [onlineSellerRevolving, shopRevolving];

const ranges: Readonly<Record<string, bigint>> = { fen: 10n ** 8n, count: 5000n, ppm: 1_500_000n };
const highest = (name: string): bigint => ranges[getDefinition(name).unit] ?? 90n;
const lowest = (name: string): bigint => (name.includes('growth') ? -1_000_000n : 0n);

/** Features that a limit or a rule reads: what is drawn for tests. */
const read = (() => {
  const names = new Set([
    ...products.flatMap((product) => product.limit.map(({ feature }) => feature)),
    ...rules.flatMap(({ needs }) => needs),
  ]);
  return featureDefinitions.filter(({ name }) => names.has(name));
})();

const empty = computeFeatures([], { asOf, connected: new Set(['taobao', 'alipay']) });
export const withValue = (
  features: FeatureSnapshot,
  name: string,
  value: bigint | null,
): FeatureSnapshot => {
  const known = features[name];
  return known ? { ...features, [name]: { ...known, value } } : features;
};

function draw(random: () => number): FeatureSnapshot {
  let features = empty;
  for (const { name, sources } of read) {
    if (sources.includes('open310')) continue;
    const span = Number(highest(name) - lowest(name));
    const value = lowest(name) + BigInt(Math.floor(random() ** 3 * span));
    features = withValue(features, name, random() < 0.03 ? null : value);
  }
  return features;
}

/** Every feature of the product's limit tells a little about the outcome, the way it should. */
function samplesFor(product: ProductDefinition): Sample[] {
  const random = seededRandom(310);
  return Array.from({ length: 1500 }, () => {
    const features = draw(random);
    const z = product.limit.reduce((sum, { feature }) => {
      const value = features[feature]?.value ?? 0n;
      const sign = getDefinition(feature).direction === 'less_is_safer' ? 1 : -1;
      return sum + (sign * 3 * Number(value - lowest(feature))) / Number(highest(feature));
    }, -1);
    return { features, bad: random() < 1 / (1 + Math.exp(-z)) };
  });
}

const cards = new Map<string, Scorecard>();
/** A scorecard of the product's id, with points for most of its limit's features. */
export function cardOf(product: ProductDefinition): Scorecard {
  const known = cards.get(product.id);
  if (known) return known;
  const card = trainScorecard(samplesFor(product), {
    id: product.scorecard,
    version: 1,
    segment: product.segment,
    defaultDefinition: 'made up',
    features: product.limit.map((p) => p.feature).filter((f) => !f.startsWith('borrower.')),
    bins: 6,
    l2: 1,
    training: null,
  });
  cards.set(product.id, card);
  return card;
}

export const anyValueOf = (name: string): fc.Arbitrary<bigint | null> =>
  fc.option(fc.bigInt({ min: lowest(name), max: highest(name) }), { freq: 10 });

/** Any snapshot, nonsense included: what is proved must hold for it too. */
export const snapshots: fc.Arbitrary<FeatureSnapshot> = fc
  .tuple(...read.map((d) => anyValueOf(d.name)))
  .map((values) =>
    values.reduce<FeatureSnapshot>(
      (all, value, i) => withValue(all, read[i]?.name ?? '', value),
      empty,
    ),
  );

export const inputOf = (
  product: ProductDefinition,
  features: FeatureSnapshot,
  exposures = { outstanding: fen(0n), otherLimits: fen(0n) },
): DecisionInput => ({
  product,
  policyVersion: 'policy-2026-11',
  asOf,
  features,
  score: scoreBorrower(cardOf(product), features),
  exposures,
});

/** A borrower whom every rule lets pass. */
export const healthy = (product: ProductDefinition): FeatureSnapshot =>
  Object.entries({
    'merchant.paid_turnover_90d': 30_000_000n,
    'merchant.orders_90d': 2_000n,
    'merchant.turnover_growth_45d': 300_000n,
    'merchant.weekly_volatility_84d': 100_000n,
    'merchant.refund_share_90d': 10_000n,
    'merchant.repeat_buyer_share_90d': 600_000n,
    'merchant.largest_buyer_share_90d': 20_000n,
    'merchant.active_days_84d': 84n,
    'merchant.trade_history_90d': 90n,
    'merchant.days_since_order_90d': 0n,
    'account.takings_90d': 30_000_000n,
    'account.takings_days_90d': 90n,
    'account.takings_growth_45d': 300_000n,
    'account.repeat_payer_share_90d': 600_000n,
    'account.average_balance_30d': 60_000_000n,
    'account.outflow_to_inflow_90d': 500_000n,
    'account.history_days_180d': 180n,
    'account.days_since_takings_90d': 0n,
    'borrower.loans_closed_720d': product.segment === 'shop' ? 2n : 1n,
  }).reduce((all, [name, value]) => withValue(all, name, value), empty);

export const idOf = <K extends string>(prefix: K, n: number): Id<K> =>
  `${prefix}_${n.toString(16).padStart(32, '0')}` as Id<K>;

/** The record of a decision on `features`; `n` makes its ids. */
export function recordOf(
  product: ProductDefinition,
  features: FeatureSnapshot,
  n: number,
): DecisionRecord {
  const input = inputOf(product, features);
  const applicationId = idOf('application', n);
  return {
    id: decisionIdOf(applicationId),
    borrowerId: idOf('borrower', n),
    applicationId,
    policyVersion: input.policyVersion,
    productId: product.id,
    asOf,
    decidedAt: instant(asOf + 20),
    consents: [{ id: idOf('consent', n), source: 'alipay' }],
    connected: ['taobao', 'alipay'],
    leftBehind: [],
    features,
    score: input.score,
    exposures: input.exposures,
    outcome: decide(input),
  };
}
