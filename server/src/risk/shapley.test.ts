import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainTrees } from './shapley.ts';
import { type Tree, valueOfTree } from './tree.ts';

const COLUMNS = 4;

/** A full tree of three levels over four columns, of which one may come twice on a path. */
const trees = fc
  .record({
    columns: fc.array(fc.integer({ min: 0, max: COLUMNS - 1 }), { minLength: 7, maxLength: 7 }),
    bins: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 7, maxLength: 7 }),
    sides: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
    values: fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 8, maxLength: 8 }),
  })
  .map(
    ({ columns, bins, sides, values }): Tree => [
      ...columns.map((column, i) => ({
        ...{ column, bin: bins[i] ?? 1, unknownLow: sides[i] ?? false },
        ...{ low: 2 * i + 1, high: 2 * i + 2 },
      })),
      ...values.map((value) => ({ value })),
    ],
  );
const cases = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: COLUMNS, maxLength: COLUMNS });

/** By the definition: over every order in which columns are taken from the case. */
function byOrders(tree: Tree, one: readonly number[], other: readonly number[]): number[] {
  const sums = [0, 0, 0, 0];
  const all = ordersOf([0, 1, 2, 3]);
  for (const order of all) {
    const mixed = [...other];
    for (const column of order) {
      const before = valueOfTree(tree, (c) => mixed[c] ?? 0);
      mixed[column] = one[column] ?? 0;
      sums[column] = (sums[column] ?? 0) + valueOfTree(tree, (c) => mixed[c] ?? 0) - before;
    }
  }
  return sums.map((sum) => sum / all.length);
}
const ordersOf = (left: readonly number[]): number[][] =>
  left.length === 0
    ? [[]]
    : left.flatMap((one) => ordersOf(left.filter((c) => c !== one)).map((rest) => [one, ...rest]));

test('property: contributions are the mean over all orders, and add up to the difference', () => {
  fc.assert(
    fc.property(trees, cases, cases, (tree, one, other) => {
      const into = new Float64Array(COLUMNS);
      explainTrees([tree], one, other, into);
      for (const [c, expected] of byOrders(tree, one, other).entries()) {
        expect(into[c]).toBeCloseTo(expected, 9);
      }
      const difference =
        valueOfTree(tree, (c) => one[c] ?? 0) - valueOfTree(tree, (c) => other[c] ?? 0);
      expect(into.reduce((sum, v) => sum + v, 0)).toBeCloseTo(difference, 9);
    }),
  );
});
