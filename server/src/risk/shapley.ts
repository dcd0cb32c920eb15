import { type Tree, valueOfTree } from './tree.ts';

/**
 * What each column contributes to the difference between a tree's value of a case and of a reference:
 * Shapley values of the game where a column is taken from the case or from the reference. They add up to
 * the difference exactly, in real numbers.
 * @param into - To which they are added.
 * @returns The value of the reference.
 * @source Lundberg et al. 2020, "From local explanations to global understanding with explainable AI for
 *   trees", doi:10.1038/s42256-019-0138-9 (interventional, one reference)
 */
export function explainTree(
  tree: Tree,
  binOf: (column: number) => number,
  referenceOf: (column: number) => number,
  into: Float64Array,
): number {
  const [own, other]: [number[], number[]] = [[], []];
  const walk = (at: number): void => {
    const node = tree[at];
    if (!node) return;
    if ('value' in node) {
      share(node.value, own, other, into);
      return;
    }
    const { column, bin, unknownLow } = node;
    const next = (of: number): number =>
      (of === 0 ? unknownLow : of <= bin) ? node.low : node.high;
    const [mine, its] = [next(binOf(column)), next(referenceOf(column))];
    const isTaken = mine !== its && !own.includes(column) && !other.includes(column);
    if (!isTaken) {
      walk(other.includes(column) ? its : mine);
      return;
    }
    own.push(column);
    walk(mine);
    own.pop();
    other.push(column);
    walk(its);
    other.pop();
  };
  walk(0);
  return valueOfTree(tree, referenceOf);
}

/**
 * A leaf that is reached where `own` columns are the case's and `other` ones the reference's: each of the
 * former is what completes it in one of so many orders, each of the latter what breaks it.
 */
function share(
  value: number,
  own: readonly number[],
  other: readonly number[],
  into: Float64Array,
): void {
  const [a, b] = [own.length, other.length];
  if (a > 0) {
    const part = value * orders(a - 1, b);
    for (const column of own) into[column] = (into[column] ?? 0) + part;
  }
  if (b > 0) {
    const part = value * orders(a, b - 1);
    for (const column of other) into[column] = (into[column] ?? 0) - part;
  }
}

const FACTORIALS = [1];
const factorial = (n: number): number => {
  for (let i = FACTORIALS.length; i <= n; i += 1) FACTORIALS[i] = (FACTORIALS[i - 1] ?? 1) * i;
  return FACTORIALS[n] ?? 1;
};
/** `before! after! / (before + after + 1)!` */
const orders = (before: number, after: number): number =>
  (factorial(before) * factorial(after)) / factorial(before + after + 1);
