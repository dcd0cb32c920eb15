import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Labelled, logitsOfTrees, trainTrees, usualBoost } from './boosted-trees.ts';
import { computeAuc, computeBadRateAt, computePrAuc, seededRandom } from './metrics.ts';
import { tableOf } from './table.ts';
import { binAt, cutsOf } from './tree-bins.ts';

/** Bad where exactly one of two numbers is large: no line tells them apart. A third says nothing. */
function crossed(n: number, seed: number): Labelled {
  const random = seededRandom(seed);
  const [a, b, noise] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const bad = Array.from({ length: n }, (_, i) => {
    [a[i], b[i], noise[i]] = [random(), random(), random()];
    return (a[i] ?? 0) > 0.5 !== (b[i] ?? 0) > 0.5;
  });
  return { table: tableOf({ a, b, noise }), bad };
}

const options = { ...usualBoost, rounds: 120, patience: 30, seed: 310 };

const aucOf = (trees: ReturnType<typeof trainTrees>, { table, bad }: Labelled): number => {
  const scores = logitsOfTrees(trees, table);
  return computeAuc(bad.map((one, i) => ({ score: scores[i] ?? 0, bad: one })));
};

test('behaviour: trees tell apart what no line does, on cases they have not seen', () => {
  const trees = trainTrees(crossed(800, 1), crossed(300, 2), options);
  expect(aucOf(trees, crossed(500, 3))).toBeGreaterThan(0.97);
});

test('behaviour: the same seed gives the same trees, another gives others', () => {
  const [train, valid] = [crossed(300, 1), crossed(100, 2)];
  expect(trainTrees(train, valid, options)).toEqual(trainTrees(train, valid, options));
  expect(trainTrees(train, valid, options)).not.toEqual(
    trainTrees(train, valid, { ...options, seed: 311 }),
  );
});

test('behaviour: that a value is not known may be all there is to learn', () => {
  const n = 200;
  const known = Float64Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 1 : Number.NaN));
  const data = { table: tableOf({ known }), bad: Array.from({ length: n }, (_, i) => i % 2 === 1) };
  expect(aucOf(trainTrees(data, data, options), data)).toBe(1);
});

test('behaviour: a column that is never known, and one of a single value, are no harm', () => {
  const { table, bad } = crossed(300, 1);
  const none = new Float64Array(300).fill(Number.NaN);
  const one = new Float64Array(300).fill(7);
  const [a, b] = table.columns as [Float64Array, Float64Array];
  const data = { table: tableOf({ none, one, a, b }), bad };
  expect(aucOf(trainTrees(data, data, options), data)).toBeGreaterThan(0.97);
});

test('error: one class only, an endless number, other columns', () => {
  const { table, bad } = crossed(50, 1);
  const good = { table, bad: bad.map(() => false) };
  expect(() => trainTrees(good, good, options)).toThrow('needs good and bad');
  expect(() => tableOf({ a: Float64Array.of(1, Infinity) })).toThrow('a is not finite');
  expect(() => tableOf({ a: Float64Array.of(1), b: Float64Array.of(1, 2) })).toThrow('has 2 cases');
  const trees = trainTrees({ table, bad }, { table, bad }, options);
  expect(() => logitsOfTrees(trees, tableOf({ a: new Float64Array(3) }))).toThrow('not those of');
});

