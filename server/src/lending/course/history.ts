import type { BusinessDate, Fen, RateE9 } from '../../kernel/index.ts';
import type { Method, RepayUnit } from '../terms.ts';

/** What happened to a loan, on the day it counts from. `id` is unique within the loan. */
export type LoanEvent = { readonly id: string; readonly on: BusinessDate } & (
  | { readonly type: 'drawing'; readonly amount: Fen }
  /** Once the loan is charged off it is a recovery: the same money, booked otherwise. */
  | { readonly type: 'repayment'; readonly amount: Fen }
  /** Undoes the repayment `of`, from the day it counted from. */
  | { readonly type: 'reversal'; readonly of: string }
  | { readonly type: 'rateChange'; readonly annualRate: RateE9; readonly penaltyRate?: RateE9 }
  /** No interest and no penalty interest on the days from `on` to `until`, both included. */
  | { readonly type: 'interestPause'; readonly until: BusinessDate }
  /** A fee, due on `on`. */
  | { readonly type: 'fee'; readonly amount: Fen }
  | ({ readonly type: 'restructuring' } & Restructuring)
  /** What is still owed is given up in the books; the claim stays. */
  | { readonly type: 'chargeOff' }
  /** Money overpaid goes back. */
  | { readonly type: 'refund'; readonly amount: Fen }
);

export type LoanEventType = LoanEvent['type'];

export const loanEventTypes = [
  'drawing',
  'repayment',
  'reversal',
  'rateChange',
  'interestPause',
  'fee',
  'restructuring',
  'chargeOff',
  'refund',
] as const satisfies readonly LoanEventType[];

/** A new plan (重组, 展期) for the principal that is not yet past due, and what is past due if told. */
export interface Restructuring {
  readonly method?: Method;
  readonly installments: number;
  readonly repayEvery?: number;
  readonly repayUnit?: RepayUnit;
  readonly firstDueOn?: BusinessDate;
  /** Principal past due joins the new plan; unpaid interest and fees stay due. Default: yes. */
  readonly includeOverdue?: boolean;
}

/** On one day: what the contract changes comes before what moves money, drawings before repayments. */
const rank: Record<LoanEventType, number> = {
  rateChange: 0,
  interestPause: 0,
  restructuring: 1,
  drawing: 2,
  fee: 3,
  repayment: 4,
  reversal: 4,
  refund: 5,
  chargeOff: 6,
};

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The events that count, in the one order in which they are lived: by day, then by kind, then by id.
 * Reversals and what they undo are gone. In whatever order events arrive, this is the same.
 */
export function inOrder(events: readonly LoanEvent[]): LoanEvent[] {
  const undone = new Set(events.flatMap((event) => (event.type === 'reversal' ? [event.of] : [])));
  return events
    .filter((event) => event.type !== 'reversal' && !undone.has(event.id))
    .sort((a, b) => compare(a.on, b.on) || rank[a.type] - rank[b.type] || compare(a.id, b.id));
}
