import { goesLow, type Tree } from './tree.ts';

/** By column: the bin of a case. */
type Bins = ArrayLike<number>;
const OWN = 1;
const OTHER = 2;

/**
 * What each column contributes to the difference between what trees add for a case and for a reference:
 * Shapley values of the game where a column is taken from the case or from the reference. They add up to
 * the difference exactly, in real numbers.
 * @param into - By column; to which they are added.
 * @source Lundberg et al. 2020, "From local explanations to global understanding with explainable AI for
 *   trees", doi:10.1038/s42256-019-0138-9 (interventional, one reference)
 */
export function explainTrees(
  trees: readonly Tree[],
  mine: Bins,
  its: Bins,
  into: Float64Array,
): void {
  const [own, other]: [number[], number[]] = [[], []];
  const side = new Uint8Array(into.length); // From where a column is taken on the way to a node.
  const walk = (tree: Tree, at: number): void => {
    const node = tree[at];
    if (!node) return;
    if ('value' in node) {
      share(node.value, own, other, into);
      return;
    }
    const { column, bin, unknownLow, low, high } = node;
    const [one, two] = [mine[column] ?? 0, its[column] ?? 0];
    const isOneLow = goesLow(one, bin, unknownLow);
    const isTwoLow = goesLow(two, bin, unknownLow);
    if (isOneLow === isTwoLow || side[column] === OWN) {
      walk(tree, isOneLow ? low : high);
    } else if (side[column] === OTHER) {
      walk(tree, isTwoLow ? low : high);
    } else {
      side[column] = OWN;
      own.push(column);
      walk(tree, isOneLow ? low : high);
      own.pop();
      side[column] = OTHER;
      other.push(column);
      walk(tree, isTwoLow ? low : high);
      other.pop();
      side[column] = 0;
    }
  };
  for (const tree of trees) walk(tree, 0);
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
