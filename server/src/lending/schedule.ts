import {
  accrueBetween,
  addMonths,
  type BusinessDate,
  daysBetween,
  type Fen,
  fen,
  roundInterest,
} from '../kernel/index.ts';
import { checkTerms, type LoanTerms } from './terms.ts';

/** One row of a repayment plan (期供). */
export interface Installment {
  /** 1 for the first. */
  readonly n: number;
  readonly dueOn: BusinessDate;
  /** Unit: fen. */
  readonly principal: Fen;
  /** Unit: fen; rounded half to even once, for this period. */
  readonly interest: Fen;
  /** Days that bear this interest: from the last due date (included) to this one (not included). */
  readonly days: number;
}

/**
 * The day installment `n` falls due: `n` months after the drawing, counted from the drawing itself,
 * so that a loan of the 31st falls due on the 28th once and on the 31st again.
 */
export const dueDate = (drawnOn: BusinessDate, n: number): BusinessDate => addMonths(drawnOn, n);

/** The last due date (到期日). */
export const maturityOf = (terms: Pick<LoanTerms, 'drawnOn' | 'termMonths'>): BusinessDate =>
  dueDate(terms.drawnOn, terms.termMonths);

/**
 * The repayment plan as it stands when nothing is repaid early. Pure.
 * @returns One installment a month; their principals add up to the principal. Shape: `[termMonths]`.
 */
export function computeSchedule(terms: LoanTerms): Installment[] {
  checkTerms(terms);
  const { principal, annualRate, dayCount, drawnOn, termMonths } = terms;
  return Array.from({ length: termMonths }, (_, i) => {
    const n = i + 1;
    const from = dueDate(drawnOn, i);
    const dueOn = dueDate(drawnOn, n);
    return {
      n,
      dueOn,
      principal: n === termMonths ? principal : fen(0n),
      interest: roundInterest(accrueBetween(principal, annualRate, from, dueOn, dayCount)),
      days: daysBetween(from, dueOn),
    };
  });
}
