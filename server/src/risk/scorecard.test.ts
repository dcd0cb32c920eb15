import fc from 'fast-check';
import { expect, test } from 'vitest';
import { featureDefinitions, getDefinition } from '../features/index.ts';
import { binFeature, informationValue, totals } from './bins.ts';
import { asFraction, powerOfTwo } from './fixed-point.ts';
import { fixtureFeatures, makeSamples, snapshotOf } from './fixture.ts';
import { fitLogistic } from './logistic.ts';
import { computeAuc } from './metrics.ts';
import { binOf, pdOf, scoreBorrower } from './score.ts';
import { loadScorecard, writeScorecard } from './scorecard.ts';
import { trainScorecard } from './train.ts';

const options = {
  id: 'scorecard-test',
  version: 1,
  segment: 'onlineSeller',
  defaultDefinition: 'made up',
  features: fixtureFeatures,
  bins: 8,
  l2: 1,
  training: { note: 'fixture' },
};
const samples = makeSamples(1, 3000);
const card = trainScorecard(samples, options);

test('behaviour: training finds what matters, orders strangers, and repeats to the byte', () => {
  expect(card.features.map((f) => f.name)).toEqual([
    'merchant.paid_turnover_90d',
    'merchant.refund_share_90d',
  ]);
  const strangers = makeSamples(2, 2000).map(({ features, bad }) => ({
    score: Number(scoreBorrower(card, features).pdE9) / 1e9,
    bad,
  }));
  expect(computeAuc(strangers)).toBeGreaterThan(0.72);
  expect(writeScorecard(trainScorecard(makeSamples(1, 3000), options))).toBe(writeScorecard(card));
});

test('behaviour: the mean PD over the training samples is their bad rate, or the target given', () => {
  const meanPd = (c: typeof card) =>
    samples.reduce((sum, s) => sum + Number(scoreBorrower(c, s.features).pdE9), 0) /
    samples.length /
    1e9;
  const bads = samples.filter((s) => s.bad).length / samples.length;
  expect(meanPd(card)).toBeCloseTo(bads, 4);
  expect(meanPd(trainScorecard(samples, { ...options, targetBadRate: 0.02 }))).toBeCloseTo(0.02, 4);
});

const value = fc.option(fc.bigInt({ min: -10n, max: 3n * 10n ** 7n }), { freq: 8 });

test('property: points of a feature never fall as its value improves', () => {
  fc.assert(
    fc.property(fc.constantFrom(...card.features), value, value, (feature, a, b) => {
      if (a === null || b === null) return;
      const [worse, better] =
        (getDefinition(feature.name).direction === 'less_is_safer') === a > b ? [a, b] : [b, a];
      expect(binOf(feature, better).pointsE3 >= binOf(feature, worse).pointsE3).toBe(true);
    }),
  );
});

test('property: the total is the base and the points, and a higher total is a lower PD', () => {
  fc.assert(
    fc.property(value, value, (turnover, refunds) => {
      const score = scoreBorrower(
        card,
        snapshotOf({
          'merchant.paid_turnover_90d': turnover,
          'merchant.refund_share_90d': refunds,
        }),
      );
      const sum = score.points.reduce((all, p) => all + p.pointsE3, card.basePointsE3);
      expect(score.totalE3).toBe(sum);
      expect(pdOf(card, score.totalE3 + 1000n) < score.pdE9).toBe(true);
      expect(score.points.every((p) => p.lostE3 >= 0n)).toBe(true);
    }),
  );
});

test('property: the PD agrees with floating point to the last decimal but one', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 300_000n, max: 900_000n }), (totalE3) => {
      const odds = 50 * 2 ** ((Number(totalE3) / 1000 - 600) / 20);
      expect(Math.abs(Number(pdOf(card, totalE3)) - 1e9 / (1 + odds))).toBeLessThan(1);
    }),
  );
  expect(pdOf(card, 600_000n)).toBe(19_607_843n); // 1 / 51.
  expect(pdOf(card, 620_000n)).toBe(9_900_990n); // 1 / 101.
  expect(pdOf(card, 10n ** 9n)).toBe(0n);
  expect(pdOf(card, -(10n ** 9n))).toBe(1_000_000_000n);
});

test('behaviour: powers of two are exact at whole exponents', () => {
  expect(asFraction(powerOfTwo(3n, 1n), 1n)).toEqual({
    numerator: 8n << 96n,
    denominator: 1n << 96n,
  });
  expect(powerOfTwo(-1n, 2n).exponent).toBe(-1n);
});

