import type { Direction } from '../features/index.ts';
import {
  type Binning,
  binFeature,
  informationValue,
  type Observed,
  totals,
  type Value,
  weightOfEvidence,
} from './bins.ts';
import { fitLogistic, type LogisticFit } from './logistic.ts';

/** A column told by its bins. */
export interface Evidence<V extends Value = bigint> {
  readonly binning: Binning<V>;
  readonly iv: number;
  readonly missingWoe: number;
  /** By case. */
  readonly woe: readonly number[];
}

const BIN_SHARE_LEAST = 0.05; // Siddiqi 2006, ch. 6: at least 5 % of the cases in each bin.
const IV_LEAST = 0.02; // Same source: below it a column is held not to predict.

/** What a column's bins say of each case. What is not known has a weight of its own where it is not rare. */
export function evidenceOf<V extends Value>(
  observed: readonly Observed<V>[],
  o: { readonly max: number; readonly direction: Direction },
): Evidence<V> {
  const least = Math.max(1, Math.ceil(observed.length * BIN_SHARE_LEAST));
  const binning = binFeature(observed, { ...o, least });
  const { goods, bads } = binning.missing;
  // Too few to tell.
  const missingWoe = goods + bads < least ? 0 : weightOfEvidence(binning.missing, totals(binning));
  const tell = woeBy(binning, missingWoe);
  const woe = observed.map(({ value }) => tell(value));
  return { binning, iv: informationValue(binning), missingWoe, woe };
}

/** How a binning weighs a value. */
export function woeBy<V extends Value>(
  binning: Binning<V>,
  missingWoe: number,
): (value: V | null) => number {
  const all = totals(binning);
  const woes = binning.bins.map((bin) => weightOfEvidence(bin, all));
  return (value) => {
    if (value === null) return missingWoe;
    const i = binning.bins.findLastIndex(({ from }) => from === null || value >= from);
    return woes[i] ?? 0;
  };
}

/** Whether a column says something: enough, and not the opposite of its definition. */
export const isTelling = ({ binning, iv }: Evidence<Value>): boolean =>
  iv >= IV_LEAST && binning.bins.length > 1;

/**
 * The log-odds of good by weights of evidence, each case for as many as it stands for. Columns whose weight comes out negative are dropped, the
 * worst first: beside the others they would reward what their own bins call riskier.
 */
export function fitEvidence<E extends { readonly woe: readonly number[] }>(
  told: readonly E[],
  bad: readonly boolean[],
  l2: number,
  weight?: Float64Array,
): { readonly kept: readonly E[]; readonly fitted: LogisticFit } {
  const good = bad.map((one) => (one ? 0 : 1));
  let kept = told;
  for (;;) {
    const fitted = fitLogistic(
      good.map((_, i) => kept.map(({ woe }) => woe[i] ?? 0)),
      good,
      l2,
      weight,
    );
    const worst = Math.min(...fitted.weights, 0);
    if (worst >= 0) return { kept, fitted };
    const out = fitted.weights.indexOf(worst);
    kept = kept.filter((_, i) => i !== out);
  }
}
