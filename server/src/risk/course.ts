import type { Batches } from './batches.ts';
import { type BoostOptions, usualBoost } from './boosted-trees.ts';
import type { NetworkOptions } from './graph-network.ts';
import type { ReadyData } from './ready-data.ts';

const CASES_MOST = 8_192;
const TREE_CASES = 40_000;
const PRODUCTS_MOST = 200e6; // Multiplications of one pass forth: an epoch of about two seconds.

/** Few passes with many steps: a smaller rate, as did better on the valid split of `sba`. */
const BATCH_RATE = 2e-3;
const ofTable: Batches = { cases: 1_024, steps: 16, rounds: 60, patience: 12, fanOut: [] };
const ofGraph: Batches = { cases: 256, steps: 12, rounds: 30, patience: 6, fanOut: [8, 4] };

/**
 * How a network learns from data: from all cases at every step where they are few, else from drawn ones, so that time
 * and memory have a bound. By the size of the data alone, so that the same data are always learnt from alike.
 * @param whole - Train and valid together: a model that is trained twice learns both times the same way.
 */
export function courseOf(
  whole: ReadyData,
  hears: boolean,
  network: Omit<NetworkOptions, 'seed'>,
): Omit<NetworkOptions, 'seed'> {
  const batches = hears ? ofGraph : ofTable;
  const isSmall = hears
    ? productsOf(whole, network) <= PRODUCTS_MOST
    : whole.labels.filter(({ split }) => split === 'train').length <= CASES_MOST;
  if (isSmall) return network;
  // A shorter run that was asked for stays short.
  const rounds = Math.min(batches.rounds, network.epochs);
  return { ...network, learningRate: BATCH_RATE, batches: { ...batches, rounds } };
}

/**
 * How trees grow on so many cases: beyond some tens of thousands each looks at that many, and there are fewer of them,
 * each of which says more.
 */
export function boostOf(whole: ReadyData): Omit<BoostOptions, 'seed'> {
  const cases = whole.labels.filter(({ split }) => split === 'train').length;
  if (cases * usualBoost.rowShare <= TREE_CASES) return usualBoost;
  const rowShare = TREE_CASES / cases;
  return { ...usualBoost, rowShare, learningRate: 2 * usualBoost.learningRate, patience: 50 };
}

function productsOf(
  { ids, numbers, categories, edges, labels }: ReadyData,
  { width, layers }: Pick<NetworkOptions, 'width' | 'layers'>,
): number {
  const isSeen = new Uint8Array(ids.length);
  let cases = 0;
  for (const { node, split } of labels) {
    if (split !== 'train') continue;
    isSeen[node] = 1;
    cases += 1;
  }
  const relations = new Set<string>();
  let heard = 0;
  for (const { from, to, relation, splits } of edges) {
    if (!splits.has('train')) continue;
    isSeen[from] = 1;
    isSeen[to] = 1;
    relations.add(relation);
    heard += 2;
  }
  const nodes = isSeen.reduce((sum, one) => sum + one, 0);
  const columns = numbers.size + 2 * categories.size + 2 * relations.size;
  const listeners = Math.min(heard, nodes * 2 * relations.size);
  // What is around a case: each number once more for one step and for two.
  const told = columns + 2 * numbers.size;
  return (
    nodes * width * (columns + layers * width) +
    layers * listeners * width ** 2 +
    cases * width * (told + width)
  );
}