test('property: trees with a sign never move the other way, whatever else a case is', () => {
  const random = seededRandom(310);
  const rows = 400;
  const column = () =>
    Float64Array.from({ length: rows }, () => (random() < 0.1 ? Number.NaN : random()));
  const [rising, free] = [column(), column()];
  const learnt = tableOf({ rising, falling: column(), free });
  // What is in the middle is worst: trees without a sign would find it.
  const outcome = Array.from({ length: rows }, (_, i) => {
    const far = Math.abs((rising[i] ?? 0) - 0.5);
    return random() < 0.7 - far + ((free[i] ?? 0) > 0.5 ? 0.2 : 0);
  });
  const model = trainTrees(
    { table: learnt, bad: outcome },
    { table: learnt, bad: outcome },
    { ...options, depth: 4, rounds: 40, patience: 40, leastHessian: 1, signs: [1, -1, 0] },
  );
  expect(model.trees.length).toBeGreaterThan(10);
  const score = (rising: number, falling: number, free: number): number =>
    logitsOfTrees(
      model,
      tableOf({
        ...{ rising: Float64Array.of(rising), falling: Float64Array.of(falling) },
        free: Float64Array.of(free),
      }),
    )[0] ?? Number.NaN;
  // Evenly over the range: `fc.double` draws nearly all of its values next to zero, in one bin.
  const value = fc.integer({ min: 0, max: 1_000 }).map((thousandths) => thousandths / 1_000);
  const seen = new Set<number>();
  fc.assert(
    fc.property(fc.array(value, { minLength: 6, maxLength: 6 }), (six) => {
      const [a = 0, b = 0, c = 0, d = 0, free = 0, unknown = 0] = six;
      const told = unknown < 0.2 ? Number.NaN : free;
      const [low, high] = [
        score(Math.min(a, b), Math.max(c, d), told),
        score(Math.max(a, b), Math.min(c, d), told),
      ];
      expect(low).toBeLessThanOrEqual(high);
      seen.add(low).add(high);
    }),
    { numRuns: 300 },
  );
  expect(seen.size).toBeGreaterThan(8);
});

test('property: bins keep the order of values, and what is not known has its own', () => {
  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant(Number.NaN),
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 300 }), (values) => {
      const [cuts = new Float64Array()] = cutsOf(tableOf({ x: Float64Array.from(values) }));
      const known = values.filter((v) => !Number.isNaN(v)).sort((a, b) => a - b);
      const bins = known.map((v) => binAt(cuts, v));
      expect(bins).toEqual(bins.toSorted((a, b) => a - b));
      expect(Math.max(...bins, 1)).toBeLessThan(66);
      expect(binAt(cuts, Number.NaN)).toBe(0);
    }),
  );
});

test('property: a case of weight n counts as n cases, whatever is measured', () => {
  const one = fc.record({ score: fc.integer({ min: 0, max: 9 }), bad: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(one, fc.integer({ min: 1, max: 3 })), { minLength: 2, maxLength: 40 }),
      (drawn) => {
        fc.pre(drawn.some(([c]) => c.bad) && drawn.some(([c]) => !c.bad));
        const weighed = drawn.map(([c, weight]) => ({ ...c, weight }));
        const repeated = drawn.flatMap(([c, weight]) => Array.from({ length: weight }, () => c));
        expect(computeAuc(weighed)).toBeCloseTo(computeAuc(repeated), 10);
        expect(computePrAuc(weighed)).toBeCloseTo(computePrAuc(repeated), 10);
        expect(computeBadRateAt(weighed, 0.5)).toBeCloseTo(computeBadRateAt(repeated, 0.5), 10);
      },
    ),
  );
});

test('behaviour: the bad rate of all is theirs whatever the order, that of the best half leaves the worst', () => {
  const cases = [1, 2, 3, 4].map((score) => ({ score, bad: score > 2 }));
  expect(computeBadRateAt(cases, 1)).toBe(0.5);
  expect(computeBadRateAt(cases, 0.5)).toBe(0);
  expect(computeBadRateAt(cases, 0.75)).toBeCloseTo(1 / 3, 12);
  expect(
    computeBadRateAt(
      cases.map((c) => ({ ...c, score: 1 })),
      0.25,
    ),
  ).toBe(0.5);
  expect(computePrAuc(cases)).toBe(1);
});

test('behaviour: trees grown so many times are those that were chosen, when the data are the same', () => {
  const [train, valid] = [crossed(300, 1), crossed(200, 2)];
  const chosen = trainTrees(train, valid, options);
  expect(trainTrees(train, chosen.trees.length, options)).toEqual(chosen);
  expect(chosen.trees.length).toBeGreaterThanOrEqual(20);
});
