import type { Adjacency, Matrix } from './matrix.ts';

/** Messages of one relation: who hears whom, and what a message becomes on its way. */
export interface Hearing {
  readonly of: Adjacency;
  /** Shape: `[cols of what is said, cols of what is heard]`. */
  readonly weights: Matrix;
}

/** Adds to each row of `y` what its neighbours say. Holds one row at a time, however large the graph. */
export function hear(x: Matrix, heard: readonly Hearing[], y: Matrix): void {
  const said = new Float64Array(x.cols);
  for (const { of, weights } of heard) {
    for (let i = 0; i < y.rows; i += 1) {
      if (!gather(x, of, i, said)) continue;
      addProduct(said, weights.data, y.data.subarray(i * y.cols, (i + 1) * y.cols));
    }
  }
}

/** `row += said · weights`. */
function addProduct(said: Float64Array, weights: Float64Array, row: Float64Array): void {
  for (let k = 0, at = 0; k < said.length; k += 1, at += row.length) {
    const v = said[k] as number;
    if (v === 0) continue;
    for (let j = 0; j < row.length; j += 1) {
      row[j] = (row[j] as number) + v * (weights[at + j] as number);
    }
  }
}

/** Leads the gradient of `y` back to weights and neighbours. What was said is gathered again, not kept. */
export function hearBack(x: Matrix, heard: readonly Hearing[], y: Matrix): void {
  const [said, back] = [new Float64Array(x.cols), new Float64Array(x.cols)];
  for (const { of, weights } of heard) {
    for (let i = 0; i < y.rows; i += 1) {
      if (!gather(x, of, i, said)) continue;
      rowBack(said, weights, y.grad.subarray(i * y.cols, (i + 1) * y.cols), back);
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

/** One row of `said · weights`: its gradient `moved` to the weights, and in `back` to what was said. */
function rowBack(
  said: Float64Array,
  { data, grad }: Matrix,
  moved: Float64Array,
  back: Float64Array,
): void {
  const cols = moved.length;
  for (let k = 0, at = 0; k < said.length; k += 1, at += cols) {
    const v = said[k] as number;
    let sum = 0;
    for (let j = 0; j < cols; j += 1) {
      sum += (moved[j] as number) * (data[at + j] as number);
    }
    back[k] = sum;
    if (v === 0) continue;
    for (let j = 0; j < cols; j += 1) {
      grad[at + j] = (grad[at + j] as number) + v * (moved[j] as number);
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
