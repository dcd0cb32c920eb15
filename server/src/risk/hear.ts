import type { Adjacency, Matrix } from './matrix.ts';
import { addAlong, addWeighted, gathering, gatherRow } from './products.ts';

/** Messages of one relation: who hears whom, and what a message becomes on its way. */
export interface Hearing {
  readonly of: Adjacency;
  /** Shape: `[cols of what is said, cols of what is heard]`. */
  readonly weights: Matrix;
}

/** Adds to each row of `y` what its neighbours say. Holds one row at a time, however large the graph. */
export function hear(x: Matrix, heard: readonly Hearing[], y: Matrix): void {
  const [said, told] = [new Float64Array(x.cols), gathering(x.cols)];
  for (const { of, weights } of heard) {
    for (let i = 0; i < y.rows; i += 1) {
      if (!gather(x, of, i, said)) continue;
      gatherRow(said, 0, x.cols, told);
      addWeighted(y.data, i * y.cols, weights.data, y.cols, told);
    }
  }
}

/** Leads the gradient of `y` back to weights and neighbours. What was said is gathered again, not kept. */
export function hearBack(x: Matrix, heard: readonly Hearing[], y: Matrix): void {
  const [said, back] = [new Float64Array(x.cols), new Float64Array(x.cols)];
  for (const { of, weights } of heard) {
    for (let i = 0; i < y.rows; i += 1) {
      if (!gather(x, of, i, said)) continue;
      back.fill(0);
      addAlong(back, 0, x.cols, weights, y.grad, i * y.cols);
      addOuter(said, weights.grad, y.grad, i * y.cols, y.cols);
      const share = of.share[i] as number;
      for (let e = of.start[i] as number; e < (of.start[i + 1] as number); e += 1) {
        const to = (of.from[e] as number) * x.cols;
        const loud = share * (of.loudness ? (of.loudness[e] as number) : 1);
        for (let k = 0; k < x.cols; k += 1) {
          x.grad[to + k] = (x.grad[to + k] as number) + loud * (back[k] as number);
        }
      }
    }
  }
}

/** `weights[k] += said[k] · g`, for every `k`. */
function addOuter(
  said: Float64Array,
  weights: Float64Array,
  g: Float64Array,
  of: number,
  cols: number,
): void {
  for (let k = 0, at = 0; k < said.length; k += 1, at += cols) {
    const v = said[k] as number;
    if (v === 0) continue;
    for (let j = 0; j < cols; j += 1) {
      weights[at + j] = (weights[at + j] as number) + v * (g[of + j] as number);
    }
  }
}

/** What row `i` hears, in `said`. @returns Whether it has anybody to hear. */
function gather(x: Matrix, of: Adjacency, i: number, said: Float64Array): boolean {
  const [from, until] = [of.start[i] as number, of.start[i + 1] as number];
  if (from === until) return false;
  said.fill(0);
  const share = of.share[i] as number;
  for (let e = from; e < until; e += 1) {
    const at = (of.from[e] as number) * x.cols;
    const loud = share * (of.loudness ? (of.loudness[e] as number) : 1);
    for (let k = 0; k < x.cols; k += 1) {
      said[k] = (said[k] as number) + loud * (x.data[at + k] as number);
    }
  }
  return true;
}
