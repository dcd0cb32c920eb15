import { type Labelled, scoreTrees, trainTrees, usualBoost } from './boosted-trees.ts';
import { designOf, type Sight } from './design.ts';
import { type GraphInput, graphInputsOf } from './graph-input.ts';
import {
  type NetworkOptions,
  parametersOf,
  scoreNetwork,
  trainNetwork,
  usualNetwork,
} from './graph-network.ts';
import { type Lift, liftsOf } from './lift.ts';
import { scoreLinear, trainLinear } from './linear.ts';
import { sigmoid } from './logistic.ts';
import {
  computeAuc,
  computeBadRateAt,
  computeBrier,
  computeKs,
  computePrAuc,
  type Scored,
} from './metrics.ts';
import type { ReadyData, ReadyLabel, Split } from './ready-data.ts';
import { tableInputsOf } from './table-input.ts';
import { pointsIn, scoreTableScorecard, trainTableScorecard } from './table-scorecard.ts';

/** How a model does on the test split. Rates as numbers from 0 to 1. */
export interface ModelResult {
  readonly name: string;
  /** Mean and standard deviation over the seeds; one number where a model draws nothing. */
  readonly auc: number;
  readonly aucSd: number;
  /** Of the mean of the seeds' scores; the measures below too. */
  readonly aucEnsemble: number;
  readonly prAuc: number;
  readonly ks: number;
  readonly brier: number;
  readonly badRateAt: { readonly 50: number; readonly 70: number };
  readonly trainSeconds: number;
  readonly parameters: number;
}

export interface BenchResult {
  readonly rows: Readonly<Record<Split, number>>;
  readonly models: readonly ModelResult[];
  readonly lift: readonly Lift[];
}

/** How long it may take. */
export interface BenchOptions {
  readonly seeds: readonly number[];
  readonly network: Omit<NetworkOptions, 'seed'>;
}

export const usualBench: BenchOptions = {
  seeds: [310, 311, 312, 313, 314],
  network: usualNetwork,
};

const CHAMPION = 'champion';
/** What the champion is made of, where there are relations and where there are none. */
const PARTS = {
  related: ['graph network', 'aggregate network', 'trees (own + graph)'],
  alone: ['scorecard (own)', 'network (own)', 'trees (own)'],
} as const;
/** Stands in for the networks that see relations, where there are none. */
const ALONE = PARTS.alone[1];
/** What the others are measured against. */
const BASES = ['scorecard (own)', 'logistic (own)', 'logistic (own + degrees)'];

interface Fitted {
  readonly scores: { readonly valid: Float64Array; readonly test: Float64Array };
  readonly parameters: number;
}
interface Contender {
  readonly name: string;
  /** Whether it looks at relations: without any it would see what the others see. */
  readonly sight: Sight;
  /** Whether it draws: then it is trained once a seed. */
  readonly draws: boolean;
  /** Looks at the data once. @returns How one seed is trained on it. */
  open(data: ReadyData, o: BenchOptions): (seed: number) => Fitted;
}

const linear = (name: string, sight: Sight): Contender => ({
  ...{ name, sight, draws: false },
  open: (data) => {
    const { train, valid, test } = designOf(data, sight, FIRST);
    return () => {
      const model = trainLinear(train);
      const score = (of: Labelled) => scoreLinear(model, of.table);
      const parameters = model.weights.length + 1;
      return { scores: { valid: score(valid), test: score(test) }, parameters };
    };
  },
});
const scorecard = (name: string, sight: Sight): Contender => ({
  ...{ name, sight, draws: false },
  open: (data) => {
    const { train, valid, test } = designOf(data, sight, FIRST);
    return () => {
      const model = trainTableScorecard(train);
      const score = (of: Labelled) => scoreTableScorecard(model, of.table);
      return { scores: { valid: score(valid), test: score(test) }, parameters: pointsIn(model) };
    };
  },
});
const trees = (name: string, sight: Sight): Contender => ({
  ...{ name, sight, draws: true },
  open: (data) => {
    const { train, valid, test } = designOf(data, sight, FIRST);
    return (seed) => {
      const model = trainTrees(train, valid, { ...usualBoost, seed });
      const score = (of: Labelled) => scoreTrees(model, of.table);
      const parameters = model.trees.reduce((sum, tree) => sum + tree.length, 1);
      return { scores: { valid: score(valid), test: score(test) }, parameters };
    };
  },
});
const network = (
  name: string,
  sight: Sight,
  inputsOf: (data: ReadyData) => Record<Split, GraphInput>,
): Contender => ({
  ...{ name, sight, draws: true },
  open: (data, o) => {
    const { train, valid, test } = inputsOf(data);
    return (seed) => {
      const { network: model } = trainNetwork(train, valid, { ...o.network, seed });
      const score = (of: GraphInput) => scoreNetwork(model, of);
      return {
        scores: { valid: score(valid), test: score(test) },
        parameters: parametersOf(model),
      };
    };
  },
});
const tableNetwork = (name: string, sight: Sight): Contender =>
  network(name, sight, (data) => tableInputsOf(designOf(data, sight, FIRST), data.labels));

const FIRST = 310; // Of the folds by which categories are told: the same for all.
const contenders: readonly Contender[] = [
  scorecard(PARTS.alone[0], 'own'),
  scorecard('scorecard (own + graph)', 'own+graph'),
  linear('logistic (own)', 'own'),
  linear('logistic (own + degrees)', 'own+degrees'),
  trees(PARTS.alone[2], 'own'),
  trees('trees (own + degrees)', 'own+degrees'),
  trees(PARTS.related[2], 'own+graph'),
  tableNetwork(ALONE, 'own'),
  tableNetwork(PARTS.related[1], 'own+graph'),
  network(PARTS.related[0], 'own+graph', (data) => graphInputsOf(data, FIRST)),
];

