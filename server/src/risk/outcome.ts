import { addDays, addMonths, type BusinessDate } from '../kernel/index.ts';

/** Days past due that are a default, and the months after a decision in which they count. */
export const DEFAULT_DPD = 90;
const OUTCOME_MONTHS = 12;
/** The ninetieth day is told with the ninety-first, when that is closed: until then nobody knows of it. */
const TOLD_DAYS = 2;

/** What a risk model counts as bad, unless its data say otherwise. */
export const DEFAULT_DEFINITION = `${DEFAULT_DPD} days past due within ${OUTCOME_MONTHS} months of the decision (the oldest unpaid installment counts)`;

/** That days past due were told on a day: at a threshold, or when they ended. */
export interface ToldDpd {
  readonly on: BusinessDate;
  readonly dpd: number;
}

/** The first day on which a loan was in default; `null`: it never was. */
export const defaultedOn = (told: readonly ToldDpd[]): BusinessDate | null =>
  told
    .filter(({ dpd }) => dpd >= DEFAULT_DPD)
    .map(({ on, dpd }) => addDays(on, DEFAULT_DPD - dpd))
    .sort()[0] ?? null;

/**
 * What came of a decision, over all loans of its facility. `censored`: it is too early to say; such a case is
 * left out, for to call it good would teach a model that young loans are.
 * @param seenUntil - Up to which day the books are closed.
 */
export function outcomeOf(o: {
  readonly decidedOn: BusinessDate;
  readonly defaultedOn: BusinessDate | null;
  readonly seenUntil: BusinessDate;
}): 'good' | 'bad' | 'censored' {
  const end = addMonths(o.decidedOn, OUTCOME_MONTHS);
  if (o.defaultedOn !== null && o.defaultedOn <= end) return 'bad';
  return o.seenUntil >= addDays(end, TOLD_DAYS) ? 'good' : 'censored';
}
