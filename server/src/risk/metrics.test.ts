import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bootstrap, computeAuc, computeBrier, computeKs, type Scored } from './metrics.ts';

const cases: fc.Arbitrary<Scored[]> = fc
  .array(fc.record({ score: fc.integer({ min: 0, max: 20 }), bad: fc.boolean() }), {
    minLength: 2,
    maxLength: 80,
  })
  .filter((all) => all.some((c) => c.bad) && all.some((c) => !c.bad));

test('property: AUC is the share of good-bad pairs in order, ties counting half', () => {
  fc.assert(
    fc.property(cases, (all) => {
      const bads = all.filter((c) => c.bad);
      const goods = all.filter((c) => !c.bad);
      let wins = 0;
      for (const b of bads)
        for (const g of goods) wins += b.score > g.score ? 1 : b.score === g.score ? 0.5 : 0;
      expect(computeAuc(all)).toBeCloseTo(wins / (bads.length * goods.length), 10);
    }),
  );
});

test('property: KS is the largest gap between the two distributions at any cut', () => {
  fc.assert(
    fc.property(cases, (all) => {
      const share = (bad: boolean, cut: number) => {
        const of = all.filter((c) => c.bad === bad);
        return of.filter((c) => c.score <= cut).length / of.length;
      };
      const gaps = all.map(({ score }) => Math.abs(share(true, score) - share(false, score)));
      expect(computeKs(all)).toBeCloseTo(Math.max(...gaps), 10);
    }),
  );
});

test('behaviour: Brier by hand, and a bootstrap interval that repeats and holds its value', () => {
  const all = [
    { score: 0.8, bad: true },
    { score: 0.1, bad: false },
    { score: 0.6, bad: false },
    { score: 0.4, bad: true },
  ];
  expect(computeBrier(all)).toBeCloseTo((0.04 + 0.01 + 0.36 + 0.36) / 4, 12);
  const one = bootstrap(all, computeAuc, { seed: 7, draws: 200 });
  expect(bootstrap(all, computeAuc, { seed: 7, draws: 200 })).toEqual(one);
  expect(one.low).toBeLessThanOrEqual(one.value);
  expect(one.high).toBeGreaterThanOrEqual(one.value);
});
