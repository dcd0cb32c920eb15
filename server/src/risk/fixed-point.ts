import assert from 'node:assert/strict';

// 96 binary places: an error below 2^-90 cannot reach the ninth decimal of a probability.
const PLACES = 96n;
const ONE = 1n << PLACES;
const LN_2 = 54_916_777_467_707_473_351_141_471_128n; // ln 2 * 2^96, to the nearest integer.

/**
 * 2^(numerator / denominator) as `mantissa / 2^96 * 2^exponent`, `1 <= mantissa / 2^96 < 2`.
 *
 * Integers only, by the series e^y = sum y^k / k! on y = fraction * ln 2 < 0.7. `Math.exp` may differ
 * in its last digit from one machine or engine to the next; a score that is replayed years later
 * may not.
 */
export function powerOfTwo(
  numerator: bigint,
  denominator: bigint,
): { readonly mantissa: bigint; readonly exponent: bigint } {
  assert(denominator > 0n);
  const rest = ((numerator % denominator) + denominator) % denominator;
  const exponent = (numerator - rest) / denominator;
  const y = (rest * LN_2) / denominator;
  let term = ONE;
  let mantissa = ONE;
  for (let k = 1n; term > 0n; k += 1n) {
    term = (term * y) / (ONE * k);
    mantissa += term;
  }
  return { mantissa, exponent };
}

/** `mantissa / 2^96 * 2^exponent * factor` as a fraction of two integers. */
export function asFraction(
  { mantissa, exponent }: { readonly mantissa: bigint; readonly exponent: bigint },
  factor: bigint,
): { readonly numerator: bigint; readonly denominator: bigint } {
  const up = exponent > 0n ? exponent : 0n;
  const down = exponent < 0n ? -exponent : 0n;
  return { numerator: (factor * mantissa) << up, denominator: ONE << down };
}
