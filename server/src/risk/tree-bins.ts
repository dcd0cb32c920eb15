import type { Table } from './table.ts';

/** A table cut into bins: what a histogram counts by. */
export interface BinnedTable {
  /** By column, then by case; 0: not known, else the bin from 1. */
  readonly bins: readonly Uint8Array[];
  /** By column: a value belongs to bin `1 + how many of these are below or equal`. Ascending. */
  readonly cuts: readonly Float64Array[];
}

const MOST_BINS = 64;

/** Where each column is cut: between quantiles, or between all of its values where they are few. */
export const cutsOf = ({ columns }: Table): Float64Array[] =>
  columns.map((column) => {
    const known = column.filter((v) => !Number.isNaN(v)).sort();
    const values = [...new Set(known)];
    const middle = (i: number): number => (values[i - 1] ?? 0) / 2 + (values[i] ?? 0) / 2;
    if (values.length <= MOST_BINS) {
      return Float64Array.from({ length: Math.max(values.length - 1, 0) }, (_, i) => middle(i + 1));
    }
    const cuts = new Set<number>();
    for (let q = 1; q < MOST_BINS; q += 1) {
      cuts.add(known[Math.floor((q * known.length) / MOST_BINS)] ?? 0);
    }
    return Float64Array.from(cuts);
  });

/** The bin of a value. */
export function binAt(cuts: Float64Array, value: number): number {
  if (Number.isNaN(value)) return 0;
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

export const binTable = ({ columns }: Table, cuts: readonly Float64Array[]): BinnedTable => ({
  bins: columns.map((column, j) =>
    Uint8Array.from(column, (value) => binAt(cuts[j] ?? new Float64Array(), value)),
  ),
  cuts,
});
