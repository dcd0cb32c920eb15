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
import type { LprBasis } from './lpr.ts';

/**
 * How a loan is repaid:
 * - `revolvingDaily` 随借随还: drawn and repaid on any day, interest daily, due every period, the
 *   principal at maturity;
 * - `interestOnly` 先息后本: interest every period, the principal at maturity;
 * - `bullet` 到期一次还本付息: principal and interest at maturity;
 * - `equalInstallment` 等额本息: the same amount every period, interest on the balance;
 * - `equalPrincipal` 等额本金: the same principal every period, interest on the balance;
 * - `flat`: the same amount every period, interest on what was drawn;
 * - `season`: nothing until the harvest, then by `plan`.
 */
export type Method =
  | 'revolvingDaily'
  | 'interestOnly'
  | 'bullet'
  | 'equalInstallment'
  | 'equalPrincipal'
  | 'flat'
  | 'season';

export const methods = [
  'revolvingDaily',
  'interestOnly',
  'bullet',
  'equalInstallment',
  'equalPrincipal',
  'flat',
  'season',
] as const satisfies readonly Method[];

export type RepayUnit = 'day' | 'week' | 'month';

/** A part of the debt that a repayment can meet. */
export type Component = 'penalty' | 'fee' | 'interest' | 'principal';

/**
 * Which debt a repayment meets first (冲账顺序). `installment`: the oldest installment whole, then the
 * next; `component`: the first component of all installments, then the next.
 */
export interface AllocationOrder {
  readonly by: 'installment' | 'component';
  readonly order: readonly Component[];
}

/** One row of a seasonal plan: its share of the principal, due on a day. */
export interface SeasonPart {
  readonly on: BusinessDate;
  /** Parts per million of what was drawn; all parts add up to a million. */
  readonly principalPpm: bigint;
}

/**
 * How long a year is for `act/act`: every day by its own year, so that a period which crosses New Year
 * is split; or 366 days in a period that holds a 29 February and 365 in any other.
 */
export type ActualYear = 'calendar' | 'february_29';

/**
 * Which day a night's interest is counted to: the day it begins on (算头不算尾: the drawing day bears
 * interest, the day of repayment none) or the day it ends on (算尾不算头). Between two dates it is the
 * same number of days; it matters for New Year under `act/act` and for the day of a rate change or of
 * an interest pause.
 */
export type CountedDay = 'first' | 'last';

/** What lender and borrower agree on for one drawing. Everything that is charged follows from it. */
export interface LoanTerms {
  /** What may be drawn; what was drawn when nothing else is said. Unit: fen, `> 0`. */
  readonly principal: Fen;
  /** What was agreed at the drawing; with `lpr` it changes on the reset days. */
  readonly annualRate: RateE9;
  readonly lpr?: LprBasis;
  readonly dayCount: DayCount;
  /** Bears interest from this day on (included). */
  readonly drawnOn: BusinessDate;
  readonly method: Method;
  /** Number of due dates, 1 to 600. A `bullet` has one, after as many periods. */
  readonly installments: number;
  /** Default: 1. */
  readonly repayEvery?: number;
  /** Default: `month`. A month end is kept: 31 January, 28 February, 31 March. */
  readonly repayUnit?: RepayUnit;
  /** `daily`: by the days of `dayCount`. `sameAsRepayment`: each period its share of the year. */
  readonly interestPeriod?: 'daily' | 'sameAsRepayment';
  /** Default: one period after the drawing. The later ones are counted from it. */
  readonly firstDueOn?: BusinessDate;
  /** Installments of equal amount are rounded to a multiple of it. Unit: fen. */
  readonly installmentMultiple?: Fen;
  /** Of each drawing, due on its day. Unit: parts per million. */
  readonly downPaymentPpm?: bigint;
  /**
   * Whether a drawing in the middle of a period bears interest from its day or for the whole period.
   * Default: `fromDay`, but `wholePeriod` for `flat` by `sameAsRepayment` on `30/360`, which knows
   * no days.
   */
  readonly drawingsBear?: 'fromDay' | 'wholePeriod';
  /** For `season`: when how much of the principal falls due. */
  readonly plan?: readonly SeasonPart[];
  /** Default: `calendar`. */
  readonly actualYear?: ActualYear;
  /** Default: `first`. */
  readonly countedDay?: CountedDay;
  /** Days on which nothing can fall due, and where such a due date goes. Default: it stays. */
  readonly holidays?: readonly BusinessDate[];
  readonly holidayShift?: 'next' | 'previous';
  /** Annual rate on principal past due. Default: `penaltyRateOf(annualRate)`. */
  readonly penaltyRate?: RateE9;
  /** The penalty rate follows a change of the contract rate by this multiple. Unit: ppm. */
  readonly penaltyMultiplePpm?: bigint;
  /** Days after a due date without penalty and without being past due. Default: 0. */
  readonly graceDays?: number;
  /** Whether unpaid interest bears the penalty rate too (复利). Default: no. */
  readonly compounding?: boolean;
  /** What a repayment before the due date meets first. Default: `interest`. */
  readonly aheadMeets?: 'interest' | 'principal';
  /** Default: `usualAllocation`. */
  readonly allocation?: AllocationOrder;
  /** Once interest is no longer accrued (over 90 days past due). Default: `lateAllocation`. */
  readonly allocationNonAccrual?: AllocationOrder;
}

