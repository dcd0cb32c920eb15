import { computeSchedule, type Installment } from './schedule.ts';
import type { LoanTerms } from './terms.ts';
import { computeTotalCost, type TotalCost } from './total-cost.ts';

/** What a drawing on `terms` would look like: the plan and what it costs. */
export interface Quote {
  readonly terms: LoanTerms;
  readonly schedule: readonly Installment[];
  readonly totalCost: TotalCost;
}

/** The schedule of `terms` and its total-cost disclosure. Pure. */
export function quote(terms: LoanTerms): Quote {
  const schedule = computeSchedule(terms);
  return { terms, schedule, totalCost: computeTotalCost(terms, schedule) };
}
