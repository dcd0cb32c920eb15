import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computeFeatures, getDefinition } from '../features/index.ts';
import { fen, sumFen } from '../kernel/index.ts';
import { scoreBorrower } from '../risk/index.ts';
import { decide } from './decide.ts';
import { LIMIT_STEP, type PartDefinition, yuan } from './define.ts';
import {
  anyValueOf,
  asOf,
  cardOf,
  healthy,
  inputOf,
  products,
  snapshots,
  withValue,
} from './fixture.ts';
import { computePart } from './limit.ts';
import { currentPolicy } from './policies.ts';
import { rules } from './rules.ts';

const anyProduct = fc.constantFrom(...products);
const productAndPart = anyProduct.chain((product) =>
  fc.tuple(fc.constant(product), fc.constantFrom(...product.limit)),
);
const changed = productAndPart.chain(([product, part]) =>
  fc.tuple(fc.constant(product), fc.constant(part), anyValueOf(part.feature)),
);
const pointsOf = (
  product: (typeof products)[number],
  part: PartDefinition,
  value: bigint | null,
) => {
  const features = withValue(healthy(product), part.feature, value);
  return (
    scoreBorrower(cardOf(product), features).points.find((p) => p.feature === part.feature)
      ?.pointsE3 ?? 0n
  );
};

test('property: changing one feature moves its part as the explanation says, and no other part', () => {
  fc.assert(
    fc.property(snapshots, changed, (features, [product, part, value]) => {
      const before = decide(inputOf(product, features));
      const after = decide(inputOf(product, withValue(features, part.feature, value)));
      for (const [i, was] of before.parts.entries()) {
        const is = after.parts[i];
        if (was.reason !== part.reason) expect(is).toEqual(was);
        else {
          const said = computePart(part, value, pointsOf(product, part, value));
          expect(is?.fen).toBe(said);
          expect(after.computedLimit - before.computedLimit).toBe(said - was.fen);
        }
      }
    }),
    { numRuns: 400 },
  );
});

