import { type Hearing, hear, hearBack } from './hear.ts';
import { sigmoid } from './logistic.ts';
import { constant, type Matrix, matrix } from './matrix.ts';
import { product, productBack } from './products.ts';

/** Arithmetic on matrices that remembers what it did, so that a loss can be led back to every number. */
export interface Tape {
  /** `x · w`. */
  multiply(x: Matrix, w: Matrix): Matrix;
  add(...parts: readonly Matrix[]): Matrix;
  /** A row of biases added to each row. */
  shift(x: Matrix, bias: Matrix): Matrix;
  /** What is below zero becomes zero. */
  rectify(x: Matrix): Matrix;
  /** Each row brought to mean 0 and deviation 1, then scaled by `gain`. @source arXiv:1607.06450 */
  normalize(x: Matrix, gain: Matrix): Matrix;
  /** A share of the numbers becomes zero, the others grow by as much. @source Srivastava et al. 2014 */
  drop(x: Matrix, share: number, random: () => number): Matrix;
  /** For each of the first `rows` the sum of its neighbours' rows, times its share and the relation's weights. */
  hear(x: Matrix, heard: readonly Hearing[], rows: number): Matrix;
  /** Columns side by side. */
  join(...parts: readonly Matrix[]): Matrix;
  /** The rows of those places, in that order; one may come several times. */
  pick(x: Matrix, places: readonly number[]): Matrix;
  /** Leads the loss of `logits` (a column) back to everything. @returns The mean log loss. */
  learn(logits: Matrix, cases: readonly LearnCase[]): number;
}

export interface LearnCase {
  readonly row: number;
  readonly bad: boolean;
  readonly weight: number;
}

const TINY = 1e-5;

/** @param learns - Where nothing is learnt, nothing is remembered either, and no gradient has a place. */
export function openTape(learns = true): Tape {
  const back: (() => void)[] = [];
  const record = (made: Matrix, undo: () => void): Matrix => {
    if (learns) back.push(undo);
    return made;
  };
  const make = (rows: number, cols: number): Matrix =>
    learns ? matrix(rows, cols) : constant(rows, cols, new Float64Array(rows * cols));
  const keep: Keep = { make, record };
  return {
    multiply: (x, w) => {
      const y = make(x.rows, w.cols);
      product(x, w, y.data);
      return record(y, () => productBack(x, w, y.grad));
    },
    add: (...parts) => {
      const [first] = parts as [Matrix];
      const y = make(first.rows, first.cols);
      for (const { data } of parts) addTo(y.data, data);
      return record(y, () => {
        for (const { grad } of parts) addTo(grad, y.grad);
      });
    },
    shift: (x, bias) => {
      const y = make(x.rows, x.cols);
      const { cols } = x;
      for (let at = 0; at < y.data.length; at += cols) {
        for (let k = 0; k < cols; k += 1) {
          y.data[at + k] = (x.data[at + k] as number) + (bias.data[k] as number);
        }
      }
      return record(y, () => {
        addTo(x.grad, y.grad);
        for (let at = 0; at < y.grad.length; at += cols) {
          for (let k = 0; k < cols; k += 1) {
            bias.grad[k] = (bias.grad[k] as number) + (y.grad[at + k] as number);
          }
        }
      });
    },
    rectify: (x) => {
      const y = make(x.rows, x.cols);
      for (let i = 0; i < y.data.length; i += 1) y.data[i] = Math.max(x.data[i] as number, 0);
      return record(y, () => {
        for (let i = 0; i < y.grad.length; i += 1) {
          if ((x.data[i] as number) > 0) x.grad[i] = (x.grad[i] as number) + (y.grad[i] as number);
        }
      });
    },
    normalize: (x, gain) => normalize(x, gain, keep),
    drop: (x, share, random) => drop(x, share, random, keep),
    hear: (x, heard, rows) => {
      const y = make(rows, heard[0]?.weights.cols ?? x.cols);
      hear(x, heard, y);
      return record(y, () => hearBack(x, heard, y));
    },
    join: (...parts) => join(parts, keep),
    pick: (x, places) => pick(x, places, keep),
    learn: (logits, cases) => {
      const loss = lossOf(logits, cases);
      for (const undo of back.reverse()) undo();
      back.length = 0;
      return loss;
    },
  };
}

/** How an operation makes its result, and says how it is led back. */
interface Keep {
  make(rows: number, cols: number): Matrix;
  record(made: Matrix, undo: () => void): Matrix;
}

function addTo(to: Float64Array, from: Float64Array): void {
  for (let i = 0; i < to.length; i += 1) to[i] = (to[i] as number) + (from[i] as number);
}

