import { type Labelled, scoreTrees, trainTrees, usualBoost } from './boosted-trees.ts';
import { designOf, type Sight } from './design.ts';
import { scoreLinear, trainLinear } from './linear.ts';
import {
  computeAuc,
  computeBadRateAt,
  computeBrier,
  computeKs,
  computePrAuc,
  type Scored,
  seededRandom,
} from './metrics.ts';
import type { ReadyData, Split } from './ready-data.ts';

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

interface Fitted {
  readonly scores: Float64Array;
  readonly parameters: number;
}
interface Contender {
  readonly name: string;
  readonly sight: Sight;
  /** Whether it draws: then it is trained once a seed. */
  readonly draws: boolean;
  fit(design: Record<Split, Labelled>, seed: number): Fitted;
}

const linear = (name: string, sight: Sight): Contender => ({
  ...{ name, sight, draws: false },
  fit: ({ train, test }) => {
    const model = trainLinear(train);
    return { scores: scoreLinear(model, test.table), parameters: model.weights.length + 1 };
  },
});
const trees = (name: string, sight: Sight): Contender => ({
  ...{ name, sight, draws: true },
  fit: ({ train, valid, test }, seed) => {
    const model = trainTrees(train, valid, { ...usualBoost, seed });
    const parameters = model.trees.reduce((sum, tree) => sum + tree.length, 1);
    return { scores: scoreTrees(model, test.table), parameters };
  },
});

const contenders: readonly Contender[] = [
  linear('logistic (own)', 'own'),
  linear('logistic (own + degrees)', 'own+degrees'),
  trees('trees (own)', 'own'),
  trees('trees (own + degrees)', 'own+degrees'),
  trees('trees (own + graph)', 'own+graph'),
];
const SEEDS = [310, 311, 312, 313, 314];
const DRAWS = 500;

/** Trains and tests every model on a data folder. The test split is looked at once. */
export function runBench(data: ReadyData, onProgress: (what: string) => void): BenchResult {
  const [seed = 0] = SEEDS;
  // Where there are no relations, what looks at them would see what the others see.
  const entered = contenders.filter(({ sight }) => sight === 'own' || data.edges.length > 0);
  const all = entered.map((one) => {
    onProgress(one.name);
    const design = designOf(data, one.sight, seed);
    const startedAt = performance.now();
    const fitted = (one.draws ? SEEDS : SEEDS.slice(0, 1)).map((s) => one.fit(design, s));
    const trainSeconds = (performance.now() - startedAt) / 1_000;
    return { name: one.name, ...measure(design.test, fitted), trainSeconds };
  });
  const models = all.map(({ cases: _, ...told }) => told);
  const isBase = ({ name }: Told): boolean => name.startsWith('logistic');
  const over = all.filter(isBase);
  const lift = all.flatMap((of) => (isBase(of) ? [] : over.map((base) => liftOf(of, base))));
  const count = (split: Split) => data.labels.filter((l) => l.split === split).length;
  const rows = { train: count('train'), valid: count('valid'), test: count('test') };
  return { rows, models, lift };
}

function measure({ bad, weight }: Labelled, fitted: readonly Fitted[]) {
  const casesOf = (scores: Float64Array): Scored[] =>
    bad.map((one, i) => ({ score: scores[i] ?? 0, bad: one, weight: weight?.[i] }));
  const aucs = fitted.map(({ scores }) => computeAuc(casesOf(scores)));
  const mean = aucs.reduce((sum, v) => sum + v, 0) / aucs.length;
  const variance = aucs.reduce((sum, v) => sum + (v - mean) ** 2, 0) / aucs.length;
  const together = Float64Array.from(
    bad,
    (_, i) => fitted.reduce((sum, { scores }) => sum + (scores[i] ?? 0), 0) / fitted.length,
  );
  const cases = casesOf(together);
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
