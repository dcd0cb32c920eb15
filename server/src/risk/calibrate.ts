import assert from 'node:assert/strict';
import { fitLogistic, sigmoid } from './logistic.ts';

/** From a model's log-odds to those of a PD: `intercept + slope * logit`, `slope > 0`. */
export interface Calibration {
  readonly intercept: number;
  readonly slope: number;
}

const L2 = 1e-6; // Only so that the sums can be solved.

/**
 * The straight line in log-odds that makes PDs of outcomes. Outcomes are taken for a little less than
 * sure, so that cases which a model tells apart without an error do not make it endlessly sure.
 * @returns `undefined` where higher log-odds are not worse: such a model ranks nothing.
 * @source Platt 1999, "Probabilistic outputs for support vector machines"
 */
export function fitCalibration(
  logits: Float64Array,
  bad: readonly boolean[],
  weight: Float64Array,
): Calibration | undefined {
  if (logits.every((logit) => logit === logits[0])) return undefined;
  const bads = bad.filter(Boolean).length;
  const [ofBad, ofGood] = [(bads + 1) / (bads + 2), 1 / (bad.length - bads + 2)];
  const fitted = fitLogistic(
    Array.from(logits, (logit) => [logit]),
    bad.map((one) => (one ? ofBad : ofGood)),
    L2,
    weight,
  );
  const [slope] = fitted.weights;
  return slope === undefined || slope <= 0 ? undefined : { intercept: fitted.intercept, slope };
}

/**
 * The shift of all log-odds of bad that makes the mean PD equal `target` (Newton on one number): for
 * cases that were drawn by outcome.
 * @param target - `0 < target < 1`.
 */
export function shiftTo(logits: ArrayLike<number>, target: number, weight?: Float64Array): number {
  assert(target > 0 && target < 1, 'a bad rate lies between 0 and 1');
  const all = weight ? weight.reduce((sum, w) => sum + w, 0) : logits.length;
  let shift = 0;
  for (let step = 0; step < 50; step += 1) {
    let [mean, slope] = [0, 0];
    for (let i = 0; i < logits.length; i += 1) {
      const share = (weight?.[i] ?? 1) / all;
      const pd = sigmoid((logits[i] ?? 0) + shift);
      mean += pd * share;
      slope += pd * (1 - pd) * share;
    }
    const move = (mean - target) / slope;
    shift -= move;
    if (Math.abs(move) < 1e-12) break;
  }
  return shift;
}