/** Trains and tests every model on a data folder. The test split is looked at once. */
export function runBench(
  data: ReadyData,
  onProgress: (what: string) => void,
  o: BenchOptions = usualBench,
): BenchResult {
  const of = (split: Split) => data.labels.filter((l) => l.split === split);
  const related = data.edges.length > 0;
  const entered = contenders.filter(({ sight, name }) =>
    related ? name !== ALONE : sight === 'own',
  );
  const fitted = new Map<string, { all: readonly Fitted[]; seconds: number }>();
  for (const one of entered) {
    const startedAt = performance.now();
    const fit = one.open(data, o);
    const all = (one.draws ? o.seeds : [FIRST]).map((seed) => {
      onProgress(one.draws ? `${one.name}, seed ${seed}` : one.name);
      return fit(seed);
    });
    fitted.set(one.name, { all, seconds: (performance.now() - startedAt) / 1_000 });
  }
  const parts = (related ? PARTS.related : PARTS.alone).flatMap((name) => fitted.get(name) ?? []);
  fitted.set(CHAMPION, {
    all: averageOf(
      parts.map(({ all }) => all),
      of('valid'),
    ),
    seconds: parts.reduce((sum, { seconds }) => sum + seconds, 0),
  });
  const told = [...fitted].map(([name, { all, seconds }]) => ({
    ...{ name, ...measure(of('test'), all), trainSeconds: seconds },
  }));
  const lift = liftsOf(told, BASES);
  const rows = {
    ...{ train: of('train').length, valid: of('valid').length, test: of('test').length },
  };
  return { rows, models: told.map(({ cases: _, ...model }) => model), lift };
}

/**
 * Models together, each weighing in log-odds what it earns on valid: by tenths, the best AUC of all seeds.
 * One that weighs nothing is not part of it.
 */
function averageOf(parts: readonly (readonly Fitted[])[], valid: readonly ReadyLabel[]): Fitted[] {
  const seeds = Math.max(...parts.map((all) => all.length));
  // A model that draws nothing is there once.
  const bySeed = Array.from({ length: seeds }, (_, i) =>
    parts.map((all) => (all[i] ?? all[0]) as Fitted),
  );
  const mixed = (shares: readonly number[]): Fitted[] =>
    bySeed.map((models) => {
      const used = models.flatMap((one, j) => (shares[j] ? [{ one, share: shares[j] ?? 0 }] : []));
      const mix = (split: 'valid' | 'test') =>
        Float64Array.from(models[0]?.scores[split] ?? [], (_, i) =>
          sigmoid(
            used.reduce((sum, { one, share }) => sum + share * logit(one.scores[split][i] ?? 0), 0),
          ),
        );
      const parameters = used.reduce((sum, { one }) => sum + one.parameters, 0);
      return { scores: { valid: mix('valid'), test: mix('test') }, parameters };
    });
  const aucOf = (all: readonly Fitted[]): number =>
    computeAuc(casesOf(valid, togetherOf(all, 'valid')));
  let [best, most]: [Fitted[], number] = [[], -1];
  for (const shares of sharesOf(parts.length)) {
    const one = mixed(shares);
    const auc = aucOf(one);
    if (auc > most) [best, most] = [one, auc];
  }
  return best;
}

/** Every way to divide one into `n` shares of whole tenths. */
function sharesOf(n: number, left = 10): number[][] {
  if (n === 1) return [[left / 10]];
  return Array.from({ length: left + 1 }, (_, own) =>
    sharesOf(n - 1, left - own).map((rest) => [own / 10, ...rest]),
  ).flat();
}

const logit = (p: number): number => {
  const within = Math.min(Math.max(p, 1e-9), 1 - 1e-9);
  return Math.log(within / (1 - within));
};

const casesOf = (labels: readonly ReadyLabel[], scores: Float64Array): Scored[] =>
  labels.map(({ bad, weight }, i) => ({ score: scores[i] ?? 0, bad, weight }));

/** The mean of the seeds' scores. */
const togetherOf = (all: readonly Fitted[], split: 'valid' | 'test'): Float64Array =>
  Float64Array.from(
    all[0]?.scores[split] ?? [],
    (_, i) => all.reduce((sum, { scores }) => sum + (scores[split][i] ?? 0), 0) / all.length,
  );

function measure(labels: readonly ReadyLabel[], fitted: readonly Fitted[]) {
  const aucs = fitted.map(({ scores }) => computeAuc(casesOf(labels, scores.test)));
  const mean = aucs.reduce((sum, v) => sum + v, 0) / aucs.length;
  const variance = aucs.reduce((sum, v) => sum + (v - mean) ** 2, 0) / aucs.length;
  const cases = casesOf(labels, togetherOf(fitted, 'test'));
  return {
    ...{ auc: mean, aucSd: Math.sqrt(variance), aucEnsemble: computeAuc(cases) },
    ...{ prAuc: computePrAuc(cases), ks: computeKs(cases), brier: computeBrier(cases) },
    badRateAt: { 50: computeBadRateAt(cases, 0.5), 70: computeBadRateAt(cases, 0.7) },
    parameters: fitted.reduce((sum, f) => sum + f.parameters, 0),
    cases,
  };
}