/** Terms without amount, price and day: what a product fixes of the loans drawn under it. */
export type LoanShape = Omit<LoanTerms, 'principal' | 'annualRate' | 'dayCount' | 'drawnOn'>;

const MILLION = 1_000_000n;

/**
 * Penalty rate (罚息利率) as a multiple of the contract rate, in parts per million: 1.5 times.
 * @source PBoC notice Yinfa [2003] 251: the contract rate plus 30 to 50 %. Confirm: text not read.
 */
export const PENALTY_MULTIPLE_PPM = 1_500_000n;

/** The annual rate on overdue principal; it replaces the contract rate, it is not added to it. */
export const penaltyRateOf = (annualRate: RateE9, multiplePpm = PENALTY_MULTIPLE_PPM): RateE9 =>
  rateE9(divHalfEven(annualRate * multiplePpm, MILLION));

/** Costs and interest first, the oldest installment first. */
export const usualAllocation: AllocationOrder = {
  by: 'installment',
  order: ['penalty', 'fee', 'interest', 'principal'],
};

/**
 * Principal first, of all installments, once a loan is no longer accrued.
 * @source 金融企业呆账核销管理办法 and bank accounting rules ask for principal before interest on
 *   loans over 90 days past due. Confirm: text not read; the lender sets it.
 */
export const lateAllocation: AllocationOrder = {
  by: 'component',
  order: ['principal', 'interest', 'penalty', 'fee'],
};

/** Days past due after which interest is no longer income (非应计). @source rules R9: 90 days. */
export const NON_ACCRUAL_DPD = 90;

/** Days after the drawing, ascending, whose shares add up to the whole. */
function isPlan({ plan = [], drawnOn }: LoanTerms): boolean {
  const days = [drawnOn, ...plan.map(({ on }) => on)];
  const ascends = days.every((day, i) => i === 0 || (days[i - 1] ?? day) < day);
  return ascends && plan.reduce((sum, part) => sum + part.principalPpm, 0n) === MILLION;
}

/** Stops on terms that no edge lets through: a bug of the caller, not an answer to a borrower. */
export function checkTerms(terms: LoanTerms): void {
  const { principal, annualRate, installments, repayEvery = 1 } = terms;
  assert(principal > 0n && principal <= FEN_MAX, 'principal must be positive and within range');
  assert(annualRate >= 0n, 'the annual rate must not be negative');
  assert(
    Number.isInteger(installments) && installments >= 1 && installments <= 600,
    'installments must be 1 to 600',
  );
  assert(Number.isInteger(repayEvery) && repayEvery >= 1, 'repayEvery must be at least 1');
  assert(terms.method !== 'season' || isPlan(terms), 'a season needs a plan of a million parts');
  const { downPaymentPpm = 0n, graceDays = 0 } = terms;
  assert(downPaymentPpm >= 0n && downPaymentPpm < MILLION, 'a down payment is a part');
  assert(Number.isInteger(graceDays) && graceDays >= 0, 'grace is whole days');
  assert(terms.firstDueOn === undefined || terms.firstDueOn > terms.drawnOn);
}