test('property: the parts add up to the limit, each a whole 100 yuan within its own ends', () => {
  fc.assert(
    fc.property(anyProduct, snapshots, (product, features) => {
      const { parts, limit, computedLimit, outcome } = decide(inputOf(product, features));
      expect(sumFen(parts.map((p) => p.fen))).toBe(computedLimit);
      expect(limit).toBe(outcome === 'approve' ? computedLimit : 0n);
      expect(parts.length).toBeGreaterThanOrEqual(5);
      for (const [i, part] of parts.entries()) {
        const { floor, ceiling } = product.limit[i] as PartDefinition;
        expect(part.fen % LIMIT_STEP).toBe(0n);
        expect(part.fen >= floor && part.fen <= ceiling).toBe(true);
      }
      if (outcome === 'approve') {
        expect(limit >= product.limitMin && limit <= product.limitMax).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('property: a better value of a feature never lowers its part', () => {
  fc.assert(
    fc.property(changed, fc.bigInt({ min: 0n, max: 10n ** 8n }), ([product, part, value], step) => {
      if (value === null) return;
      const worse =
        getDefinition(part.feature).direction === 'less_is_safer' ? value + step : value - step;
      const money = (v: bigint) => computePart(part, v, pointsOf(product, part, v));
      expect(money(value) >= money(worse)).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('property: the rate stays within floor and cap, and its parts add up to it', () => {
  fc.assert(
    fc.property(
      anyProduct,
      snapshots,
      fc.bigInt({ min: 0n, max: 10n ** 9n }),
      (product, f, pdE9) => {
        const input = inputOf(product, f);
        const { annualRate, rateParts } = decide({ ...input, score: { ...input.score, pdE9 } });
        expect(rateParts.reduce((sum, p) => sum + p.rate, 0n)).toBe(annualRate);
        expect(annualRate >= product.rateFloor && annualRate <= product.rateCap).toBe(true);
        expect(annualRate % 100_000n).toBe(0n); // Whole basis points.
        expect(annualRate * 365n <= currentPolicy.costCap.rate * 360n).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});

test('property: every rule of the product is judged and kept with its inputs, and decides alone', () => {
  fc.assert(
    fc.property(anyProduct, snapshots, (product, features) => {
      const result = decide(inputOf(product, features));
      const expected = rules.filter((r) => r.segments.includes(product.segment));
      expect(result.rules.map((r) => r.code)).toEqual(expected.map((r) => r.code));
      for (const [i, { needs, facts, thresholds }] of expected.entries()) {
        expect(Object.keys(result.rules[i]?.inputs ?? {})).toEqual([
          ...needs,
          ...facts,
          ...thresholds,
        ]);
      }
      const against = result.rules.filter((r) => r.verdict === 'decline').map((r) => r.code);
      expect(result.reasons).toEqual(against);
      expect(result.outcome).toBe(against.length > 0 ? 'decline' : 'approve');
    }),
    { numRuns: 200 },
  );
});

const seller = products[0] ?? expect.fail();
const shop = products[1] ?? expect.fail();
const reasonsWith = (product: typeof seller, name: string, value: bigint | null) =>
  decide(inputOf(product, withValue(healthy(product), name, value))).reasons;

test('behaviour: a healthy borrower is approved under both products', () => {
  for (const product of products) {
    const result = decide(inputOf(product, healthy(product)));
    expect(result.reasons).toEqual([]);
    expect(result.limit > yuan(10_000)).toBe(true);
  }
});

test.each([
  [seller, 'merchant.days_since_order_90d', 15n, 'P103_ORDERS_STOPPED'],
  [seller, 'merchant.trade_history_90d', 59n, 'P105_ORDER_HISTORY_SHORT'],
  [seller, 'merchant.active_days_84d', 19n, 'P105_ORDER_HISTORY_SHORT'],
  [seller, 'merchant.paid_turnover_90d', 999_999n, 'P107_TURNOVER_LOW'],
  [seller, 'merchant.refund_share_90d', 300_001n, 'R104_REFUND_SHARE_HIGH'],
  [seller, 'merchant.turnover_growth_45d', -500_001n, 'R105_TURNOVER_FALLING'],
  [seller, 'merchant.largest_buyer_share_90d', 500_001n, 'R107_ONE_BUYER_DOMINATES'],
  [seller, 'borrower.max_dpd_360d', 31n, 'R102_DELINQUENT_HERE'],
  [shop, 'account.days_since_takings_90d', 15n, 'P104_TAKINGS_STOPPED'],
  [shop, 'account.history_days_180d', 89n, 'P106_ACCOUNT_HISTORY_SHORT'],
  [shop, 'account.takings_90d', 999_999n, 'P108_TAKINGS_LOW'],
  [shop, 'account.takings_growth_45d', -500_001n, 'R106_TAKINGS_FALLING'],
] as const)(
  'behaviour: a rule declines just beyond its threshold: %# %s %s',
  (product, name, value, code) => {
    expect(reasonsWith(product, name, value)).toContain(code);
    const less = getDefinition(name).direction === 'less_is_safer';
    expect(reasonsWith(product, name, less ? value - 1n : value + 1n)).not.toContain(code);
  },
);

test('behaviour: no source connected is said as such, and not as bad business', () => {
  const nothing = computeFeatures([], { asOf, connected: new Set() });
  expect(decide(inputOf(seller, nothing)).reasons.filter((c) => !c.startsWith('R101'))).toEqual([
    'P101_NO_ORDERS_SOURCE',
    'P110_LIMIT_BELOW_MINIMUM',
  ]);
  expect(decide(inputOf(shop, nothing)).reasons).toContain('P102_NO_TAKINGS_SOURCE');
});

test('behaviour: a source that is not required may be missing: its parts are nothing, the rest stands', () => {
  const features = Object.entries(healthy(seller)).reduce(
    (all, [name, { source }]) => (source === 'alipay' ? withValue(all, name, null) : all),
    healthy(seller),
  );
  const result = decide(inputOf(seller, features));
  expect(result.outcome).toBe('approve');
  expect(result.parts.find((p) => p.reason === 'average_balance')).toMatchObject({
    value: null,
    fen: 0n,
  });
});

test('behaviour: a PD above the cut-off, debts and other limits at the most allowed, decline', () => {
  const input = inputOf(seller, healthy(seller));
  const risky = { ...input.score, pdE9: 120_000_001n };
  expect(decide({ ...input, score: risky }).reasons).toEqual(['R101_PD_ABOVE_CUT_OFF']);
  const exposures = { outstanding: yuan(300_000), otherLimits: yuan(200_000) };
  expect(decide({ ...input, exposures }).reasons).toEqual(['P109_EXPOSURE_HIGH']);
  const less = { outstanding: yuan(300_000), otherLimits: fen(yuan(200_000) - 1n) };
  expect(decide({ ...input, exposures: less }).outcome).toBe('approve');
});

test('behaviour: every text is there in both languages, every code once and for one meaning', () => {
  for (const { says, advice, code } of rules) {
    for (const text of [says, advice]) {
      expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(text.en).toMatch(/[a-z]/);
    }
    expect(rules.filter((r) => r.code.slice(0, 4) === code.slice(0, 4))).toHaveLength(1);
  }
});

test('error: a product that its policy does not hold is not decided on', () => {
  const input = inputOf(seller, healthy(seller));
  expect(() => decide({ ...input, product: { ...seller, limitMin: yuan(2_000) } })).toThrow(
    /not the product of/,
  );
  expect(() => decide({ ...input, product: shop })).toThrow(/is not scored by/);
});

test('behaviour: a champion’s PD decides on risk and price; the limit’s parts are the scorecard’s', () => {
  for (const product of products) {
    const input = inputOf(product, healthy(product));
    const model = {
      ...{ modelId: 'm', version: 1, digest: 'sha256:0', baseE6: 0n, contributions: [] },
      pdE9: (product.thresholds.pdMaxE9 ?? 0n) + 1n,
    };
    const [plain, risky] = [decide(input), decide({ ...input, model })];
    expect([plain.outcome, risky.outcome]).toEqual(['approve', 'decline']);
    expect(risky.reasons).toEqual(['R101_PD_ABOVE_CUT_OFF']);
    expect(risky.parts).toEqual(plain.parts);
    expect(risky.annualRate).toBeGreaterThan(Number(plain.annualRate));
  }
});
