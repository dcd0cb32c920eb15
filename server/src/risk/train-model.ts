import assert from 'node:assert/strict';
import { featureDefinitions } from '../features/index.ts';
import type { Json } from '../kernel/index.ts';
import { type Calibration, fitCalibration, shiftTo } from './calibrate.ts';
import {
  type BenchOptions,
  type Done,
  type Fit,
  fitHere,
  type Job,
  jobsOf,
  partsFor,
} from './contenders.ts';
import { columnsAt } from './design.ts';
import { designOf } from './fitted.ts';
import { logit } from './logistic.ts';
import { computeAuc, computeKs } from './metrics.ts';
import { casesOf, mixOf } from './mix.ts';
import type { ModelPart, RiskModel, SealedModel } from './model.ts';
import { sealModel } from './model-file.ts';
import { type ReadyData, ReadyDataWrong, type ReadyLabel } from './ready-data.ts';
import { spreadOf, usualOf } from './spread.ts';

/** What a model is called and what it is for. */
export interface ModelName {
  readonly id: string;
  readonly version: number;
  readonly segment: string | null;
  readonly defaultDefinition: string;
  /** Share of bads to bring the mean PD to, for cases drawn by outcome; absent: that of valid. */
  readonly badRate?: number | undefined;
  /** Facts for the file: data, command. */
  readonly training: Readonly<Record<string, Json>>;
}

/**
 * A champion chosen on valid: each part of several seeds trained on train, weighed by what it earns on
 * valid, and calibrated there. Its members are then those that were trained on train and valid together.
 * The test split is not looked at.
 * @throws ReadyDataWrong when nothing in the data ranks valid.
 */
export async function trainModel(
  data: ReadyData,
  name: ModelName,
  o: BenchOptions,
  fit: Fit = fitHere(data, o),
  onProgress: (job: Job, done: number, of: number) => void = () => {},
): Promise<SealedModel> {
  const names = partsFor(data, o);
  const jobs = jobsOf(data, o).filter((job) => names.includes(job.name));
  let count = 0;
  const done = await Promise.all(
    jobs.map(async (job) => {
      const one = await fit(job);
      count += 1;
      onProgress(job, count, jobs.length);
      return one;
    }),
  );
  const byName = names.map((part) => done.filter((_, i) => jobs[i]?.name === part));
  const valid = data.labels.filter((label) => label.split === 'valid');
  const { shares, all } = mixOf(byName, valid);
  const parts = names.flatMap((part, j): ModelPart[] => {
    const [share, members] = [shares[j] ?? 0, byName[j] ?? []];
    return share > 0 ? [{ name: part, share, members: members.map(({ model }) => model) }] : [];
  });
  const tried = names.map((part, j) => ({
    ...{ part, share: shares[j] ?? 0, validAuc: meanAuc(byName[j] ?? [], valid) },
  }));
  const seeds = all.map(({ scores }) => scores.valid.map(logit));
  const logits = seeds[0]?.map((_, i) => mean(seeds.map((of) => of[i] ?? 0)));
  return calibratedModel(
    data,
    name,
    { parts, logits: logits ?? new Float64Array() },
    {
      ...{ seeds: [...o.seeds], tried },
    },
  );
}

const mean = (all: readonly number[]): number => all.reduce((sum, v) => sum + v, 0) / all.length;

/**
 * Parts as one model, at the level of valid or the one asked for, with the spreads that later cases are
 * compared with.
 * @param logits - What models that have not seen valid say of its cases.
 * @param more - Facts for the file beside the name's own.
 */
export function calibratedModel(
  data: ReadyData,
  { badRate, training, ...about }: ModelName,
  { parts, logits }: { readonly parts: readonly ModelPart[]; readonly logits: Float64Array },
  more: Readonly<Record<string, Json>>,
): SealedModel {
  const valid = data.labels.filter((label) => label.split === 'valid');
  const calibration = calibrate(logits, valid, badRate);
  const told = logits.map((logit) => calibration.intercept + calibration.slope * logit);
  const cases = casesOf(valid, told);
  return sealModel({
    format: 'open310.model.1',
    ...about,
    ...{ parts, calibration },
    features: featuresIn(data),
    // Of the score on valid alone: a model is surer of what it learnt from.
    spreads: { score: spreadOf('score', told), columns: spreadsOf({ parts }, data) },
    training: {
      ...{ ...training, ...more, badRate: badRate ?? null },
      rows: { train: casesOfTrain(data), valid: valid.length },
      valid: { auc: round(computeAuc(cases)), ks: round(computeKs(cases)) },
    },
  });
}

/** Those that stand there twice were inferred. */
const casesOfTrain = ({ labels }: ReadyData): number =>
  new Set(labels.flatMap(({ split, node }) => (split === 'train' ? [node] : []))).size;

const meanAuc = (members: readonly Done[], valid: readonly ReadyLabel[]): number =>
  round(
    members.reduce((sum, { scores }) => sum + computeAuc(casesOf(valid, scores.valid)), 0) /
      members.length,
  );

const round = (value: number): number => Number(value.toFixed(6));

function calibrate(
  logits: Float64Array,
  valid: readonly ReadyLabel[],
  badRate: number | undefined,
): Calibration {
  const weight = Float64Array.from(valid, (label) => label.weight);
  const fitted = fitCalibration(
    logits,
    valid.map(({ bad }) => bad),
    weight,
  );
  if (!fitted)
    throw new ReadyDataWrong('labels: nothing that train knows ranks the cases of valid');
  const told = logits.map((logit) => fitted.intercept + fitted.slope * logit);
  const bads = valid.reduce((sum, label) => sum + (label.bad ? label.weight : 0), 0);
  const target = badRate ?? bads / weight.reduce((sum, w) => sum + w, 0);
  return { ...fitted, intercept: fitted.intercept + shiftTo(told, target, weight) };
}

/** Columns that are named like features of ours. */
const featuresIn = ({ numbers }: ReadyData): RiskModel['features'] =>
  featureDefinitions
    .filter(({ name }) => numbers.has(name))
    .map(({ name, version }) => ({ name, version }));

/** Of every column that any part reads, over the labelled cases of train. */
function spreadsOf({ parts }: Pick<RiskModel, 'parts'>, data: ReadyData) {
  const designs = parts.map(({ members: [first] }) => designOf(first ?? assert.fail('no member')));
  const columns = new Map(
    designs.flatMap((design) => Object.entries(columnsAt(design, data, 'train'))),
  );
  const cases = data.labels.filter((label) => label.split === 'train');
  return [...columns].map(([name, column]) => {
    const values = cases.map(({ node }) => column[node] ?? Number.NaN);
    return { ...spreadOf(name, values), usual: usualOf(values) };
  });
}
