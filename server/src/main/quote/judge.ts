import { fen, formatYuan } from '../../kernel/index.ts';
import {
  type HistoryRefusal,
  inOrder,
  judgeHistory,
  type LoanEvent,
  type LoanTerms,
  maturityOf,
  replay,
} from '../../lending/index.ts';
import type { Placed } from './drawings.ts';
import { type QuoteRefusal, refusal } from './refusal.ts';

/** Why the engine does not take an event, in the words of the reference. */
function translated(refused: HistoryRefusal, { event, field }: Placed): QuoteRefusal {
  switch (refused.code) {
    case 'before_drawing':
      return refusal('out_of_order', `${field}.on`);
    case 'until_before_on':
      return refusal('out_of_order', `${field}.until`);
    case 'due_before_on':
      return refusal('out_of_order', `${field}.firstDueOn`);
    case 'repayment_not_found':
    case 'already_reversed':
      return refusal(refused.code, `${field}.of`);
    case 'limit_exceeded': {
      const left = formatYuan(refused.available);
      const message = `of the principal ${left} yuan are left to draw`;
      return refusal('limit_exceeded', `${field}.amount`, message);
    }
    case 'loan_not_open': {
      const was = refused.status === 'closed' ? 'repaid in full' : 'charged off';
      return refusal('loan_not_open', field, `on ${event.on} the loan was ${was} already`);
    }
    case 'nothing_overpaid': {
      const message = `${formatYuan(refused.overpaid)} yuan were overpaid`;
      return refusal('nothing_overpaid', `${field}.amount`, message);
    }
  }
}

/** What of the history so far says that the loan is open, without living it. */
interface Sums {
  drawn: bigint;
  repaid: bigint;
  /** Something besides drawings and repayments moved money or due dates. */
  isPlain: boolean;
}

/** Living a history anew for each event is slow; while less came in than went out it is open. */
const isOpen = (sums: Sums): boolean => sums.isPlain && sums.repaid < sums.drawn;

const count = (sums: Sums, event: LoanEvent): void => {
  if (event.type === 'drawing') sums.drawn += event.amount;
  else if (event.type === 'repayment') sums.repaid += event.amount;
  else if (event.type === 'restructuring' || event.type === 'chargeOff') sums.isPlain = false;
  else if (event.type === 'refund') sums.isPlain = false;
};

/** A drawing needs something left of the principal, and an installment still to come. */
function judgeDrawing(
  terms: LoanTerms,
  history: readonly LoanEvent[],
  place: Placed & { readonly event: { readonly type: 'drawing' } },
  sums: Sums,
): QuoteRefusal | undefined {
  const { event, field } = place;
  const available = fen(terms.principal - sums.drawn);
  if (event.amount > available) {
    return translated({ code: 'limit_exceeded', asked: event.amount, available }, place);
  }
  if (sums.drawn === 0n || (isOpen(sums) && event.on < maturityOf(terms))) return undefined;
  const { course } = replay(terms, history, event.on);
  if (course.chargedOff !== null) {
    return translated({ code: 'loan_not_open', status: 'chargedOff' }, place);
  }
  const last = course.rows.findLast((row) => row.kind === 'installment');
  if (last && !last.fallen) return undefined;
  const message = `${event.on} must be before ${last?.dueOn}, the last due date`;
  return refusal('out_of_order', `${field}.on`, message);
}

/**
 * The refusal that the history meets first, in the order in which it is lived; `undefined` when every
 * event can happen when it does. What was reversed is not looked at, as if it had never been.
 */
export function judgeEvents(terms: LoanTerms, placed: readonly Placed[]): QuoteRefusal | undefined {
  const places = new Map(placed.map((place) => [place.event.id, place]));
  const history: LoanEvent[] = [];
  const sums: Sums = { drawn: 0n, repaid: 0n, isPlain: true };
  for (const event of inOrder(placed.map((place) => place.event))) {
    const refused = judgeEvent(terms, history, event, places.get(event.id), sums);
    if (refused) return refused;
    history.push(event);
    count(sums, event);
  }
  return undefined;
}

function judgeEvent(
  terms: LoanTerms,
  history: readonly LoanEvent[],
  event: LoanEvent,
  place: Placed | undefined,
  sums: Sums,
): QuoteRefusal | undefined {
  if (!place || place.field === 'lpr') return undefined; // Of the contract: it waits for nobody.
  const { field } = place;
  if (event.type === 'drawing') return judgeDrawing(terms, history, { event, field }, sums);
  if (sums.drawn === 0n) return undefined; // Agreed before the money is out.
  if (isOpen(sums) && event.type !== 'refund') return undefined;
  const refused = judgeHistory(terms, history, event);
  return refused && translated(refused, place);
}
