import assert from 'node:assert/strict';
import { type Batches, fewOf, openBatches } from './batches.ts';
import type { GraphInput } from './graph-input.ts';
import { LOGIT_MOST, sigmoid } from './logistic.ts';
import { constant, firstRows, type Matrix, matrix } from './matrix.ts';
import { computeAuc, seededRandom } from './metrics.ts';
import { openTape, type Tape } from './tape.ts';

export interface NetworkOptions {
  readonly seed: number;
  readonly width: number;
  readonly layers: number;
  readonly dropout: number;
  readonly inputDropout: number;
  readonly learningRate: number;
  readonly weightDecay: number;
  readonly epochs: number;
  /** Epochs without a better valid AUC after which it ends. */
  readonly patience: number;
  /** Where it learns from drawn cases; absent: from all of them at every step. */
  readonly batches?: Batches;
}

export const usualNetwork: Omit<NetworkOptions, 'seed'> = {
  ...{ width: 32, layers: 2, dropout: 0.4, inputDropout: 0.2 },
  ...{ learningRate: 5e-3, weightDecay: 1e-3, epochs: 300, patience: 60 },
};

interface Layer {
  readonly self: Matrix;
  /** By relation and direction. */
  readonly heard: readonly Matrix[];
  readonly bias: Matrix;
  readonly gain: Matrix;
}

/** Relational message passing over a graph of typed, directed relations. */
export interface GraphNetwork {
  readonly input: Matrix;
  readonly inputBias: Matrix;
  readonly layers: readonly Layer[];
  readonly head: Matrix;
  readonly headBias: Matrix;
  /** What hears nobody and is told in numbers what is around a case: it adds to what is heard. Absent: nothing does. */
  readonly around?: GraphNetwork;
}

/**
 * A network trained on the graph of `train`, kept as it was where it did best on that of `valid`, or as it
 * is after so many rounds. It knows no node by name, so that one it has never seen is scored the same way. A round is one
 * step on the whole graph, or several on batches of it where those are asked for.
 * @source Schlichtkrull et al. 2018, "Modeling Relational Data with Graph Convolutional Networks",
 *   arXiv:1703.06103, with residuals, layer norm and a head on all layers.
 */
export function trainNetwork(
  train: GraphInput,
  until: GraphInput | number,
  o: NetworkOptions,
): { readonly network: GraphNetwork; readonly epochs: number } {
  const random = seededRandom(o.seed);
  const network = openNetwork(train, o, random);
  const parts = partsOf(network);
  const step = adam(parts, o);
  const { batches } = o;
  const next = batches ? openBatches(train, batches, random) : () => train;
  const learn = (): void => {
    for (let n = batches?.steps ?? 1; n > 0; n -= 1) {
      const shown = next();
      const tape = openTape();
      const logits = logitsOfCases(tape, network, shown, { ...o, random });
      tape.learn(
        logits,
        shown.cases.map((one, row) => ({ ...one, row })),
      );
      step();
    }
  };
  if (typeof until === 'number') {
    for (let epoch = 0; epoch < until; epoch += 1) learn();
    return { network, epochs: until };
  }
  const { rounds, patience } = batches ?? { rounds: o.epochs, patience: o.patience };
  const judged = batches ? fewOf(until, batches.fanOut, o.seed) : until;
  let kept = parts.map(({ data }) => data.slice());
  let [best, epochs] = [-1, 0];
  for (let epoch = 1; epoch <= rounds && epoch - epochs <= patience; epoch += 1) {
    learn();
    const scores = scoreNetwork(network, judged);
    const auc = computeAuc(judged.cases.map((c, i) => ({ ...c, score: scores[i] ?? 0 })));
    if (auc <= best) continue;
    [best, epochs] = [auc, epoch];
    kept = parts.map(({ data }) => data.slice());
  }
  for (const [i, { data }] of parts.entries()) data.set(kept[i] ?? []);
  return { network, epochs };
}

/** The PD of each case of a split. */
export const scoreNetwork = (network: GraphNetwork, input: GraphInput): Float64Array =>
  logitsOfNetwork(network, input).map(sigmoid);

/** The log-odds of bad of each case of a split; none surer than a PD can say (`LOGIT_MOST`). */
export function logitsOfNetwork(network: GraphNetwork, input: GraphInput): Float64Array {
  const { data } = logitsOfCases(openTape(false), network, input, undefined);
  return data.map((logit) => Math.min(Math.max(logit, -LOGIT_MOST), LOGIT_MOST));
}

export const parametersOf = (network: GraphNetwork): number =>
  partsOf(network).reduce((sum, { data }) => sum + data.length, 0);

const partsOf = ({ input, inputBias, layers, head, headBias, around }: GraphNetwork): Matrix[] => [
  ...[input, inputBias, head, headBias],
  ...layers.flatMap(({ self, heard, bias, gain }) => [self, ...heard, bias, gain]),
  ...(around ? partsOf(around) : []),
];

const AROUND_LAYERS = 1;

