import assert from 'node:assert/strict';
import { sigmoid } from './logistic.ts';
import { computeAuc, seededRandom } from './metrics.ts';
import type { Table } from './table.ts';
import { growTree, type Tree, type TreeOptions, valueOfTree } from './tree.ts';
import { binTable, cutsOf } from './tree-bins.ts';

/** What trees learn from. */
export interface Labelled {
  readonly table: Table;
  readonly bad: readonly boolean[];
  /** How many of the population each case stands for; absent: one. */
  readonly weight?: Float64Array;
}

export interface BoostOptions extends TreeOptions {
  readonly seed: number;
  readonly rounds: number;
  /** Rounds without a better valid AUC after which it ends. */
  readonly patience: number;
  /** Share of the cases, and of the columns, that a tree looks at. */
  readonly rowShare: number;
  readonly columnShare: number;
}

/** Gradient boosted trees: log-odds of bad = base + what each tree adds. */
export interface BoostedTrees {
  readonly names: readonly string[];
  readonly cuts: readonly Float64Array[];
  readonly base: number;
  readonly trees: readonly Tree[];
}

/** Depth and patience as did best on the valid splits of `smesd` and `sba`; the rest assumed. */
export const usualBoost: Omit<BoostOptions, 'seed'> = {
  ...{ rounds: 1_500, patience: 100, learningRate: 0.04, depth: 6, leastHessian: 4, l2: 4 },
  ...{ rowShare: 0.7, columnShare: 0.5 },
};

/**
 * Trees that learn from `train` and stop where `valid` gets no better, or after so many rounds. The same
 * data, options and seed give the same trees.
 */
export function trainTrees(
  train: Labelled,
  until: Labelled | number,
  o: BoostOptions,
): BoostedTrees {
  const { rows } = train.table;
  const bads = train.bad.filter(Boolean).length;
  assert(train.bad.length === rows, 'as many labels as cases');
  assert(bads > 0 && bads < rows, 'training needs good and bad cases');
  const random = seededRandom(o.seed);
  const cuts = cutsOf(train.table);
  const own = binTable(train.table, cuts);
  const base = Math.log(bads / (rows - bads));
  const scores = new Float64Array(rows).fill(base);
  const grow = (): Tree => {
    const tree = growTree(own, derivativesOf(train, scores), {
      ...o,
      rows: Uint32Array.from(draw(rows, o.rowShare, random)),
      among: draw(cuts.length, o.columnShare, random),
    });
    add(tree, own.bins, scores);
    return tree;
  };
  const trees =
    typeof until === 'number'
      ? Array.from({ length: until }, grow)
      : growUntil(until, binTable(until.table, cuts).bins, base, grow, o);
  return { names: train.table.names, cuts, base, trees };
}

const LEAST = 20; // Of fewer it is luck which columns they were shown.

/** As many trees as did best on `valid`. */
function growUntil(
  valid: Labelled,
  bins: readonly Uint8Array[],
  base: number,
  grow: () => Tree,
  o: BoostOptions,
): Tree[] {
  const scores = new Float64Array(valid.table.rows).fill(base);
  const trees: Tree[] = [];
  let [best, kept] = [-1, LEAST];
  for (let round = 0; round < o.rounds && trees.length - kept < o.patience; round += 1) {
    const tree = grow();
    trees.push(tree);
    add(tree, bins, scores);
    const auc = computeAuc(
      valid.bad.map((bad, i) => ({ score: scores[i] ?? 0, bad, weight: valid.weight?.[i] })),
    );
    if (trees.length >= LEAST && auc > best) [best, kept] = [auc, trees.length];
  }
  return trees.slice(0, kept);
}

/** Weights that are one in the mean: then as many cases are as many as without them. */
export function evenWeights(weight: Float64Array): Float64Array {
  const mean = weight.reduce((sum, w) => sum + w, 0) / weight.length;
  return weight.map((w) => w / mean);
}

/** First and second derivatives of the log loss at each case. */
function derivativesOf({ bad, weight }: Labelled, scores: Float64Array) {
  const [g, h] = [new Float64Array(scores.length), new Float64Array(scores.length)];
  const even = weight && evenWeights(weight);
  for (let i = 0; i < scores.length; i += 1) {
    const p = sigmoid(scores[i] ?? 0);
    const w = even ? (even[i] ?? 0) : 1;
    g[i] = w * (p - (bad[i] ? 1 : 0));
    h[i] = w * p * (1 - p);
  }
  return { g, h };
}

/** A share of the numbers below `n`, at least one, ascending. */
function draw(n: number, share: number, random: () => number): number[] {
  const all = Array.from({ length: n }, (_, i) => i);
  const wanted = Math.max(1, Math.round(n * share));
  for (let i = 0; i < wanted; i += 1) {
    const j = i + Math.floor(random() * (n - i));
    [all[i], all[j]] = [all[j] as number, all[i] as number];
  }
  return all.slice(0, wanted).sort((a, b) => a - b);
}

function add(tree: Tree, bins: readonly Uint8Array[], scores: Float64Array): void {
  for (let i = 0; i < scores.length; i += 1) {
    scores[i] = (scores[i] ?? 0) + valueOfTree(tree, (column) => bins[column]?.[i] ?? 0);
  }
}

/**
 * The log-odds of bad of each case of a table that has the columns the trees were trained on: sums alone,
 * so that every machine finds the same.
 */
export function logitsOfTrees(
  { names, cuts, base, trees }: BoostedTrees,
  table: Table,
): Float64Array {
  assert.deepEqual(table.names, names, 'the columns are not those of the trees');
  const { bins } = binTable(table, cuts);
  const scores = new Float64Array(table.rows).fill(base);
  for (const tree of trees) add(tree, bins, scores);
  return scores;
}
