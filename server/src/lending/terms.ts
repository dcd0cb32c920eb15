import assert from 'node:assert/strict';
import {
  type BusinessDate,
  type DayCount,
  divHalfEven,
  FEN_MAX,
  type Fen,
  type RateE9,
  rateE9,
} from '../kernel/index.ts';

/** What lender and borrower agree on for one drawing. Everything that is charged follows from it. */
export interface LoanTerms {
  /** Unit: fen, `> 0`. */
  readonly principal: Fen;
  readonly annualRate: RateE9;
  readonly dayCount: DayCount;
  /** Bears interest from this day on (included). */
  readonly drawnOn: BusinessDate;
  /** Whole months, 1 to 60. */
  readonly termMonths: number;
  /** Interest every month, principal at maturity (先息后本); repayable on any day before. */
  readonly repayment: 'interestOnly';
  /** Annual rate on principal not paid at maturity. Default: `penaltyRateOf(annualRate)`. */
  readonly penaltyRate?: RateE9;
}

const MILLION = 1_000_000n;

/**
 * Penalty rate (罚息利率) as a multiple of the contract rate, in parts per million: 1.5 times.
 * @source PBoC notice Yinfa [2003] 251: the contract rate plus 30 to 50 %. Confirm: text not read.
 */
export const PENALTY_MULTIPLE_PPM = 1_500_000n;

/** The annual rate on overdue principal; it replaces the contract rate, it is not added to it. */
export const penaltyRateOf = (annualRate: RateE9, multiplePpm = PENALTY_MULTIPLE_PPM): RateE9 =>
  rateE9(divHalfEven(annualRate * multiplePpm, MILLION));

/** Stops on terms that no edge lets through: a bug of the caller, not an answer to a borrower. */
export function checkTerms(terms: LoanTerms): void {
  const { principal, annualRate, termMonths } = terms;
  assert(principal > 0n && principal <= FEN_MAX, 'principal must be positive and within range');
  assert(annualRate >= 0n, 'the annual rate must not be negative');
  assert(
    Number.isInteger(termMonths) && termMonths >= 1 && termMonths <= 60,
    'the term must be 1 to 60 whole months',
  );
}
