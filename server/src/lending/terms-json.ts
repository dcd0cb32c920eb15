import type { BusinessDate } from '../kernel/index.ts';
import type { LoanTerms } from './terms.ts';

/** Terms as JSON holds them: money, rates and shares as text. */
export type TermsJson = { readonly [key: string]: unknown };

/** The members whose JSON is text and whose value is a `bigint`. */
const numbers = [
  'principal',
  'annualRate',
  'installmentMultiple',
  'downPaymentPpm',
  'penaltyRate',
  'penaltyMultiplePpm',
] as const;

const written = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value;

/** `terms` without what is not a term: a loan carries more than its terms. */
const pick = (terms: LoanTerms): Partial<LoanTerms> => {
  const kept: Record<string, unknown> = {};
  for (const key of keys) if (terms[key] !== undefined) kept[key] = terms[key];
  return kept as Partial<LoanTerms>;
};

const keys = [
  'principal',
  'annualRate',
  'lpr',
  'dayCount',
  'drawnOn',
  'method',
  'installments',
  'repayEvery',
  'repayUnit',
  'interestPeriod',
  'firstDueOn',
  'installmentMultiple',
  'downPaymentPpm',
  'drawingsBear',
  'plan',
  'actualYear',
  'countedDay',
  'holidays',
  'holidayShift',
  'penaltyRate',
  'penaltyMultiplePpm',
  'graceDays',
  'compounding',
  'aheadMeets',
  'allocation',
  'allocationNonAccrual',
] as const satisfies readonly (keyof LoanTerms)[];

/** The terms of a loan, to be kept as `jsonb`. The inverse of `readTerms`. */
export const writeTerms = (terms: LoanTerms): TermsJson =>
  JSON.parse(JSON.stringify(pick(terms), written)) as TermsJson;

/** Terms that were kept, read back. They were checked when they were written. */
export function readTerms(kept: TermsJson): LoanTerms {
  const terms: Record<string, unknown> = { ...kept };
  for (const key of numbers) {
    if (kept[key] !== undefined) terms[key] = BigInt(kept[key] as string);
  }
  if (kept.plan !== undefined) {
    terms.plan = (kept.plan as { on: BusinessDate; principalPpm: string }[]).map((part) => ({
      on: part.on,
      principalPpm: BigInt(part.principalPpm),
    }));
  }
  return terms as unknown as LoanTerms;
}
