import type { BusinessDate } from '../../kernel/index.ts';
import type { LoanTerms } from '../terms.ts';
import type { Allocation } from './allocation.ts';
import { apply, effectiveOn } from './apply.ts';
import type { Books } from './balances.ts';
import { booksOf } from './books.ts';
import { advance, begin, type Course, lastRow } from './course.ts';
import { inOrder, type LoanEvent } from './history.ts';
import { asPaid } from './relevel.ts';

/** A loan as its history made it. */
export interface Lived {
  readonly course: Course;
  /** What each repayment that counts met, by the id of the event. */
  readonly met: ReadonlyMap<string, Allocation>;
  /** What the books held before and after the event that was asked about, on its day. */
  readonly around: { readonly before: Books; readonly after: Books } | undefined;
}

interface Timed {
  readonly event: LoanEvent;
  readonly on: BusinessDate;
}

const timed = (terms: LoanTerms, events: readonly LoanEvent[]): Timed[] => {
  const list = inOrder(events).map((event) => ({ event, on: effectiveOn(terms, event) }));
  return list.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)); // Stable.
};

/**
 * The course of a loan on the morning of `asOf`, after all that happened up to and on that day. Pure,
 * and the same in whatever order the events are given: living a history and replaying it are one.
 *
 * @param events - The whole history, the drawings included. Those that count from a day after `asOf`
 *   are not looked at.
 * @param about - The id of an event of which `around` is wanted.
 */
export function replay(
  terms: LoanTerms,
  events: readonly LoanEvent[],
  asOf: BusinessDate,
  about?: string,
): Lived {
  const course = begin(terms);
  let around: Lived['around'];
  const met = new Map<string, Allocation>();
  const list = timed(terms, events).filter(({ on }) => on <= asOf);
  for (const [i, { event, on }] of list.entries()) {
    advance(course, on);
    const levelledAs =
      event.type === 'drawing' && isRepaidByPlan(course)
        ? planOf(terms, list.slice(0, i + 1))
        : undefined;
    const before = event.id === about ? booksOf(course) : undefined;
    const allocation = apply(course, event, levelledAs);
    if (allocation) met.set(event.id, allocation);
    if (before) around = { before, after: booksOf(course) };
  }
  advance(course, asOf);
  return { course, met, around };
}

/** Whether something was repaid of a loan whose installments are still those it began with. */
const isRepaidByPlan = (course: Course): boolean =>
  course.drawn > 0n && course.repaid > 0n && !course.begunAnew;

/** The plan of a loan: its course if every installment is paid on its day, and nothing else is. */
export const plan = (terms: LoanTerms, events: readonly LoanEvent[]): Course =>
  planOf(terms, timed(terms, events));

/** What makes the plan: what is lent, on what terms, for what fees. */
const isPlanned = ({ type }: LoanEvent): boolean =>
  type !== 'repayment' && type !== 'refund' && type !== 'chargeOff';

/** What the installments would be had nothing been repaid but what was due on its day. */
function planOf(terms: LoanTerms, list: readonly Timed[]): Course {
  const planned = begin(terms);
  planned.assumePaid = true;
  for (const { event, on } of list) {
    if (!isPlanned(event)) continue;
    advance(planned, on);
    apply(planned, event);
  }
  return planned;
}

/**
 * What is to come if every installment is paid on its day: `lived` played on to its last due date,
 * with what is agreed for later days (changes of the rate, pauses, drawings) on its way.
 */
export function foresee(lived: Course, events: readonly LoanEvent[]): Course {
  const future = asPaid(lived);
  for (const { event, on } of timed(lived.terms, events)) {
    if (on <= lived.at || !isAgreed(event)) continue;
    advance(future, on);
    apply(future, event);
  }
  const last = lastRow(future);
  if (!last.fallen) advance(future, last.dueOn);
  return future;
}

const isAgreed = (event: LoanEvent): boolean =>
  event.type === 'rateChange' || event.type === 'interestPause' || event.type === 'drawing';
