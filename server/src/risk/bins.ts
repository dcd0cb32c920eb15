import type { Direction } from '../features/index.ts';

/** What is cut into bins: exact values of features, or the numbers of a table. */
export type Value = bigint | number;

/** One observed value with its outcome. */
export interface Observed<V extends Value = bigint> {
  readonly value: V | null;
  readonly bad: boolean;
  /** How many cases it stands for; absent: one. */
  readonly weight?: number;
}

/** A span of values: `from` included (`null`: no lower end), up to the next bin's `from`. */
export interface CountedBin<V extends Value = bigint> {
  readonly from: V | null;
  readonly goods: number;
  readonly bads: number;
}
export interface Binning<V extends Value = bigint> {
  readonly bins: readonly CountedBin<V>[];
  readonly missing: { readonly goods: number; readonly bads: number };
}

type Counts = { readonly goods: number; readonly bads: number };
const size = (bin: Counts): number => bin.goods + bin.bads;
/** Half a case more on either side, as evidence is weighed: by the bare rate neighbours could swap places. */
const badOdds = (bin: Counts): number => (bin.bads + 0.5) / (bin.goods + 0.5);
const join = <V extends Value>(a: CountedBin<V>, b: CountedBin<V>): CountedBin<V> => ({
  from: a.from,
  goods: a.goods + b.goods,
  bads: a.bads + b.bads,
});

/**
 * Coarse bins of a feature: quantiles, merged until the bad rate moves one way only and every bin is
 * large enough. A borrower who improves can therefore never lose points.
 *
 * The direction is the one the definition states; data that say the opposite end in a single bin,
 * which says nothing. For `none` the direction that separates more is taken.
 *
 * @param o.max - Quantile bins to begin with.
 * @param o.least - Fewest cases in a bin.
 */
export function binFeature<V extends Value>(
  observed: readonly Observed<V>[],
  o: { readonly max: number; readonly least: number; readonly direction: Direction },
): Binning<V> {
  const known = observed
    .filter((x): x is Known<V> => x.value !== null)
    .toSorted((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  const gone = observed.filter((x) => x.value === null);
  const missing = { goods: weigh(gone, false), bads: weigh(gone, true) };
  if (known.length === 0) return { bins: [{ from: null, goods: 0, bads: 0 }], missing };
  const fine = mergeSmall(quantileBins(known, o.max), o.least);
  const falling = poolAdjacent(fine, (a, b) => badOdds(b) < badOdds(a));
  const rising = poolAdjacent(fine, (a, b) => badOdds(b) > badOdds(a));
  const bins =
    o.direction === 'more_is_safer'
      ? falling
      : o.direction === 'less_is_safer'
        ? rising
        : informationValue({ bins: falling, missing }) >=
            informationValue({ bins: rising, missing })
          ? falling
          : rising;
  return { bins, missing };
}

type Known<V extends Value> = Observed<V> & { readonly value: V };

const weigh = (of: readonly Observed<Value>[], bad: boolean): number =>
  of.reduce((sum, x) => sum + (x.bad === bad ? (x.weight ?? 1) : 0), 0);

function quantileBins<V extends Value>(sorted: readonly Known<V>[], max: number): CountedBin<V>[] {
  const cuts = new Set<V>();
  for (let i = 1; i < max; i += 1) {
    const cut = sorted[Math.floor((i * sorted.length) / max)]?.value;
    if (cut !== undefined && cut !== sorted[0]?.value) cuts.add(cut);
  }
  const bins: { from: V | null; goods: number; bads: number }[] = [
    { from: null, goods: 0, bads: 0 },
  ];
  const edges = [...cuts];
  for (const { value, bad, weight = 1 } of sorted) {
    const next = edges[bins.length - 1];
    if (next !== undefined && value >= next) bins.push({ from: next, goods: 0, bads: 0 });
    const bin = bins.at(-1);
    if (bin === undefined) continue;
    if (bad) bin.bads += weight;
    else bin.goods += weight;
  }
  return bins;
}

/** Joins a bin that is too small to the one before it, the first to the one after. */
function mergeSmall<V extends Value>(
  bins: readonly CountedBin<V>[],
  least: number,
): CountedBin<V>[] {
  const merged: CountedBin<V>[] = [];
  for (const bin of bins) {
    const last = merged.at(-1);
    if (last && (size(last) < least || size(bin) < least)) merged.splice(-1, 1, join(last, bin));
    else merged.push(bin);
  }
  return merged;
}

/** Pool adjacent violators: joins neighbours until every step is `ordered`. */
function poolAdjacent<V extends Value>(
  bins: readonly CountedBin<V>[],
  ordered: (a: Counts, b: Counts) => boolean,
): CountedBin<V>[] {
  const pooled: CountedBin<V>[] = [];
  for (const bin of bins) {
    pooled.push(bin);
    for (;;) {
      const [a, b] = [pooled.at(-2), pooled.at(-1)];
      if (!a || !b || ordered(a, b)) break;
      pooled.splice(-2, 2, join(a, b));
    }
  }
  return pooled;
}

/**
 * Weight of evidence of a bin, `ln((goods / all goods) / (bads / all bads))`, half a case added on
 * either side so that an empty one stays finite. Positive is safer than the average.
 */
export function weightOfEvidence(bin: Counts, all: Counts): number {
  if (bin.goods + bin.bads === 0) return 0; // Never seen: neither better nor worse.
  return Math.log(((bin.goods + 0.5) * (all.bads + 0.5)) / ((bin.bads + 0.5) * (all.goods + 0.5)));
}

/** Goods and bads over all bins, the missing ones included. */
export const totals = ({ bins, missing }: Binning<Value>): { goods: number; bads: number } => {
  const counts: Counts[] = [...bins, missing];
  return {
    goods: counts.reduce((sum, { goods }) => sum + goods, 0),
    bads: counts.reduce((sum, { bads }) => sum + bads, 0),
  };
};

/**
 * How much a feature separates: the sum over bins of (share of goods - share of bads) * WOE.
 * Below 0.02 it is held to say nothing (Siddiqi 2006, "Credit Risk Scorecards", ch. 6). Shares are
 * raw and WOE is smoothed, so that with a handful of cases it can come out slightly below zero.
 */
export function informationValue(binning: Binning<Value>): number {
  const all = totals(binning);
  if (all.goods === 0 || all.bads === 0) return 0;
  return [...binning.bins, binning.missing].reduce(
    (sum, b) => sum + (b.goods / all.goods - b.bads / all.bads) * weightOfEvidence(b, all),
    0,
  );
}
