import {
  type BusinessDate,
  canonicalJson,
  type Id,
  type Instant,
  ok,
  type Result,
  refuse,
} from '../kernel/index.ts';
import {
  type Allocation,
  type HistoryRefusal,
  judgeHistory,
  type LoanEvent,
  type LoanEventType,
} from '../lending/index.ts';
import { getBookingDate, type Tx } from '../platform/index.ts';
import { firstOpenDay } from './closed-periods.ts';
import { eventsOf, findHistory, type History } from './loan-history.ts';
import { type KeptState, lockState } from './loan-states.ts';
import { type Owed, owedOf } from './owed.ts';
import { recordEvent } from './record-event.ts';
import { findPayingRefund } from './refunds.ts';
import { reliveOne } from './relive.ts';
import { isRenewal } from './renewal-event.ts';
import { markReversed } from './repayments.ts';

/** What staff may let happen to a loan. Money drawn comes from origination, money collected from a rail. */
export type LoanChange = Exclude<LoanEvent, { type: 'drawing' }>;

/** A change to be made. The caller makes `event.id` and keeps it across retries. */
export interface ChangeRequest {
  readonly loanId: Id<'loan'>;
  readonly event: LoanChange;
  /** Who decided it: kept with the event. */
  readonly byWhom: string;
}

/** Why a change is refused. In order of precedence: when several apply, the first is returned. */
export type ChangeRefusal =
  | { readonly code: 'loan_not_found' }
  | { readonly code: 'change_conflict' }
  | { readonly code: 'refund_in_progress'; readonly refundId: Id<'refund'> }
  | { readonly code: 'value_in_future'; readonly today: BusinessDate }
  | { readonly code: 'period_closed'; readonly openFrom: BusinessDate }
  | { readonly code: 'renewal_stands' }
  | HistoryRefusal;

/** A loan after a change. */
export interface Changed {
  readonly repeat: boolean;
  /** What a repayment met; `null` for any other change. */
  readonly allocation: Allocation | null;
  readonly owed: Owed;
}

/** Agreed for a day to come: the loan is woken on it. */
const mayLieAhead: ReadonlySet<LoanEventType> = new Set(['rateChange', 'interestPause']);

const same = (a: LoanEvent, b: LoanEvent): boolean => canonicalJson(a) === canonicalJson(b);

/** A reversal counts from the day of the repayment that it undoes, whatever day was written. */
function dated(history: History, event: LoanChange): LoanChange {
  if (event.type !== 'reversal') return event;
  const of = eventsOf(history).find((e) => e.id === event.of);
  return of ? { ...event, on: of.on } : event;
}

async function judge(
  tx: Tx,
  history: History,
  event: LoanChange,
  today: BusinessDate,
): Promise<ChangeRefusal | undefined> {
  if (event.on > today && !mayLieAhead.has(event.type)) return { code: 'value_in_future', today };
  const openFrom = await firstOpenDay(tx);
  if (openFrom !== undefined && event.on < openFrom) return { code: 'period_closed', openFrom };
  // The loan that took it over stands: undone here, the debt would be owed twice.
  if (event.type === 'reversal' && isRenewal(event.of)) return { code: 'renewal_stands' };
  return judgeHistory(history.terms, eventsOf(history), event);
}

/**
 * Lets a change happen to a loan, on its value date, which may lie back: the loan is played again from
 * that day and the difference is posted. The same id with the same content answers as before.
 */
export async function changeLoan(
  tx: Tx,
  { loanId, event: asked, byWhom }: ChangeRequest,
  at: Instant,
): Promise<Result<Changed, ChangeRefusal>> {
  const kept = await lockState(tx, loanId);
  const history = kept && (await findHistory(tx, loanId));
  if (!kept || !history) return refuse({ code: 'loan_not_found' });
  const event = dated(history, asked);
  const today = await getBookingDate(tx);
  const known = eventsOf(history).find((e) => e.id === event.id);
  if (known) {
    return same(known, event)
      ? ok(answer(kept, history, event, today, true))
      : refuse({ code: 'change_conflict' });
  }
  // What is overpaid must not shrink below what is being paid back.
  const refund = await findPayingRefund(tx, loanId);
  if (refund) return refuse({ code: 'refund_in_progress', refundId: refund.id });
  const refusal = await judge(tx, history, event, today);
  if (refusal) return refuse(refusal);
  const { history: after } = await recordEvent(tx, kept, history, { event, byWhom, at }, today);
  if (event.type === 'reversal') await markReversed(tx, event.of, at);
  return ok(answer(kept, after, event, today, false));
}

function answer(
  kept: KeptState,
  history: History,
  event: LoanEvent,
  today: BusinessDate,
  repeat: boolean,
): Changed {
  const { lived } = reliveOne(kept, history, today, event.id);
  return {
    repeat,
    allocation: lived.met.get(event.id) ?? null,
    owed: owedOf(lived.course),
  };
}
