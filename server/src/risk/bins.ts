import type { Direction } from '../features/index.ts';

/** One observed value with its outcome. */
export interface Observed {
  readonly value: bigint | null;
  readonly bad: boolean;
}

/** A span of values: `from` included (`null`: no lower end), up to the next bin's `from`. */
export interface CountedBin {
  readonly from: bigint | null;
  readonly goods: number;
  readonly bads: number;
}
export interface Binning {
  readonly bins: readonly CountedBin[];
  readonly missing: { readonly goods: number; readonly bads: number };
}

const size = (bin: CountedBin): number => bin.goods + bin.bads;
const badRate = (bin: CountedBin): number => bin.bads / size(bin);
const join = (a: CountedBin, b: CountedBin): CountedBin => ({
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
export function binFeature(
  observed: readonly Observed[],
  o: { readonly max: number; readonly least: number; readonly direction: Direction },
): Binning {
  const known = observed
    .filter((x): x is { value: bigint; bad: boolean } => x.value !== null)
    .toSorted((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  const gone = observed.filter((x) => x.value === null);
  const bads = gone.filter((x) => x.bad).length;
  const missing = { goods: gone.length - bads, bads };
  if (known.length === 0) return { bins: [{ from: null, goods: 0, bads: 0 }], missing };
  const fine = mergeSmall(quantileBins(known, o.max), o.least);
  const falling = poolAdjacent(fine, (a, b) => badRate(b) < badRate(a));
  const rising = poolAdjacent(fine, (a, b) => badRate(b) > badRate(a));
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

function quantileBins(
  sorted: readonly { readonly value: bigint; readonly bad: boolean }[],
  max: number,
): CountedBin[] {
  const cuts = new Set<bigint>();
  for (let i = 1; i < max; i += 1) {
    const cut = sorted[Math.floor((i * sorted.length) / max)]?.value;
    if (cut !== undefined && cut !== sorted[0]?.value) cuts.add(cut);
  }
  const bins: { from: bigint | null; goods: number; bads: number }[] = [
    { from: null, goods: 0, bads: 0 },
  ];
  const edges = [...cuts];
  for (const { value, bad } of sorted) {
    const next = edges[bins.length - 1];
    if (next !== undefined && value >= next) bins.push({ from: next, goods: 0, bads: 0 });
    const bin = bins.at(-1);
    if (bin === undefined) continue;
    if (bad) bin.bads += 1;
    else bin.goods += 1;
  }
  return bins;
}

/** Joins a bin that is too small to the one before it, the first to the one after. */
function mergeSmall(bins: readonly CountedBin[], least: number): CountedBin[] {
  const merged: CountedBin[] = [];
  for (const bin of bins) {
    const last = merged.at(-1);
    if (last && (size(last) < least || size(bin) < least)) merged.splice(-1, 1, join(last, bin));
    else merged.push(bin);
  }
  return merged;
}

/** Pool adjacent violators: joins neighbours until every step is `ordered`. */
function poolAdjacent(
  bins: readonly CountedBin[],
  ordered: (a: CountedBin, b: CountedBin) => boolean,
): CountedBin[] {
  const pooled: CountedBin[] = [];
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
export function weightOfEvidence(
  bin: { readonly goods: number; readonly bads: number },
  all: { readonly goods: number; readonly bads: number },
): number {
  if (bin.goods + bin.bads === 0) return 0; // Never seen: neither better nor worse.
  return Math.log(((bin.goods + 0.5) * (all.bads + 0.5)) / ((bin.bads + 0.5) * (all.goods + 0.5)));
}

/** Goods and bads over all bins, the missing ones included. */
export const totals = ({ bins, missing }: Binning): { goods: number; bads: number } =>
  [...bins, missing].reduce((sum, b) => ({ goods: sum.goods + b.goods, bads: sum.bads + b.bads }), {
    goods: 0,
    bads: 0,
  });

/**
 * How much a feature separates: the sum over bins of (share of goods - share of bads) * WOE.
 * Below 0.02 it is held to say nothing (Siddiqi 2006, "Credit Risk Scorecards", ch. 6). Shares are
 * raw and WOE is smoothed, so that with a handful of cases it can come out slightly below zero.
 */
export function informationValue(binning: Binning): number {
  const all = totals(binning);
  if (all.goods === 0 || all.bads === 0) return 0;
  return [...binning.bins, binning.missing].reduce(
    (sum, b) => sum + (b.goods / all.goods - b.bads / all.bads) * weightOfEvidence(b, all),
    0,
  );
}
