import assert from 'node:assert/strict';

/** A fitted logistic regression: log-odds of `y` = intercept + weights · x. */
export interface LogisticFit {
  readonly intercept: number;
  readonly weights: readonly number[];
  readonly steps: number;
}

export const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

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
  const theta = new Float64Array(k + 1); // The intercept first.
  for (let steps = 1; steps <= 50; steps += 1) {
    const gradient = new Float64Array(k + 1);
    const hessian = Array.from({ length: k + 1 }, () => new Float64Array(k + 1));
    for (const [i, features] of x.entries()) {
      const row = [1, ...features];
      const p = sigmoid(row.reduce((sum, v, j) => sum + v * (theta[j] ?? 0), 0));
      const stands = weight?.[i] ?? 1;
      const w = stands * p * (1 - p);
      for (const [a, va] of row.entries()) {
        gradient[a] = (gradient[a] ?? 0) + stands * va * (p - (y[i] ?? 0));
        const line = hessian[a] as Float64Array;
        for (let b = 0; b <= a; b += 1) line[b] = (line[b] ?? 0) + w * va * (row[b] ?? 0);
      }
    }
    for (let j = 1; j <= k; j += 1) {
      gradient[j] = (gradient[j] ?? 0) + l2 * (theta[j] ?? 0);
      const line = hessian[j] as Float64Array;
      line[j] = (line[j] ?? 0) + l2;
    }
    const step = solvePositive(hessian, gradient);
    let largest = 0;
    for (let j = 0; j <= k; j += 1) {
      theta[j] = (theta[j] ?? 0) - (step[j] ?? 0);
      largest = Math.max(largest, Math.abs(step[j] ?? 0));
    }
    if (largest < 1e-10) {
      return { intercept: theta[0] ?? 0, weights: [...theta.subarray(1)], steps };
    }
  }
  assert.fail('logistic regression did not settle: separable data need a larger l2');
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
        assert(sum > 0, 'the data do not determine the weights: a larger l2 is needed');
        line[i] = Math.sqrt(sum);
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
