import assert from 'node:assert/strict';
import {
  type BenchOptions,
  type Done,
  type Fitted,
  fitterOf,
  type Job,
  jobsOf,
  PARTS,
} from './contenders.ts';
import { usualNetwork } from './graph-network.ts';
import { type Lift, liftsOf } from './lift.ts';
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

export const usualBench: BenchOptions = {
  seeds: [310, 311, 312, 313, 314],
  network: usualNetwork,
};

const CHAMPION = 'champion';
/** What the others are measured against. */
const BASES = ['scorecard (own)', 'logistic (own)', 'logistic (own + degrees)'];

/** Trains one job, here or in another thread. */
export type Fit = (job: Job) => Promise<Done>;

/** One job after the other, so that each can be told of before the next begins. */
function inThisThread(data: ReadyData, o: BenchOptions): Fit {
  const fit = fitterOf(data, o);
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const done = last.then(() => fit(job));
    last = done;
    return done;
  };
}

/** Called when a job is done. */
type OnProgress = (job: Job, done: number, of: number) => void;

/** Trains and tests every model on a data folder. The test split is looked at once. */
export async function runBench(
  data: ReadyData,
  onProgress: OnProgress,
  o: BenchOptions = usualBench,
  fit: Fit = inThisThread(data, o),
): Promise<BenchResult> {
  const of = (split: Split) => data.labels.filter((l) => l.split === split);
  const jobs = jobsOf(data, o);
  let done = 0;
  const all = await Promise.all(
    jobs.map(async (job) => {
      const one = await fit(job);
      done += 1;
      onProgress(job, done, jobs.length);
      return one;
    }),
  );
  const fitted = new Map<string, { all: readonly Fitted[]; seconds: number }>();
  for (const name of new Set(jobs.map((job) => job.name))) {
    const own = all.filter((_, i) => jobs[i]?.name === name);
    fitted.set(name, { all: own, seconds: own.reduce((sum, { seconds }) => sum + seconds, 0) });
  }
  const parts = (data.edges.length > 0 ? PARTS.related : PARTS.alone).map(
    (name) => fitted.get(name) ?? assert.fail(`there is no model ${name}`),
  );
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
