import { type Hearing, hear, hearBack } from './hear.ts';
import { sigmoid } from './logistic.ts';
import { constant, type Matrix, matrix } from './matrix.ts';

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
  /** Leads the loss of `logits` (a column) back to everything. @returns The mean log loss. */
  learn(logits: Matrix, cases: readonly LearnCase[]): number;
}

export interface LearnCase {
  readonly row: number;
  readonly bad: boolean;
  readonly weight: number;
}

const TINY = 1e-5;

export function openTape(): Tape {
  const back: (() => void)[] = [];
  const record = (made: Matrix, undo: () => void): Matrix => {
    back.push(undo);
    return made;
  };
  return {
    multiply: (x, w) => {
      const y = matrix(x.rows, w.cols);
      product(x, w, y.data);
      return record(y, () => productBack(x, w, y.grad));
    },
    add: (...parts) => {
      const [first] = parts as [Matrix];
      const y = matrix(first.rows, first.cols);
      for (const { data } of parts) addTo(y.data, data);
      return record(y, () => {
        for (const { grad } of parts) addTo(grad, y.grad);
      });
    },
    shift: (x, bias) => {
      const y = matrix(x.rows, x.cols);
      for (let i = 0; i < y.data.length; i += 1) {
        y.data[i] = (x.data[i] ?? 0) + (bias.data[i % x.cols] ?? 0);
      }
      return record(y, () => {
        addTo(x.grad, y.grad);
        for (let i = 0; i < y.grad.length; i += 1) {
          bias.grad[i % x.cols] = (bias.grad[i % x.cols] ?? 0) + (y.grad[i] ?? 0);
        }
      });
    },
    rectify: (x) => {
      const y = matrix(
        x.rows,
        x.cols,
        x.data.map((v) => Math.max(v, 0)),
      );
      return record(y, () => {
        for (let i = 0; i < y.grad.length; i += 1) {
          if ((x.data[i] ?? 0) > 0) x.grad[i] = (x.grad[i] ?? 0) + (y.grad[i] ?? 0);
        }
      });
    },
    normalize: (x, gain) => normalize(x, gain, record),
    drop: (x, share, random) => drop(x, share, random, record),
    hear: (x, heard, rows) => {
      const y = matrix(rows, heard[0]?.weights.cols ?? x.cols);
      hear(x, heard, y);
      return record(y, () => hearBack(x, heard, y));
    },
    join: (...parts) => join(parts, record),
    learn: (logits, cases) => {
      const loss = lossOf(logits, cases);
      for (const undo of back.reverse()) undo();
      back.length = 0;
      return loss;
    },
  };
}

type RecordIt = (made: Matrix, undo: () => void) => Matrix;

function addTo(to: Float64Array, from: Float64Array): void {
  for (let i = 0; i < to.length; i += 1) to[i] = (to[i] as number) + (from[i] as number);
}

/** Row `i` of `to` grows by row `j` of `from`, times `share`. */
function addRow(
  to: Float64Array,
  i: number,
  from: Float64Array,
  j: number,
  cols: number,
  share: number,
): void {
  const [a, b] = [i * cols, j * cols];
  for (let k = 0; k < cols; k += 1) {
    to[a + k] = (to[a + k] as number) + share * (from[b + k] as number);
  }
}

function product(x: Matrix, w: Matrix, y: Float64Array): void {
  for (let i = 0; i < x.rows; i += 1) {
    for (let k = 0; k < x.cols; k += 1) {
      const v = x.data[i * x.cols + k] as number;
      if (v !== 0) addRow(y, i, w.data, k, w.cols, v);
    }
  }
}

function productBack(x: Matrix, w: Matrix, grad: Float64Array): void {
  for (let i = 0; i < x.rows; i += 1) {
    for (let k = 0; k < x.cols; k += 1) {
      const v = x.data[i * x.cols + k] as number;
      if (v !== 0) addRow(w.grad, k, grad, i, w.cols, v);
      if (x.grad.length === 0) continue;
      x.grad[i * x.cols + k] = (x.grad[i * x.cols + k] as number) + alongRow(w, k, grad, i);
    }
  }
}

/** Row `k` of `w` times row `i` of a gradient. */
function alongRow(w: Matrix, k: number, grad: Float64Array, i: number): number {
  let sum = 0;
  for (let j = 0; j < w.cols; j += 1) {
    sum += (grad[i * w.cols + j] as number) * (w.data[k * w.cols + j] as number);
  }
  return sum;
}

function drop(x: Matrix, share: number, random: () => number, record: RecordIt): Matrix {
  if (share === 0) return x;
  const kept = Float64Array.from(x.data, () => (random() < share ? 0 : 1 / (1 - share)));
  const data = x.data.map((v, i) => v * (kept[i] ?? 0));
  if (x.grad.length === 0) return constant(x.rows, x.cols, data);
  const y = matrix(x.rows, x.cols, data);
  return record(y, () => {
    for (let i = 0; i < kept.length; i += 1) {
      x.grad[i] = (x.grad[i] ?? 0) + (y.grad[i] ?? 0) * (kept[i] ?? 0);
    }
  });
}

function normalize(x: Matrix, gain: Matrix, record: RecordIt): Matrix {
  const { rows, cols } = x;
  const y = matrix(rows, cols);
  const [plain, scales] = [new Float64Array(rows * cols), new Float64Array(rows)];
  for (let i = 0; i < rows; i += 1) {
    const row = x.data.subarray(i * cols, (i + 1) * cols);
    const mean = row.reduce((sum, v) => sum + v, 0) / cols;
    const variance = row.reduce((sum, v) => sum + (v - mean) ** 2, 0) / cols;
    const scale = 1 / Math.sqrt(variance + TINY);
    scales[i] = scale;
    for (let k = 0; k < cols; k += 1) {
      const v = ((row[k] as number) - mean) * scale;
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

function join(parts: readonly Matrix[], record: RecordIt): Matrix {
  const rows = parts[0]?.rows ?? 0;
  const cols = parts.reduce((sum, part) => sum + part.cols, 0);
  const y = matrix(rows, cols);
  const each = (move: (part: Matrix, at: number, to: number) => void): void => {
    let offset = 0;
    for (const part of parts) {
      for (let i = 0; i < rows; i += 1) {
        for (let k = 0; k < part.cols; k += 1) move(part, i * part.cols + k, i * cols + offset + k);
      }
      offset += part.cols;
    }
  };
  each((part, at, to) => {
    y.data[to] = part.data[at] as number;
  });
  return record(y, () =>
    each((part, at, to) => {
      part.grad[at] = (part.grad[at] as number) + (y.grad[to] as number);
    }),
  );
}
