import type { BusinessDate, Fen } from '../../kernel/index.ts';
import type { LoanTerms } from '../terms.ts';
import { booksOf } from './books.ts';
import type { Course } from './course.ts';
import type { LoanEvent } from './history.ts';
import { replay } from './replay.ts';

/**
 * Why an event cannot join a history. In order of precedence: when several apply, the first is
 * returned.
 */
export type HistoryRefusal =
  | { readonly code: 'before_drawing'; readonly drawnOn: BusinessDate }
  | { readonly code: 'until_before_on' }
  | { readonly code: 'due_before_on' }
  | { readonly code: 'repayment_not_found' }
  | { readonly code: 'already_reversed' }
  | { readonly code: 'limit_exceeded'; readonly asked: Fen; readonly available: Fen }
  | { readonly code: 'loan_not_open'; readonly status: 'closed' | 'chargedOff' }
  | { readonly code: 'nothing_overpaid'; readonly overpaid: Fen };

/** What the dates and references of `event` are refused for, whatever the loan owes. */
function judgeShape(terms: LoanTerms, history: readonly LoanEvent[], event: LoanEvent) {
  if (event.on < terms.drawnOn) {
    return { code: 'before_drawing', drawnOn: terms.drawnOn } as const;
  }
  if (event.type === 'interestPause' && event.until < event.on) {
    return { code: 'until_before_on' } as const;
  }
  if (event.type === 'restructuring' && event.firstDueOn !== undefined) {
    if (event.firstDueOn <= event.on) return { code: 'due_before_on' } as const;
  }
  if (event.type === 'reversal') {
    const of = history.find((e) => e.id === event.of && e.type === 'repayment');
    if (!of) return { code: 'repayment_not_found' } as const;
    const twice = history.some((e) => e.type === 'reversal' && e.of === event.of);
    if (twice) return { code: 'already_reversed' } as const;
  }
  return undefined;
}

function judgeDrawing(
  terms: LoanTerms,
  history: readonly LoanEvent[],
  amount: Fen,
  course: Course,
): HistoryRefusal | undefined {
  const drawn = history.reduce((sum, e) => (e.type === 'drawing' ? sum + e.amount : sum), 0n);
  const available = (terms.principal - drawn) as Fen;
  if (amount > available) return { code: 'limit_exceeded', asked: amount, available };
  return course.chargedOff === null ? undefined : { code: 'loan_not_open', status: 'chargedOff' };
}

/** The refusal that `event` meets first when it joins `history`, or `undefined`. Pure. */
export function judgeHistory(
  terms: LoanTerms,
  history: readonly LoanEvent[],
  event: LoanEvent,
): HistoryRefusal | undefined {
  const shape = judgeShape(terms, history, event);
  if (shape) return shape;
  if (event.type === 'reversal') return undefined;
  const { course } = replay(terms, history, event.on);
  if (event.type === 'drawing') return judgeDrawing(terms, history, event.amount, course);
  const books = booksOf(course);
  const owed =
    books.principal +
    books.interestReceivable +
    books.interestAccrued +
    books.penaltyAccrued +
    books.feesReceivable +
    books.offBalance +
    books.claims;
  if (event.type === 'refund') {
    return event.amount > course.overpaid
      ? { code: 'nothing_overpaid', overpaid: course.overpaid }
      : undefined;
  }
  if (owed === 0n) return { code: 'loan_not_open', status: 'closed' };
  if (course.chargedOff !== null && event.type !== 'repayment') {
    return { code: 'loan_not_open', status: 'chargedOff' };
  }
  return undefined;
}