function openNetwork(
  { nodes, heard, cases }: GraphInput,
  o: NetworkOptions,
  random: () => number,
): GraphNetwork {
  const hearing = newNetwork(nodes.cols, heard.length, o, random);
  const told = cases[0]?.around?.length;
  if (told === undefined) return hearing;
  return { ...hearing, around: newNetwork(told, 0, { ...o, layers: AROUND_LAYERS }, random) };
}

function newNetwork(
  columns: number,
  relations: number,
  { width, layers }: NetworkOptions,
  random: () => number,
): GraphNetwork {
  // Glorot & Bengio 2010: as far from zero as keeps the spread of what passes through.
  const drawn = (rows: number, cols: number): Matrix => {
    const most = Math.sqrt(6 / (rows + cols));
    const data = Float64Array.from({ length: rows * cols }, () => (random() * 2 - 1) * most);
    return matrix(rows, cols, data);
  };
  const ones = () => matrix(1, width, new Float64Array(width).fill(1));
  return {
    input: drawn(columns, width),
    inputBias: matrix(1, width),
    layers: Array.from({ length: layers }, () => ({
      self: drawn(width, width),
      heard: Array.from({ length: relations }, () => drawn(width, width)),
      bias: matrix(1, width),
      gain: ones(),
    })),
    head: drawn(width * (layers + 1), 1),
    headBias: matrix(1, 1),
  };
}

interface Dropping {
  readonly dropout: number;
  readonly inputDropout: number;
  readonly random: () => number;
}

/** The log-odds of bad of each case, in order. */
function logitsOfCases(
  tape: Tape,
  network: GraphNetwork,
  input: GraphInput,
  dropping: Dropping | undefined,
): Matrix {
  const heard = tape.pick(
    logitsOfNodes(tape, network, input, dropping),
    input.cases.map(({ row }) => row),
  );
  if (!network.around) return heard;
  const cols = network.around.input.rows;
  const data = new Float64Array(input.cases.length * cols);
  for (const [i, { around }] of input.cases.entries()) {
    assert(around?.length === cols, 'what is around a case is not told');
    data.set(around, i * cols);
  }
  const told = { nodes: constant(input.cases.length, cols, data), heard: [], cases: [] };
  return tape.add(heard, logitsOfNodes(tape, network.around, told, dropping));
}

/** The log-odds of bad of each node that is asked about. */
function logitsOfNodes(
  tape: Tape,
  network: GraphNetwork,
  { nodes, heard, within }: GraphInput,
  dropping: Dropping | undefined,
): Matrix {
  const drop = (x: Matrix, share: number | undefined): Matrix =>
    dropping && share !== undefined ? tape.drop(x, share, dropping.random) : x;
  const seen = drop(nodes, dropping?.inputDropout);
  const states = [tape.rectify(tape.shift(tape.multiply(seen, network.input), network.inputBias))];
  for (const [l, layer] of network.layers.entries()) {
    const before = states.at(-1) as Matrix;
    // After the last layer only those asked about count, before it those one step away too, and so on.
    const base = firstRows(before, within?.[network.layers.length - 1 - l] ?? before.rows);
    const said = heard.flatMap((of, r) => {
      const weights = layer.heard[r];
      // A relation that nobody has in this split says nothing.
      return weights && of.from.length > 0 ? [{ of, weights }] : [];
    });
    const own = tape.multiply(base, layer.self);
    const all = said.length > 0 ? tape.add(own, tape.hear(before, said, base.rows)) : own;
    const shifted = tape.shift(all, layer.bias);
    const moved = drop(tape.rectify(tape.normalize(shifted, layer.gain)), dropping?.dropout);
    states.push(tape.add(base, moved));
  }
  const rows = states.at(-1)?.rows ?? 0;
  const all = tape.join(...states.map((state) => firstRows(state, rows)));
  return tape.shift(tape.multiply(all, network.head), network.headBias);
}

/** Adam, with decay of weights in the gradient. @source Kingma & Ba 2015, arXiv:1412.6980 */
function adam(parts: readonly Matrix[], o: NetworkOptions): () => void {
  const [fast, slow] = [0.9, 0.999];
  const means = parts.map(({ data }) => new Float64Array(data.length));
  const squares = parts.map(({ data }) => new Float64Array(data.length));
  let steps = 0;
  return () => {
    steps += 1;
    const [m, s] = [1 - fast ** steps, 1 - slow ** steps];
    for (const [p, { data, grad }] of parts.entries()) {
      const [mean, square] = [means[p] as Float64Array, squares[p] as Float64Array];
      for (let i = 0; i < data.length; i += 1) {
        const g = (grad[i] as number) + o.weightDecay * (data[i] as number);
        mean[i] = fast * (mean[i] as number) + (1 - fast) * g;
        square[i] = slow * (square[i] as number) + (1 - slow) * g * g;
        const move = (mean[i] as number) / m / (Math.sqrt((square[i] as number) / s) + 1e-8);
        data[i] = (data[i] as number) - o.learningRate * move;
      }
      grad.fill(0);
    }
  };
}
