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
}
