import assert from 'node:assert/strict';

/** A fitted logistic regression: log-odds of `y` = intercept + weights · x. */
export interface LogisticFit {
  readonly intercept: number;
  readonly weights: readonly number[];
  readonly steps: number;
}

export const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

const SURE = 1e-9;
/** Log-odds of a PD, finite at nought and one. */
export function logit(p: number): number {
  const within = Math.min(Math.max(p, SURE), 1 - SURE);
  return Math.log(within / (1 - within));
}
/** What a model that is sure says: what it would say beyond has no place in a PD, and would outweigh all others. */
export const LOGIT_MOST = logit(1);

/**
 * Logistic regression with an L2 penalty on the weights, by Newton's method (iteratively reweighted
 * least squares): deterministic, and at these sizes done in a handful of steps.
 *
 *   minimise  -sum log p(y_i | x_i) + l2 / 2 * |w|^2
 *
 * @param x - Shape: `[n][k]`.
 * @param y - 1 or 0. Shape: `[n]`.
 * @param weight - How many each case stands for; absent: one. Shape: `[n]`.
 * @source Hastie, Tibshirani, Friedman 2009, "The Elements of Statistical Learning", §4.4.1.
 */
export function fitLogistic(
  x: readonly (readonly number[])[],
  y: readonly number[],
  l2: number,
  weight?: Float64Array,
): LogisticFit {
  const k = x[0]?.length ?? 0;
  const rows = new Float64Array(x.length * (k + 1));
  for (const [i, features] of x.entries()) {
    rows[i * (k + 1)] = 1; // The intercept first.
    for (let j = 0; j < k; j += 1) rows[i * (k + 1) + 1 + j] = features[j] ?? 0;
  }
  let theta = new Float64Array(k + 1);
  let loss = lossOf(rows, y, theta, l2, weight);
  for (let steps = 1; steps <= STEPS_MOST; steps += 1) {
    const { gradient, hessian } = derivativesOf(rows, y, theta, l2, weight);
    const step = solvePositive(hessian, gradient);
    const largest = step.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
    // A full step may jump over what it seeks, where cases are nearly told apart: then half of it, and so on.
    let next = theta;
    let after = Number.NaN;
    for (let part = 1; !(after <= loss + 1e-9 * Math.abs(loss)) && part > 1e-6; part /= 2) {
      next = theta.map((v, j) => v - part * (step[j] ?? 0));
      after = lossOf(rows, y, next, l2, weight);
    }
    if (!(after <= loss + 1e-9 * Math.abs(loss))) break; // No part of the step helps: it stands where it can.
    theta = next;
    loss = after;
    if (largest < 1e-10)
      return { intercept: theta[0] ?? 0, weights: [...theta.subarray(1)], steps };
  }
  // Without a penalty, cases that can be told apart have no best weights: it stops on the way.
  return { intercept: theta[0] ?? 0, weights: [...theta.subarray(1)], steps: STEPS_MOST };
}

const STEPS_MOST = 50;

function logitOf(rows: Float64Array, i: number, theta: Float64Array): number {
  let sum = 0;
  for (let j = 0, at = i * theta.length; j < theta.length; j += 1, at += 1) {
    sum += (rows[at] as number) * (theta[j] as number);
  }
  return sum;
}

function lossOf(
  rows: Float64Array,
  y: readonly number[],
  theta: Float64Array,
  l2: number,
  weight?: Float64Array,
): number {
  let loss = 0;
  for (let j = 1; j < theta.length; j += 1) loss += (l2 / 2) * (theta[j] as number) ** 2;
  for (let i = 0; i < y.length; i += 1) {
    const z = logitOf(rows, i, theta);
    const softplus = Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    loss += (weight?.[i] ?? 1) * (softplus - (y[i] ?? 0) * z);
  }
  return loss;
}

/** Of the loss, by weight; of the second ones the lower half. */
function derivativesOf(
  rows: Float64Array,
  y: readonly number[],
  theta: Float64Array,
  l2: number,
  weight?: Float64Array,
) {
  const size = theta.length;
  const gradient = new Float64Array(size);
  const hessian = Array.from({ length: size }, () => new Float64Array(size));
  for (let i = 0; i < y.length; i += 1) {
    const from = i * size;
    const p = sigmoid(logitOf(rows, i, theta));
    const stands = weight?.[i] ?? 1;
    const w = stands * p * (1 - p);
    const off = p - (y[i] ?? 0);
    for (let a = 0; a < size; a += 1) {
      const va = rows[from + a] as number;
      if (va === 0) continue;
      gradient[a] = (gradient[a] as number) + stands * va * off;
      const line = hessian[a] as Float64Array;
      const wa = w * va;
      for (let b = 0; b <= a; b += 1) {
        line[b] = (line[b] as number) + wa * (rows[from + b] as number);
      }
    }
  }
  // Where every case is sure, nothing would hold the intercept.
  const first = hessian[0] as Float64Array;
  first[0] = Math.max(first[0] as number, 1e-9);
  for (let j = 1; j < size; j += 1) {
    gradient[j] = (gradient[j] as number) + l2 * (theta[j] as number);
    const line = hessian[j] as Float64Array;
    line[j] = (line[j] as number) + l2;
  }
  return { gradient, hessian };
}

/** Solves `a · s = b` for a symmetric positive definite `a`, of which the lower half is read (Cholesky). */
function solvePositive(a: readonly Float64Array[], b: Float64Array): Float64Array {
  const n = b.length;
  const at = (m: readonly Float64Array[], i: number, j: number) => m[i]?.[j] ?? 0;
  const low = Array.from({ length: n }, () => new Float64Array(n));
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = at(a, i, j);
      for (let m = 0; m < j; m += 1) sum -= at(low, i, m) * at(low, j, m);
      const line = low[i] as Float64Array;
      if (i === j) {
        assert(!Number.isNaN(sum), 'weights of numbers only');
        // Columns that say the same, to the last digits: rounding alone tells them apart.
        line[i] = Math.sqrt(Math.max(sum, 1e-12));
      } else {
        line[j] = sum / at(low, j, j);
      }
    }
  }
  const s = Float64Array.from(b);
  for (let i = 0; i < n; i += 1) {
    for (let m = 0; m < i; m += 1) s[i] = (s[i] ?? 0) - at(low, i, m) * (s[m] ?? 0);
    s[i] = (s[i] ?? 0) / at(low, i, i);
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    for (let m = i + 1; m < n; m += 1) s[i] = (s[i] ?? 0) - at(low, m, i) * (s[m] ?? 0);
    s[i] = (s[i] ?? 0) / at(low, i, i);
  }
  return s;
}
