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
import { scoreLinear, trainLinear } from './linear.ts';
import { sigmoid } from './logistic.ts';
import {
  computeAuc,
  computeBadRateAt,
  computeBrier,
  computeKs,
  computePrAuc,
  type Scored,
  seededRandom,
} from './metrics.ts';
import type { ReadyData, ReadyLabel, Split } from './ready-data.ts';
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

type Interval = readonly [value: number, low: number, high: number];

/** What one model has over another, on the same cases drawn again and again. */
export interface Lift {
  readonly of: string;
  readonly over: string;
  readonly auc: number;
  readonly ci95: readonly [low: number, high: number];
  /** By share accepted: how much lower the bad rate is, on that of the other. */
  readonly badRateCut: Readonly<Record<'50' | '70' | '90', Interval>>;
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
/** What the champion is made of: where nothing is related, the trees and the scorecard. */
const PARTS = {
  related: ['graph network', 'trees (own + graph)'],
  alone: ['trees (own)', 'scorecard (own)'],
} as const;
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
const network = (name: string): Contender => ({
  ...{ name, sight: 'own+graph', draws: true },
  open: (data, o) => {
    const { train, valid, test } = graphInputsOf(data, FIRST);
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

const FIRST = 310; // Of the folds by which categories are told: the same for all.
const contenders: readonly Contender[] = [
  scorecard(PARTS.alone[1], 'own'),
  scorecard('scorecard (own + graph)', 'own+graph'),
  linear('logistic (own)', 'own'),
  linear('logistic (own + degrees)', 'own+degrees'),
  trees(PARTS.alone[0], 'own'),
  trees('trees (own + degrees)', 'own+degrees'),
  trees(PARTS.related[1], 'own+graph'),
  network(PARTS.related[0]),
];
const DRAWS = 500;

/** Trains and tests every model on a data folder. The test split is looked at once. */
export function runBench(
  data: ReadyData,
  onProgress: (what: string) => void,
  o: BenchOptions = usualBench,
): BenchResult {
  const of = (split: Split) => data.labels.filter((l) => l.split === split);
  const entered = contenders.filter(({ sight }) => sight === 'own' || data.edges.length > 0);
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
  const parts = data.edges.length > 0 ? PARTS.related : PARTS.alone;
  const [a, b] = parts.map((name) => fitted.get(name));
  if (a && b) {
    const all = averageOf(a.all, b.all, of('valid'));
    fitted.set(CHAMPION, { all, seconds: a.seconds + b.seconds });
  }
  const told = [...fitted].map(([name, { all, seconds }]) => ({
    ...{ name, ...measure(of('test'), all), trainSeconds: seconds },
  }));
  const isBase = ({ name }: Told): boolean => BASES.includes(name);
  const over = told.filter(isBase);
  const lift = told.flatMap((one) => (isBase(one) ? [] : over.map((base) => liftOf(one, base))));
  const rows = {
    ...{ train: of('train').length, valid: of('valid').length, test: of('test').length },
  };
  return { rows, models: told.map(({ cases: _, ...model }) => model), lift };
}

/** Two models together, each weighing what it earns on valid: by tenths, the best AUC of all seeds. */
function averageOf(
  a: readonly Fitted[],
  b: readonly Fitted[],
  valid: readonly ReadyLabel[],
): Fitted[] {
  const mixed = (share: number): Fitted[] =>
    a.map((one, i) => {
      const other = (b[i] ?? b[0]) as Fitted; // A model that draws nothing is there once.
      const mix = (x: Float64Array, y: Float64Array) =>
        x.map((p, j) => sigmoid(share * logit(p) + (1 - share) * logit(y[j] ?? 0)));
      return {
        scores: {
          valid: mix(one.scores.valid, other.scores.valid),
          test: mix(one.scores.test, other.scores.test),
        },
        parameters: one.parameters + other.parameters,
      };
    });
  const tries = Array.from({ length: 11 }, (_, i) => mixed(i / 10));
  const aucOf = (all: readonly Fitted[]): number =>
    computeAuc(casesOf(valid, togetherOf(all, 'valid')));
  return tries.reduce((best, one) => (aucOf(one) > aucOf(best) ? one : best));
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

type Told = { readonly name: string; readonly cases: readonly Scored[] };

function liftOf(of: Told, over: Told): Lift {
  const pairs = of.cases.map((one, i) => [one, over.cases[i] as Scored] as const);
  const auc = paired(pairs, (a, b) => computeAuc(a) - computeAuc(b));
  const cut = (share: number): Interval =>
    paired(pairs, (a, b) => {
      const base = computeBadRateAt(b, share);
      return base === 0 ? 0 : 1 - computeBadRateAt(a, share) / base;
    });
  return {
    ...{ of: of.name, over: over.name, auc: auc[0], ci95: [auc[1], auc[2]] },
    badRateCut: { 50: cut(0.5), 70: cut(0.7), 90: cut(0.9) },
  };
}

/** A measure of two models with its 95 % interval: the same cases drawn again for both, bads and goods apart. */
function paired(
  pairs: readonly (readonly [Scored, Scored])[],
  measured: (a: readonly Scored[], b: readonly Scored[]) => number,
): Interval {
  const random = seededRandom(310);
  const strata = [pairs.filter(([c]) => c.bad), pairs.filter(([c]) => !c.bad)];
  const of = (drawn: readonly (readonly [Scored, Scored])[]): number =>
    measured(
      drawn.map(([a]) => a),
      drawn.map(([, b]) => b),
    );
  const values = Array.from({ length: DRAWS }, () =>
    of(
      strata.flatMap((s) => s.map(() => s[Math.floor(random() * s.length)] as (typeof s)[number])),
    ),
  ).sort((a, b) => a - b);
  const at = (q: number) => values[Math.round(q * (values.length - 1))] ?? Number.NaN;
  return [of(pairs), at(0.025), at(0.975)];
}
