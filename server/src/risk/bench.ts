import assert from 'node:assert/strict';
import { type BenchOptions, type Fit, fitHere, type Job, jobsOf, partsFor } from './contenders.ts';
import { usualNetwork } from './graph-network.ts';
import { type Lift, liftsOf } from './lift.ts';
import { computeAuc, computeBadRateAt, computeBrier, computeKs, computePrAuc } from './metrics.ts';
import { casesOf, mixOf, type Scores, togetherOf } from './mix.ts';
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

/** Called when a job is done. */
type OnProgress = (job: Job, done: number, of: number) => void;

/** Trains and tests every model on a data folder. The test split is looked at once. */
export async function runBench(
  data: ReadyData,
  onProgress: OnProgress,
  o: BenchOptions = usualBench,
  fit: Fit = fitHere(data, o),
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
  const fitted = new Map<string, { all: readonly Scores[]; seconds: number }>();
  for (const name of new Set(jobs.map((job) => job.name))) {
    const own = all.filter((_, i) => jobs[i]?.name === name);
    fitted.set(name, { all: own, seconds: own.reduce((sum, { seconds }) => sum + seconds, 0) });
  }
  const parts = partsFor(data, o).map(
    (name) => fitted.get(name) ?? assert.fail(`there is no model ${name}`),
  );
  fitted.set(CHAMPION, {
    all: mixOf(
      parts.map(({ all }) => all),
      of('valid'),
    ).all,
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

function measure(labels: readonly ReadyLabel[], fitted: readonly Scores[]) {
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
