import fc from 'fast-check';
import { expect, test } from 'vitest';
import { liftsOf, measureOf } from './lift.ts';
import { computeAuc, computeBadRateAt, type Scored } from './metrics.ts';

test('property: sorted once, the measures of any weights are those of the cases so weighted', () => {
  const one = fc.record({ score: fc.integer({ min: 0, max: 9 }), bad: fc.boolean() });
  const weighted = fc.tuple(one, fc.integer({ min: 0, max: 4 }));
  fc.assert(
    fc.property(fc.array(weighted, { minLength: 2, maxLength: 40 }), (drawn) => {
      const cases = drawn.map(([c, weight]): Scored => ({ ...c, weight }));
      const there = cases.filter((c) => c.weight);
      fc.pre(there.some((c) => c.bad) && there.some((c) => !c.bad));
      const told = measureOf(cases)(Float64Array.from(drawn, ([, weight]) => weight));
      const wanted = [computeAuc(there), ...[0.5, 0.7, 0.9].map((s) => computeBadRateAt(there, s))];
      expect(told).toHaveLength(wanted.length);
      for (const [i, value] of wanted.entries()) expect(told[i]).toBeCloseTo(value, 10);
    }),
  );
});

test('behaviour: a model over itself has nothing; one that ranks right over one that does not has it all', () => {
  const truth = Array.from({ length: 100 }, (_, i) => i % 2 === 0);
  const right = truth.map((bad, i): Scored => ({ bad, score: (bad ? 1 : 0) + i / 1_000 }));
  const wrong = right.map((c): Scored => ({ ...c, score: -c.score }));
  const [same, over] = liftsOf(
    [
      { name: 'same', cases: wrong },
      { name: 'right', cases: right },
      { name: 'base', cases: wrong },
    ],
    ['base'],
  );
  expect(same).toMatchObject({ of: 'same', over: 'base', auc: 0, ci95: [0, 0] });
  expect(over).toMatchObject({ of: 'right', auc: 1, ci95: [1, 1], badRateCut: { 50: [1, 1, 1] } });
});
