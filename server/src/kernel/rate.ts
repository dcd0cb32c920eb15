import assert from 'node:assert/strict';
import { type BusinessDate, daysBetween } from './date.ts';
import { divFloor, divHalfEven, type Fen, fen } from './money.ts';

declare const unit: unique symbol;

/** An annual rate in parts per billion: 7.2 % is `72_000_000n`. */
export type RateE9 = bigint & { readonly [unit]: 'rateE9' };
export const rateE9 = (n: bigint): RateE9 => n as RateE9;

export const RATE_ONE: RateE9 = rateE9(1_000_000_000n);

/** How days become years (计息基准). Named in every contract, never implied. */
export type DayCount = '30/360' | 'act/360' | 'act/365' | 'act/act';

/** The day counts whose year has one length, so that every day bears the same. */
export type FixedDayCount = 'act/360' | 'act/365';

const basis: Record<DayCount, bigint> = {
  '30/360': 360n,
  'act/360': 360n,
  'act/365': 365n,
  'act/act': 365n,
};

/** The days by which a nominal annual rate is spoken of; `act/act` speaks of 365. */
export const nominalYear = (dayCount: DayCount): bigint => basis[dayCount];

/** An amount before rounding: `numerator / denominator`, exactly; the denominator is positive. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Interest before rounding, in fen. */
export type ExactInterest = Fraction;

export const fraction = (numerator: bigint, denominator: bigint): Fraction => {
  assert(denominator > 0n, 'a denominator is positive');
  return { numerator, denominator };
};

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The smallest number that both divide. */
const leastCommonMultiple = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b;

/** The sum of two exact amounts. Those of one denominator, nearly all, need no reduction. */
export function addInterest(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) {
    return { numerator: a.numerator + b.numerator, denominator: a.denominator };
  }
  if (b.numerator === 0n) return a;
  if (a.numerator === 0n) return b;
  const denominator = leastCommonMultiple(a.denominator, b.denominator);
  return {
    numerator:
      a.numerator * (denominator / a.denominator) + b.numerator * (denominator / b.denominator),
    denominator,
  };
}

/** Both over one denominator: for those who store an amount beside what it grows by. */
export function alike(a: Fraction, b: Fraction): readonly [Fraction, Fraction] {
  if (a.denominator === b.denominator) return [a, b];
  const denominator = leastCommonMultiple(a.denominator, b.denominator);
  const scaled = (f: Fraction): Fraction => ({
    numerator: f.numerator * (denominator / f.denominator),
    denominator,
  });
  return [scaled(a), scaled(b)];
}

export const noInterest = (dayCount: DayCount): ExactInterest => ({
  numerator: 0n,
  denominator: RATE_ONE * basis[dayCount],
});

/** Interest on `principal` at a simple annual rate over `share` of a year, not rounded. */
export const accrueShare = (
  principal: Fen,
  annualRate: RateE9,
  share: Fraction,
): ExactInterest => ({
  numerator: principal * annualRate * share.numerator,
  denominator: RATE_ONE * share.denominator,
});

/** Interest on `principal` over `days` days at a simple annual rate, not rounded. */
export function accrue(
  principal: Fen,
  annualRate: RateE9,
  days: number,
  dayCount: FixedDayCount,
): ExactInterest {
  assert(Number.isInteger(days) && days >= 0, 'days must be a whole number, not negative');
  return {
    numerator: principal * annualRate * BigInt(days),
    denominator: RATE_ONE * basis[dayCount],
  };
}

/** `accrue` from `from` (included) to `to` (not included): a loan of one day bears one day. */
export const accrueBetween = (
  principal: Fen,
  annualRate: RateE9,
  from: BusinessDate,
  to: BusinessDate,
  dayCount: FixedDayCount,
): ExactInterest => accrue(principal, annualRate, daysBetween(from, to), dayCount);

/** The one rounding of interest, half to even, done when it falls due. Unit: fen. */
export const roundInterest = (interest: ExactInterest): Fen =>
  fen(divHalfEven(interest.numerator, interest.denominator));

/** Whole fen of interest that runs: what the books hold of it before it falls due. Unit: fen. */
export const floorInterest = (interest: ExactInterest): Fen =>
  fen(divFloor(interest.numerator, interest.denominator));
