/** Why a document is not answered with a schedule, in order of precedence. */
export const quoteCodes = {
  bad_json: 'The line is no JSON, or no JSON object',
  unknown_field: 'There is no such term',
  missing: 'The term is wanted and not there',
  bad_shape: 'An object or a list is wanted there, or it holds too many or too few members',
  bad_amount: 'No amount in yuan above 0 with at most two decimals',
  bad_rate: 'No percentage, or one out of range',
  bad_date: 'No day of the calendar from 1900-01-01 to 2199-12-31',
  bad_number: 'No number of the range that is asked for',
  bad_choice: 'Not one of the choices, or one that does not go with another term',
  duplicate_id: 'Two events have the same id',
  out_of_order:
    'A day lies before one that it must follow, or a drawing on or after the last due date',
  lpr_unknown: 'No loan prime rate is known for the day',
  limit_exceeded: 'The drawings add up to more than the principal',
  repayment_not_found: 'There is no such repayment to reverse',
  already_reversed: 'The repayment was reversed before',
  loan_not_open: 'The loan was repaid in full, or charged off, before',
  nothing_overpaid: 'More is to go back than was overpaid',
} as const satisfies Readonly<Record<string, string>>;

export type QuoteCode = keyof typeof quoteCodes;

/** An answer to whoever asked, not an exception. */
export interface QuoteRefusal {
  readonly code: QuoteCode;
  /** The path of the term: `events[2].amount`; empty for the document itself. */
  readonly field: string;
  /** For people. */
  readonly message: string;
}

/** A refusal before it is an answer. */
export const refusal = (
  code: QuoteCode,
  field: string,
  message: string = quoteCodes[code],
): QuoteRefusal => ({ code, field, message });

/** `['events', 2, 'amount']` as `events[2].amount`. */
export const fieldOf = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
