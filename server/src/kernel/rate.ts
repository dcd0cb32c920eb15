import assert from 'node:assert/strict';
import { type BusinessDate, daysBetween } from './date.ts';
import { divHalfEven, type Fen, fen } from './money.ts';

declare const unit: unique symbol;

/** An annual rate in parts per billion: 7.2 % is `72_000_000n`. */
export type RateE9 = bigint & { readonly [unit]: 'rateE9' };
export const rateE9 = (n: bigint): RateE9 => n as RateE9;

export const RATE_ONE: RateE9 = rateE9(1_000_000_000n);

/** How days become years. Named in every contract, never implied. */
export type DayCount = 'act/360' | 'act/365';

const basis: Record<DayCount, bigint> = { 'act/360': 360n, 'act/365': 365n };

/**
 * Interest before rounding: `numerator / denominator` fen, exactly.
 * Fractions of one day count share a denominator, so that they add up without loss.
 */
export interface ExactInterest {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const noInterest = (dayCount: DayCount): ExactInterest => ({
  numerator: 0n,
  denominator: RATE_ONE * basis[dayCount],
});

/** Interest on `principal` over `days` days at a simple annual rate, not rounded. */
export function accrue(
  principal: Fen,
  annualRate: RateE9,
  days: number,
  dayCount: DayCount,
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
  dayCount: DayCount,
): ExactInterest => accrue(principal, annualRate, daysBetween(from, to), dayCount);

/** The sum of two exact amounts of one day count. */
export function addInterest(a: ExactInterest, b: ExactInterest): ExactInterest {
  assert(a.denominator === b.denominator, 'interest of two day counts cannot be added');
  return { numerator: a.numerator + b.numerator, denominator: a.denominator };
}

/** The one rounding of interest, half to even, done when it falls due. Unit: fen. */
export const roundInterest = (interest: ExactInterest): Fen =>
  fen(divHalfEven(interest.numerator, interest.denominator));
