/** A matrix of numbers by row, and how a loss moves with each of them. */
export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
  readonly grad: Float64Array;
}

export const matrix = (rows: number, cols: number, data?: Float64Array): Matrix => ({
  ...{ rows, cols, data: data ?? new Float64Array(rows * cols) },
  grad: new Float64Array(rows * cols),
});

/** Numbers that nobody learns: no gradient is led back to them. */
export const constant = (rows: number, cols: number, data: Float64Array): Matrix => ({
  ...{ rows, cols, data, grad: new Float64Array() },
});

/** The first rows of a matrix: the same numbers, and their gradient the same too. */
export const firstRows = ({ cols, data, grad }: Matrix, rows: number): Matrix => ({
  ...{ rows, cols, data: data.subarray(0, rows * cols) },
  grad: grad.subarray(0, rows * cols),
});

/** Who is next to whom, by the one who listens: `from[start[i]..start[i + 1]]`, each at `share[i]`. */
export interface Adjacency {
  readonly start: Uint32Array;
  readonly from: Uint32Array;
  readonly share: Float64Array;
  /** By edge: how loud it is, in the mean one for each listener; absent: all alike. */
  readonly loudness?: Float64Array;
}

/**
 * How loud edges are by their weights, for one listener: by the logarithm, because amounts differ a
 * thousandfold, and one in the mean, so that a relation whose edges weigh alike says what it did without.
 */
export function loudnessOf(weights: readonly number[]): number[] {
  const logs = weights.map(Math.log1p);
  const mean = logs.reduce((sum, v) => sum + v, 0) / Math.max(logs.length, 1);
  return logs.map((v) => (mean > 0 ? v / mean : 1));
}