function drop(x: Matrix, share: number, random: () => number, { record }: Keep): Matrix {
  if (share === 0) return x;
  const [kept, data] = [new Float64Array(x.data.length), new Float64Array(x.data.length)];
  const grown = 1 / (1 - share);
  for (let i = 0; i < kept.length; i += 1) {
    kept[i] = random() < share ? 0 : grown;
    data[i] = (x.data[i] as number) * (kept[i] as number);
  }
  if (x.grad.length === 0) return constant(x.rows, x.cols, data);
  const y = matrix(x.rows, x.cols, data);
  return record(y, () => {
    for (let i = 0; i < kept.length; i += 1) {
      x.grad[i] = (x.grad[i] as number) + (y.grad[i] as number) * (kept[i] as number);
    }
  });
}

function normalize(x: Matrix, gain: Matrix, { make, record }: Keep): Matrix {
  const { rows, cols } = x;
  const y = make(rows, cols);
  const [plain, scales] = [new Float64Array(rows * cols), new Float64Array(rows)];
  for (let i = 0; i < rows; i += 1) {
    const from = i * cols;
    let [sum, squares] = [0, 0];
    for (let k = 0; k < cols; k += 1) sum += x.data[from + k] as number;
    const mean = sum / cols;
    for (let k = 0; k < cols; k += 1) squares += ((x.data[from + k] as number) - mean) ** 2;
    const scale = 1 / Math.sqrt(squares / cols + TINY);
    scales[i] = scale;
    for (let k = 0; k < cols; k += 1) {
      const v = ((x.data[from + k] as number) - mean) * scale;
      plain[i * cols + k] = v;
      y.data[i * cols + k] = v * (gain.data[k] as number);
    }
  }
  return record(y, () => {
    for (let i = 0; i < rows; i += 1) {
      let [sum, along] = [0, 0];
      for (let k = 0; k < cols; k += 1) {
        const at = i * cols + k;
        const moved = (y.grad[at] as number) * (gain.data[k] as number);
        gain.grad[k] = (gain.grad[k] as number) + (y.grad[at] as number) * (plain[at] as number);
        sum += moved;
        along += moved * (plain[at] as number);
      }
      for (let k = 0; k < cols; k += 1) {
        const at = i * cols + k;
        const moved = (y.grad[at] as number) * (gain.data[k] as number);
        const own = moved - sum / cols - ((plain[at] as number) * along) / cols;
        x.grad[at] = (x.grad[at] as number) + own * (scales[i] as number);
      }
    }
  });
}

/** The mean log loss, with how it moves with each logit. */
function lossOf(logits: Matrix, cases: readonly LearnCase[]): number {
  const all = cases.reduce((sum, { weight }) => sum + weight, 0);
  let loss = 0;
  for (const { row, bad, weight } of cases) {
    const z = logits.data[row] ?? 0;
    const p = sigmoid(z);
    loss += (weight * (Math.max(z, 0) - (bad ? z : 0) + Math.log1p(Math.exp(-Math.abs(z))))) / all;
    logits.grad[row] = (logits.grad[row] ?? 0) + (weight * (p - (bad ? 1 : 0))) / all;
  }
  return loss;
}

function join(parts: readonly Matrix[], { make, record }: Keep): Matrix {
  const rows = parts[0]?.rows ?? 0;
  const cols = parts.reduce((sum, part) => sum + part.cols, 0);
  const y = make(rows, cols);
  let offset = 0;
  for (const part of parts) {
    for (let i = 0; i < rows; i += 1) {
      const row = part.data.subarray(i * part.cols, (i + 1) * part.cols);
      y.data.set(row, i * cols + offset);
    }
    offset += part.cols;
  }
  return record(y, () => {
    let from = 0;
    for (const part of parts) {
      if (part.grad.length > 0) addColumns(part, y, from);
      from += part.cols;
    }
  });
}

/** A part's gradient grows by its own columns of what it was joined to. */
function addColumns({ grad, rows, cols }: Matrix, y: Matrix, offset: number): void {
  for (let i = 0; i < rows; i += 1) {
    const [at, to] = [i * cols, i * y.cols + offset];
    for (let k = 0; k < cols; k += 1) {
      grad[at + k] = (grad[at + k] as number) + (y.grad[to + k] as number);
    }
  }
}

function pick(x: Matrix, places: readonly number[], { make, record }: Keep): Matrix {
  const y = make(places.length, x.cols);
  const each = (take: (at: number, from: number) => void): void => {
    for (const [i, place] of places.entries()) {
      for (let k = 0; k < x.cols; k += 1) take(i * x.cols + k, place * x.cols + k);
    }
  };
  each((at, from) => {
    y.data[at] = x.data[from] as number;
  });
  return record(y, () =>
    each((at, from) => {
      x.grad[from] = (x.grad[from] as number) + (y.grad[at] as number);
    }),
  );
}