test('behaviour: a model file comes back as it was written', () => {
  const loaded = loadScorecard(JSON.parse(writeScorecard(card)));
  expect(loaded).toEqual({ ok: true, value: card });
});

test('error: an altered model file is refused, wherever it was altered', () => {
  const file = writeScorecard(card);
  const changes = [
    [/"pointsE3": "(?<sign>-?)/, '"pointsE3": "$<sign>1'],
    [/"goods": /, '"goods": 1'],
    [/made up/, 'made down'],
    [/"note": "fixture"/, '"note": "other"'],
  ] as const;
  for (const [from, to] of changes) {
    const altered = file.replace(from, to);
    expect(altered).not.toBe(file);
    expect(loadScorecard(JSON.parse(altered))).toMatchObject({
      ok: false,
      error: { code: 'scorecard_altered' },
    });
  }
  const more = { ...JSON.parse(file), extra: 1 };
  expect(loadScorecard(more)).toMatchObject({ error: { code: 'scorecard_malformed' } });
  expect(loadScorecard(null)).toMatchObject({ error: { code: 'scorecard_malformed' } });
});

test('error: a model trained on another version of a feature is refused, unless it only replays', () => {
  const changed = featureDefinitions.map((d) =>
    d.name === 'merchant.refund_share_90d' ? { ...d, version: 2 } : d,
  );
  const json = JSON.parse(writeScorecard(card));
  expect(loadScorecard(json, { definitions: changed })).toMatchObject({
    error: {
      code: 'feature_version_differs',
      feature: 'merchant.refund_share_90d',
      trainedOn: 1,
      now: 2,
    },
  });
  expect(loadScorecard(json, { definitions: null }).ok).toBe(true);
});

test('property: bins cover every case once, in order, and move one way', () => {
  const observed = fc.array(
    fc.record({ value: fc.option(fc.bigInt({ min: 0n, max: 50n })), bad: fc.boolean() }),
    { maxLength: 200 },
  );
  const direction = fc.constantFrom('more_is_safer', 'less_is_safer', 'none' as const);
  fc.assert(
    fc.property(observed, direction, fc.integer({ min: 2, max: 12 }), (all, way, max) => {
      const binning = binFeature(all, { max, least: 5, direction: way as 'none' });
      const bads = all.filter((x) => x.bad).length;
      expect(totals(binning)).toEqual({ goods: all.length - bads, bads });
      const rates = binning.bins.map((b) => b.bads / (b.goods + b.bads));
      for (const [i, rate] of rates.entries()) {
        const before = rates[i - 1];
        if (before === undefined) continue;
        if (way === 'more_is_safer') expect(rate).toBeLessThan(before);
        if (way === 'less_is_safer') expect(rate).toBeGreaterThan(before);
        expect((binning.bins[i]?.from ?? 0n) > (binning.bins[i - 1]?.from ?? -1n)).toBe(true);
      }
      // Not `>= 0`: with few cases the smoothing of WOE can turn a small term the other way.
      expect(Number.isFinite(informationValue(binning))).toBe(true);
    }),
  );
});

test('behaviour: logistic regression finds the weights that made the data, l2 pulls them in', () => {
  const drawn = makeSamples(5, 4000);
  const x = drawn.map(({ features }) => [
    Number(features['merchant.paid_turnover_90d']?.value ?? 0n) / 1e7,
  ]);
  const y = drawn.map((s) => (s.bad ? 1 : 0));
  const free = fitLogistic(x, y, 0);
  const held = fitLogistic(x, y, 500);
  expect(free.weights[0]).toBeLessThan(-0.6);
  expect(free.weights[0]).toBeGreaterThan(-1.3);
  expect(Math.abs(held.weights[0] ?? 0)).toBeLessThan(Math.abs(free.weights[0] ?? 0));
});

test('behaviour: bins whose bare rates are in order, and their evidence is not, become one', () => {
  // 25 of 717 and 8 of 232: a little less by rate, a little more once half a case is added to either.
  const of = (value: bigint, n: number, bads: number) =>
    Array.from({ length: n }, (_, i) => ({ value, bad: i < bads }));
  const observed = [...of(0n, 717, 25), ...of(10n, 232, 8), ...of(20n, 247, 4)];
  const { bins } = binFeature(observed, { max: 10, least: 50, direction: 'more_is_safer' });
  expect(bins.map(({ from, bads }) => [from, bads])).toEqual([
    [null, 33],
    [20n, 4],
  ]);
});
