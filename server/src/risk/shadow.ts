import { computeCorrelation } from './metrics.ts';
import type { SealedModel } from './model.ts';
import { stabilityOf } from './spread.ts';

/** One decided borrower: the PD that decided, and the one that a model said. Parts per billion. */
export interface Pair {
  readonly decidedPdE9: bigint;
  readonly pdE9: bigint;
}

/** A model beside the PDs that decided. */
export interface Comparison {
  readonly n: number;
  readonly meanPdE9: bigint;
  readonly meanDecidedPdE9: bigint;
  /** How alike both rank borrowers: Spearman's rank correlation, from -1 to 1; `null`: fewer than two differ. */
  readonly rankCorrelation: number | null;
  /** Above the cut-off by the model, and not by what decided; and the other way round. */
  readonly wouldDecline: number;
  readonly wouldPass: number;
  /** Population stability index of its log-odds against valid; `null`: fewer than 50. */
  readonly drift: number | null;
}

const DRIFT_LEAST = 50;

/**
 * Compares what a model said with what decided.
 * @param pdMaxE9 - The cut-off of the product.
 */
export function compareScores(
  model: Pick<SealedModel, 'spreads'>,
  pairs: readonly Pair[],
  pdMaxE9: bigint,
): Comparison {
  const mean = (of: (pair: Pair) => bigint): bigint =>
    pairs.length === 0 ? 0n : pairs.reduce((sum, p) => sum + of(p), 0n) / BigInt(pairs.length);
  const isAbove = (pd: bigint): boolean => pd > pdMaxE9;
  const crossed = (up: boolean): number =>
    pairs.filter((p) => isAbove(p.pdE9) === up && isAbove(p.decidedPdE9) !== up).length;
  const pds = pairs.map(({ pdE9 }) => Number(pdE9));
  return {
    n: pairs.length,
    meanPdE9: mean(({ pdE9 }) => pdE9),
    meanDecidedPdE9: mean(({ decidedPdE9 }) => decidedPdE9),
    rankCorrelation: computeCorrelation(
      ranksOf(pds),
      ranksOf(pairs.map(({ decidedPdE9 }) => Number(decidedPdE9))),
    ),
    wouldDecline: crossed(true),
    wouldPass: crossed(false),
    drift:
      pairs.length < DRIFT_LEAST
        ? null
        : stabilityOf(
            model.spreads.score,
            pds.map((pd) => Math.log(pd / (1e9 - pd))),
          ),
  };
}

/** Ranks, those that are alike sharing theirs. */
function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = values.map(() => 0);
  for (let i = 0; i < order.length; ) {
    let j = i;
    while (j < order.length && values[order[j] ?? 0] === values[order[i] ?? 0]) j += 1;
    for (let k = i; k < j; k += 1) ranks[order[k] ?? 0] = (i + j - 1) / 2;
    i = j;
  }
  return ranks;
}
