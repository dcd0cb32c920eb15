import { constant, type Matrix } from './matrix.ts';

/** Where a column's numbers lie. */
export interface Standard {
  readonly mean: number;
  /** Endless where train has one value only: another one, seen later, says nothing. */
  readonly deviation: number;
}

/** Mean and deviation of what is known. */
export function standardOf(column: ArrayLike<number>): Standard {
  const told = Array.from(column).filter((v) => !Number.isNaN(v));
  // Of numbers so large squares have no place: they are told as parts of the largest.
  const largest = told.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  if (largest > LARGE) {
    const { mean, deviation } = standardOf(told.map((v) => v / largest));
    return { mean: mean * largest, deviation: deviation * largest };
  }
  return standardOfKnown(told);
}

const LARGE = 1e140;
const FURTHEST = 1e4; // Deviations: beyond it a value says no more.

const within = (value: number): number =>
  Number.isNaN(value) ? 0 : Math.min(Math.max(value, -FURTHEST), FURTHEST);

function standardOfKnown(known: readonly number[]): Standard {
  const mean = known.reduce((sum, v) => sum + v, 0) / Math.max(known.length, 1);
  const variance = known.reduce((sum, v) => sum + (v - mean) ** 2, 0) / Math.max(known.length, 1);
  // A constant's own sum is off by its last digits: that is no spread.
  const spread = Math.sqrt(variance) > 1e-12 * Math.max(1, Math.abs(mean));
  return { mean, deviation: spread ? Math.sqrt(variance) : Infinity };
}

/** A column as models with weights read it. */
export interface StandardColumn extends Standard {
  /** Whether a second number says that it is not known. */
  readonly flags: boolean;
  /**
   * The least and the most that train had: what lies beyond, a network was never told of, and it is taken for the last that
   * it was. Absent: whatever comes is told.
   */
  readonly range?: readonly [number, number];
}

/** Where a column's numbers end; `undefined`: nothing of it is known. */
export function rangeOf(column: Iterable<number>): readonly [number, number] | undefined {
  let [least, most] = [Infinity, -Infinity];
  for (const value of column) {
    if (Number.isNaN(value)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return least <= most ? [least, most] : undefined;
}

/** A value as they read it: standardised, at the mean where it is not known, and flagged. */
export function tellStandard(column: StandardColumn, value: number): number[] {
  const { flags } = column;
  const isUnknown = Number.isNaN(value);
  const told = isUnknown ? 0 : standardised(column, value);
  return flags ? [told, isUnknown ? 1 : 0] : [told];
}

function standardised({ mean, deviation, range }: StandardColumn, value: number): number {
  const held = range ? Math.min(Math.max(value, range[0]), range[1]) : value;
  return within((held - mean) / deviation);
}

/** Rows as they read them, each number at its place: `tellStandard` without a list for each of them. */
export function tellRows(
  columns: readonly StandardColumn[],
  rows: number,
  valueAt: (column: number, row: number) => number | undefined,
): Matrix {
  const cols = columns.reduce((sum, { flags }) => sum + (flags ? 2 : 1), 0);
  const data = new Float64Array(rows * cols);
  let at = 0;
  for (const [j, column] of columns.entries()) {
    const { flags } = column;
    for (let i = 0; i < rows; i += 1) {
      const value = valueAt(j, i) ?? Number.NaN;
      const isUnknown = Number.isNaN(value);
      data[i * cols + at] = isUnknown ? 0 : standardised(column, value);
      if (flags) data[i * cols + at + 1] = isUnknown ? 1 : 0;
    }
    at += flags ? 2 : 1;
  }
  return constant(rows, cols, data);
}
