import assert from 'node:assert/strict';

declare const unit: unique symbol;

/** Renminbi in fen (分, 1/100 yuan): an integer, never a fraction. */
export type Fen = bigint & { readonly [unit]: 'fen' };
export const fen = (n: bigint): Fen => n as Fen;

/** The largest amount any edge accepts: 10 trillion yuan, well inside a Postgres `bigint`. */
export const FEN_MAX: Fen = fen(10n ** 15n);

/** The sum of `amounts`. Unit: fen. */
export const sumFen = (amounts: readonly Fen[]): Fen => fen(amounts.reduce((a, b) => a + b, 0n));

/** `a / b` rounded towards minus infinity. `b` must not be zero. */
export function divFloor(a: bigint, b: bigint): bigint {
  assert(b !== 0n, 'division by zero');
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** `a / b` rounded to the nearest integer, halves to the even one (banker's rounding). */
export function divHalfEven(a: bigint, b: bigint): bigint {
  const floor = divFloor(a, b);
  const twice = 2n * (a - floor * b); // Sign of b; between 0 and 2b.
  const half = b < 0n ? -twice : twice;
  const whole = b < 0n ? -b : b;
  if (half < whole) return floor;
  if (half > whole) return floor + 1n;
  return floor % 2n === 0n ? floor : floor + 1n;
}

/**
 * Splits `total` in proportion to `weights` by the largest remainder, so that no fen is lost.
 * @param total - Unit: fen, `>= 0`.
 * @param weights - Not negative, sum `> 0`. Shape: `[n]`.
 * @returns Parts that add up to `total` exactly. Unit: fen. Shape: `[n]`.
 */
export function apportion(total: Fen, weights: readonly bigint[]): Fen[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  assert(total >= 0n, 'total is negative');
  assert(sum > 0n && weights.every((w) => w >= 0n), 'weights must be positive');
  const floors = weights.map((w) => (total * w) / sum);
  const short = Number(total - floors.reduce((a, b) => a + b, 0n)); // Always less than n.
  const byRemainder = weights
    .map((w, i) => ({ i, remainder: (total * w) % sum }))
    .sort((a, b) => Number(b.remainder - a.remainder) || a.i - b.i);
  const winners = new Set(byRemainder.slice(0, short).map(({ i }) => i));
  return floors.map((part, i) => fen(winners.has(i) ? part + 1n : part));
}

/**
 * Yuan with at most two decimals, as partners write it (`"1234.5"`), in fen.
 * @returns `undefined` when `text` is not such an amount or leaves the accepted range.
 */
export function parseYuan(text: string): Fen | undefined {
  const match = /^(-)?(\d{1,14})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  const [, minus, whole = '0', cents = ''] = match;
  const amount = BigInt(whole) * 100n + BigInt(cents.padEnd(2, '0'));
  return amount > FEN_MAX ? undefined : fen(minus ? -amount : amount);
}

/** Fen as yuan with two decimals, the form partners and banks exchange: `"1234.50"`. */
export function formatYuan(amount: Fen): string {
  const abs = amount < 0n ? -amount : amount;
  const cents = String(abs % 100n).padStart(2, '0');
  return `${amount < 0n ? '-' : ''}${abs / 100n}.${cents}`;
}
