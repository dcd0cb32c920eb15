import assert from 'node:assert/strict';
import { type FeatureSnapshot, getDefinition } from '../features/index.ts';
import type { Json } from '../kernel/index.ts';
import { totals, weightOfEvidence } from './bins.ts';
import { shiftTo } from './calibrate.ts';
import { type Scorecard, sealScorecard } from './scorecard.ts';
import { type Evidence, evidenceOf, fitEvidence, isTelling } from './woe.ts';

/** One past decision with its outcome. */
export interface Sample {
  readonly features: FeatureSnapshot;
  readonly bad: boolean;
}

export interface TrainOptions {
  readonly id: string;
  readonly version: number;
  readonly segment: string;
  readonly defaultDefinition: string;
  /** Candidates, by name. What says nothing, or the opposite of its definition, is left out. */
  readonly features: readonly string[];
  /** Quantile bins to begin with. */
  readonly bins: number;
  readonly l2: number;
  /** Share of bads to calibrate to; the samples' own when absent. For samples drawn by outcome. */
  readonly targetBadRate?: number;
  /** Facts for the model file: data, seed, split, metrics. */
  readonly training: Json;
}

/**
 * The usual scale: 600 points are 50 goods to 1 bad, and every 20 points double the odds.
 * @source Siddiqi 2006, "Credit Risk Scorecards", ch. 6 (factor 28.8539, offset 487.123).
 */
export const scorecardScale = {
  points: 600n,
  oddsGoodToBad: 50n,
  pointsToDouble: 20n,
  source: 'Siddiqi 2006, Credit Risk Scorecards, ch. 6',
};
const factor = Number(scorecardScale.pointsToDouble) / Math.LN2;
const offset =
  Number(scorecardScale.points) - factor * Math.log(Number(scorecardScale.oddsGoodToBad));

interface Candidate extends Evidence {
  readonly name: string;
}

/**
 * A scorecard trained on `samples`: monotone bins, weight of evidence, logistic regression with an
 * L2 penalty, points. Features whose weight comes out negative are dropped, the worst first: beside
 * the others they would reward what their own bins call riskier.
 * Deterministic: the same samples in the same order give the same file, digest included.
 */
export function trainScorecard(samples: readonly Sample[], o: TrainOptions): Scorecard {
  assert(
    samples.some((s) => s.bad) && samples.some((s) => !s.bad),
    'training needs good and bad cases',
  );
  const told = o.features.map((name) => candidate(name, samples, o.bins)).filter(isTelling);
  const { kept, fitted } = fitEvidence(
    told,
    samples.map(({ bad }) => bad),
    o.l2,
  );
  const logOdds = samples.map((_, i) =>
    kept.reduce((sum, c, j) => sum + (c.woe[i] ?? 0) * (fitted.weights[j] ?? 0), fitted.intercept),
  );
  const target = o.targetBadRate ?? samples.filter((s) => s.bad).length / samples.length;
  const shift = -shiftTo(
    logOdds.map((z) => -z),
    target,
  );
  const base = offset + factor * (fitted.intercept + shift);
  return sealScorecard({
    format: 'open310.scorecard.1',
    id: o.id,
    version: o.version,
    segment: o.segment,
    defaultDefinition: o.defaultDefinition,
    scale: scorecardScale,
    basePointsE3: thousandths(base),
    calibration: { targetBadRatePpm: ppm(target), shiftPpm: ppm(shift) },
    features: kept.map((c, j) => pointsOf(c, fitted.weights[j] ?? 0)),
    training: o.training,
  });
}

function candidate(name: string, samples: readonly Sample[], max: number): Candidate {
  const { direction } = getDefinition(name);
  const observed = samples.map(({ features, bad }) => {
    const value = features[name];
    assert(value, `a sample lacks ${name}`);
    return { value: value.value, bad };
  });
  return { name, ...evidenceOf(observed, { max, direction }) };
}

const ppm = (n: number): number => Math.round(n * 1e6) + 0; // `+ 0` turns -0 into 0: JSON has one zero.
const thousandths = (points: number): bigint => BigInt(Math.round(points * 1000));

function pointsOf(
  { name, binning, iv, missingWoe }: Candidate,
  weight: number,
): Scorecard['features'][number] {
  const all = totals(binning);
  const points = (bin: { readonly goods: number; readonly bads: number }, woe: number) => ({
    pointsE3: thousandths(factor * weight * woe),
    woePpm: ppm(woe),
    goods: bin.goods,
    bads: bin.bads,
  });
  return {
    name,
    version: getDefinition(name).version,
    weightPpm: ppm(weight),
    ivPpm: ppm(iv),
    bins: binning.bins.map((bin) => ({
      from: bin.from,
      ...points(bin, weightOfEvidence(bin, all)),
    })),
    missing: points(binning.missing, missingWoe),
  };
}
