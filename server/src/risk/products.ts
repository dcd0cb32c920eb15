import type { Matrix } from './matrix.ts';

// Products of matrices whose left side is mostly zeros, as dropout and rectifying leave it. What is not zero is
// gathered first and taken four at a time: each sum is added up in the same order as one at a time.

/** `row[at..] += sum of v · w[k]` over the first `n` of `ks` and `vs`. */
export function addWeighted(
  row: Float64Array,
  at: number,
  w: Float64Array,
  cols: number,
  { ks, vs, n }: Gathered,
): void {
  let q = 0;
  for (; q + 4 <= n; q += 4) {
    const [v0, v1] = [vs[q] as number, vs[q + 1] as number];
    const [v2, v3] = [vs[q + 2] as number, vs[q + 3] as number];
    const [a, b] = [(ks[q] as number) * cols, (ks[q + 1] as number) * cols];
    const [c, d] = [(ks[q + 2] as number) * cols, (ks[q + 3] as number) * cols];
    for (let j = 0; j < cols; j += 1) {
      row[at + j] =
        (row[at + j] as number) +
        v0 * (w[a + j] as number) +
        v1 * (w[b + j] as number) +
        v2 * (w[c + j] as number) +
        v3 * (w[d + j] as number);
    }
  }
  for (; q < n; q += 1) {
    const [v, a] = [vs[q] as number, (ks[q] as number) * cols];
    for (let j = 0; j < cols; j += 1)
      row[at + j] = (row[at + j] as number) + v * (w[a + j] as number);
  }
}

/** Places with their values. */
export interface Gathered {
  readonly ks: Uint32Array;
  readonly vs: Float64Array;
  n: number;
}

export const gathering = (most: number): Gathered => ({
  ...{ ks: new Uint32Array(most), vs: new Float64Array(most), n: 0 },
});

/** What is not zero of `x[at..at + cols]`, by column. */
export function gatherRow(x: Float64Array, at: number, cols: number, into: Gathered): void {
  let n = 0;
  for (let k = 0; k < cols; k += 1) {
    const v = x[at + k] as number;
    if (v === 0) continue;
    into.ks[n] = k;
    into.vs[n] = v;
    n += 1;
  }
  into.n = n;
}

/** `y += x · w`. */
export function product(x: Matrix, w: Matrix, y: Float64Array): void {
  const told = gathering(x.cols);
  for (let i = 0; i < x.rows; i += 1) {
    gatherRow(x.data, i * x.cols, x.cols, told);
    addWeighted(y, i * w.cols, w.data, w.cols, told);
  }
}

const BLOCK = 64; // Rows of a gradient that stay near while every column of `x` is looked at.

/** Leads the gradient of `x · w` back to both. */
export function productBack(x: Matrix, w: Matrix, grad: Float64Array): void {
  const told = gathering(BLOCK);
  for (let from = 0; from < x.rows; from += BLOCK) {
    const until = Math.min(from + BLOCK, x.rows);
    for (let k = 0; k < x.cols; k += 1) {
      let n = 0;
      for (let i = from; i < until; i += 1) {
        const v = x.data[i * x.cols + k] as number;
        if (v === 0) continue;
        told.ks[n] = i;
        told.vs[n] = v;
        n += 1;
      }
      told.n = n;
      addWeighted(w.grad, k * w.cols, grad, w.cols, told);
    }
    if (x.grad.length === 0) continue;
    for (let i = from; i < until; i += 1) addAlong(x.grad, i * x.cols, x.cols, w, grad, i * w.cols);
  }
}

/** `to[at + k] += w[k] · g`, for every row `k` of `w`; `g` begins at `of`. */
export function addAlong(
  to: Float64Array,
  at: number,
  rows: number,
  { data, cols }: Matrix,
  g: Float64Array,
  of: number,
): void {
  let k = 0;
  for (; k + 4 <= rows; k += 4) {
    const a = k * cols;
    const [b, c, d] = [a + cols, a + 2 * cols, a + 3 * cols];
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let j = 0; j < cols; j += 1) {
      const v = g[of + j] as number;
      s0 += v * (data[a + j] as number);
      s1 += v * (data[b + j] as number);
      s2 += v * (data[c + j] as number);
      s3 += v * (data[d + j] as number);
    }
    to[at + k] = (to[at + k] as number) + s0;
    to[at + k + 1] = (to[at + k + 1] as number) + s1;
    to[at + k + 2] = (to[at + k + 2] as number) + s2;
    to[at + k + 3] = (to[at + k + 3] as number) + s3;
  }
  for (; k < rows; k += 1) {
    let sum = 0;
    for (let j = 0; j < cols; j += 1) sum += (g[of + j] as number) * (data[k * cols + j] as number);
    to[at + k] = (to[at + k] as number) + sum;
  }
}
