import type { BusinessDate, Fen } from '../kernel/index.ts';
import { dueDates } from './course/calendar.ts';
import { plan } from './course/replay.ts';
import { showRows } from './course/show.ts';
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

/** The last due date (到期日). */
export function maturityOf(terms: LoanTerms): BusinessDate {
  const last = dueDates(terms).at(-1);
  if (last === undefined) throw new Error('a loan has a due date');
  return last;
}

/**
 * The repayment plan as it stands when all of it is drawn at once and nothing is repaid early. Pure.
 * @returns One row a due date, down payments first; their principals add up to the principal.
 */
export function computeSchedule(terms: LoanTerms): Installment[] {
  checkTerms(terms);
  const drawing = {
    id: 'drawing',
    type: 'drawing',
    on: terms.drawnOn,
    amount: terms.principal,
  } as const;
  const rows = showRows(plan(terms, [drawing]), [drawing]);
  return rows.map(({ nr, dueOn, principal, interest, days }) => ({
    n: nr,
    dueOn,
    principal,
    interest,
    days,
  }));
}
