import { divHalfEven, type Fen, type Fraction, fen } from '../../kernel/index.ts';

/** What one installment amount leads to: the last installment as it then comes out. */
export type LastOf = (installment: Fen) => Fen;

/** Rounds half to even to a multiple; an amount that would vanish stays as it is. */
export function toMultiple(amount: Fen, multiple: Fen | undefined): Fen {
  if (multiple === undefined || multiple <= 1n) return amount;
  const rounded = fen(divHalfEven(amount, multiple) * multiple);
  return rounded === 0n ? amount : rounded;
}

/**
 * The equal installment that pays `balance` off over periods whose interest factors are `factors`,
 * rounded half to even.
 *
 *   E = B * prod_k (1 + f_k) / g_n,   g_1 = 1,   g_k = 1 + g_(k-1) (1 + f_k)   for k = 2..n
 *
 * @param factors - Rate times share of the year, one a period. Shape: `[n]`, `n >= 1`.
 */
export function equalInstallment(balance: Fen, factors: readonly Fraction[]): Fen {
  // Everything over the product of the denominators so far, so that no division is left but one.
  let product = { numerator: 1n, denominator: 1n };
  let sum = { numerator: 1n, denominator: 1n };
  for (const [k, { numerator, denominator }] of factors.entries()) {
    const plusOne = denominator + numerator;
    product = {
      numerator: product.numerator * plusOne,
      denominator: product.denominator * denominator,
    };
    if (k === 0) continue;
    const scaled = sum.denominator * denominator;
    sum = { numerator: scaled + sum.numerator * plusOne, denominator: scaled };
  }
  return fen(
    divHalfEven(balance * product.numerator * sum.denominator, product.denominator * sum.numerator),
  );
}

const abs = (n: bigint): bigint => (n < 0n ? -n : n);

/**
 * Levels equal installments so that the last differs least: while it is off by more than half their
 * number in fen, a share of the difference goes to each; at most three times, and only while it helps.
 * @param n - The number of installments that are levelled.
 * @source The convention of the public schedule cases (apache/fineract, progressive loans).
 */
export function levelled(first: Fen, n: number, multiple: Fen | undefined, lastOf: LastOf): Fen {
  const half = BigInt(Math.floor(n / 2));
  let installment = first;
  let off = lastOf(installment) - installment;
  for (let round = 0; round < 3 && half > 0n && abs(off) > half; round += 1) {
    const moved = toMultiple(fen(installment + divHalfEven(off, BigInt(n))), multiple);
    if (moved === installment) break;
    const offThen = lastOf(moved) - moved;
    if (abs(offThen) >= abs(off)) break;
    installment = moved;
    off = offThen;
  }
  return installment;
}
