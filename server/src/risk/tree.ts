import type { BinnedTable } from './tree-bins.ts';

/** A tree of decisions, its nodes in one list; the first is the root. */
export type Tree = readonly TreeNode[];
export type TreeNode =
  | { readonly value: number }
  | {
      readonly column: number;
      /** Bins up to this one go to `low`. */
      readonly bin: number;
      readonly unknownLow: boolean;
      readonly low: number;
      readonly high: number;
    };

export interface TreeOptions {
  readonly depth: number;
  /** Least sum of second derivatives in a leaf. */
  readonly leastHessian: number;
  readonly l2: number;
  readonly learningRate: number;
  /**
   * By column: `1` where more must never lower the value, `-1` where it must never raise it, `0` (or
   * absent) where it may do either.
   */
  readonly signs?: readonly Sign[];
}
export type Sign = -1 | 0 | 1;

/** Within which a node's leaves must stay, so that no other branch of a column with a sign is passed. */
interface Bounds {
  readonly least: number;
  readonly most: number;
}

interface Sums {
  readonly g: number;
  readonly h: number;
}
interface Split extends Sums {
  readonly gain: number;
  readonly column: number;
  readonly bin: number;
  readonly unknownLow: boolean;
}

const BINS = 66; // Not known, and at most 65.

/**
 * One tree that lowers a loss with first and second derivatives `g` and `h` of each case, over the cases
 * at `rows` and the columns at `among`.
 * @source Chen & Guestrin 2016, "XGBoost", doi:10.1145/2939672.2939785, §2.2 and §3.4 (which way what
 *   is not known goes is learnt); signs as its constraints of monotonicity do.
 */
export function growTree(
  table: BinnedTable,
  derivatives: { readonly g: Float64Array; readonly h: Float64Array },
  o: TreeOptions & { readonly rows: Uint32Array; readonly among: readonly number[] },
): Tree {
  const nodes: TreeNode[] = [];
  const grow = (rows: Uint32Array, depth: number, bounds: Bounds): number => {
    const at = nodes.push({ value: 0 }) - 1;
    const all = sumOf(rows, derivatives);
    const split = depth < o.depth ? bestSplit(table, derivatives, rows, all, o) : undefined;
    if (!split) {
      nodes[at] = { value: within(bounds, leafValue(all.g, all.h, o)) };
      return at;
    }
    const { column, bin, unknownLow } = split;
    const bins = table.bins[column] ?? new Uint8Array();
    const isLow = (i: number): boolean => goesLow(bins[i] ?? 0, bin, unknownLow);
    const [below, above] = boundsBeside(bounds, split, all, signOf(table, column, bin, o), o);
    const low = grow(rows.filter(isLow), depth + 1, below);
    const high = grow(
      rows.filter((i) => !isLow(i)),
      depth + 1,
      above,
    );
    nodes[at] = { column, bin, unknownLow, low, high };
    return at;
  };
  grow(o.rows, 0, { least: -Infinity, most: Infinity });
  return nodes;
}

const leafValue = (g: number, h: number, { learningRate, l2 }: TreeOptions): number =>
  (-learningRate * g) / (h + l2);
const within = ({ least, most }: Bounds, value: number): number =>
  Math.min(Math.max(value, least), most);

/** The last cut tells what is known from what is not: there more and less mean nothing. */
const signOf = (table: BinnedTable, column: number, bin: number, { signs }: TreeOptions): Sign =>
  bin > (table.cuts[column]?.length ?? 0) ? 0 : (signs?.[column] ?? 0);

/** For the low and the high side of a split: halfway between them neither may pass. */
function boundsBeside(
  bounds: Bounds,
  { g, h }: Sums,
  all: Sums,
  sign: Sign,
  o: TreeOptions,
): [Bounds, Bounds] {
  if (sign === 0) return [bounds, bounds];
  const [low, high] = [leafValue(g, h, o), leafValue(all.g - g, all.h - h, o)];
  const middle = within(bounds, (low + high) / 2);
  const [under, over] = [
    { ...bounds, most: middle },
    { ...bounds, least: middle },
  ];
  return sign > 0 ? [under, over] : [over, under];
}

/** Whether a case goes to the low side of a node; bin 0: it is not known. */
export const goesLow = (bin: number, cut: number, unknownLow: boolean): boolean =>
  bin === 0 ? unknownLow : bin <= cut;

function sumOf(
  rows: Uint32Array,
  { g, h }: { readonly g: Float64Array; readonly h: Float64Array },
): Sums {
  let [sumG, sumH] = [0, 0];
  for (const i of rows) {
    sumG += g[i] ?? 0;
    sumH += h[i] ?? 0;
  }
  return { g: sumG, h: sumH };
}

function bestSplit(
  { bins, cuts }: BinnedTable,
  { g, h }: { readonly g: Float64Array; readonly h: Float64Array },
  rows: Uint32Array,
  all: Sums,
  o: TreeOptions & { readonly among: readonly number[] },
): Split | undefined {
  let best: Split | undefined;
  const [sumG, sumH] = [new Float64Array(BINS), new Float64Array(BINS)];
  for (const column of o.among) {
    const of = bins[column] ?? new Uint8Array();
    sumG.fill(0);
    sumH.fill(0);
    for (const i of rows) {
      const bin = of[i] ?? 0;
      sumG[bin] = (sumG[bin] ?? 0) + (g[i] ?? 0);
      sumH[bin] = (sumH[bin] ?? 0) + (h[i] ?? 0);
    }
    const sign = o.signs?.[column] ?? 0;
    const found = bestOfColumn({ sumG, sumH }, cuts[column]?.length ?? 0, all, { ...o, sign });
    if (found && found.gain > (best?.gain ?? 0)) best = { ...found, column };
  }
  return best;
}

/** The cut of one column that gains most, with what is not known on either side. */
function bestOfColumn(
  { sumG, sumH }: { readonly sumG: Float64Array; readonly sumH: Float64Array },
  cuts: number,
  all: Sums,
  o: TreeOptions & { readonly sign: Sign },
): Omit<Split, 'column'> | undefined {
  const { leastHessian, l2, sign } = o;
  const score = (gradient: number, hessian: number): number => gradient ** 2 / (hessian + l2);
  const whole = score(all.g, all.h);
  const [unknownG, unknownH] = [sumG[0] ?? 0, sumH[0] ?? 0];
  const sides = unknownH > 0 ? [false, true] : [false];
  let best: Omit<Split, 'column'> | undefined;
  for (const unknownLow of sides) {
    let [g, h] = unknownLow ? [unknownG, unknownH] : [0, 0];
    // The last cut tells what is known from what is not.
    for (let bin = 1; bin <= cuts + (unknownH > 0 ? 1 : 0); bin += 1) {
      g += sumG[bin] ?? 0;
      h += sumH[bin] ?? 0;
      if (h < leastHessian || all.h - h < leastHessian) continue;
      const rise = leafValue(all.g - g, all.h - h, o) - leafValue(g, h, o);
      if (bin <= cuts && sign * rise < 0) continue;
      const gain = score(g, h) + score(all.g - g, all.h - h) - whole;
      if (gain > (best?.gain ?? 1e-9)) best = { gain, g, h, bin, unknownLow };
    }
  }
  return best;
}

/** What a tree adds for one case, its bins given by column. */
export function valueOfTree(tree: Tree, binOf: (column: number) => number): number {
  let at = 0;
  for (;;) {
    const node = tree[at];
    if (!node) return 0;
    if ('value' in node) return node.value;
    at = goesLow(binOf(node.column), node.bin, node.unknownLow) ? node.low : node.high;
  }
}
