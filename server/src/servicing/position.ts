import {
  addDays,
  alike,
  type BusinessDate,
  daysBetween,
  type ExactInterest,
  type Fen,
  fen,
  type Id,
  noInterest,
} from '../kernel/index.ts';
import {
  type Books,
  booksOf,
  type Course,
  effectiveOn,
  inOrder,
  type LoanEvent,
  nextBreak,
  nextReset,
  nightly,
  oldestDueOf,
  penaltyOf,
  runningOf,
} from '../lending/index.ts';

/** Whose loan it is: the subjects of its accounts. */
export interface LoanKeys {
  readonly loanId: Id<'loan'>;
  readonly borrowerId: Id<'borrower'>;
  readonly funderId: string;
}

/** Interest that runs: what it is, what a night adds (over one denominator), what of it is paid. */
export interface Accruing {
  readonly exact: ExactInterest;
  readonly nightly: ExactInterest;
  readonly offset: Fen;
}

/** Where a loan stands: what the books hold of it, and what one more night would add. */
export interface Position extends LoanKeys {
  readonly status: 'open' | 'closed' | 'chargedOff';
  readonly accruedTo: BusinessDate;
  /** The next morning that needs more than one more night; `null` when none will. */
  readonly wakeOn: BusinessDate | null;
  readonly nonAccrual: boolean;
  readonly duePrincipal: Fen;
  readonly dueInterest: Fen;
  readonly oldestDueOn: BusinessDate | null;
  /** Days past due as they were told last; 0 when nothing is. */
  readonly toldDpd: number;
  readonly running: Accruing;
  readonly penalty: Accruing;
  readonly books: Books;
  readonly closedOn: BusinessDate | null;
}

/**
 * The days past due that are told to the rest of the house as they are reached, and where classes
 * and duties change. When a loan is no longer past due, the days it had reached are told too.
 * @source rules R9: 90, 270 and 360 days; the rest are assumed.
 */
export const dpdThresholds = [1, 7, 15, 31, 61, 91, 181, 271, 361] as const;

/** The morning on which the next threshold is reached. */
function nextThreshold(course: Course): BusinessDate | undefined {
  const oldest = oldestDueOf(course);
  if (oldest === null) return undefined;
  const days = daysBetween(oldest, course.at);
  const grace = course.terms.graceDays ?? 0;
  const next = dpdThresholds.map((t) => Math.max(t, grace + 1)).find((t) => t > days);
  return next === undefined ? undefined : addDays(oldest, next);
}

/** The next day on which a rate that follows the LPR is set anew. */
const resetOf = ({ terms, at }: Course): BusinessDate | undefined =>
  terms.lpr && nextReset(terms, terms.lpr, at);

const earliest = (days: readonly (BusinessDate | undefined)[]): BusinessDate | null =>
  days.reduce<BusinessDate | null>(
    (first, day) => (day !== undefined && (first === null || day < first) ? day : first),
    null,
  );

function accruing(
  { exact, offset }: { readonly exact: ExactInterest; readonly offset: Fen },
  night: ExactInterest,
): Accruing {
  const [total, each] = alike(exact, night);
  return { exact: total, nightly: each, offset };
}

const nothingOwed = (books: Books): boolean =>
  books.principal === 0n &&
  books.interestReceivable === 0n &&
  books.interestAccrued === 0n &&
  books.penaltyAccrued === 0n &&
  books.feesReceivable === 0n &&
  books.offBalance === 0n;

/** The day of the last repayment that counts: the one that closed a loan which is closed. */
const lastRepaidOn = (events: readonly LoanEvent[], at: BusinessDate): BusinessDate | undefined =>
  inOrder(events).findLast((event) => event.type === 'repayment' && event.on <= at)?.on;

/** The position that `course` comes to. @param events - Its history: later agreed days wake it. */
export function positionOf(
  keys: LoanKeys,
  course: Course,
  events: readonly LoanEvent[],
  before?: Pick<Position, 'toldDpd'>,
): Position {
  const books = booksOf(course);
  const none = noInterest(course.terms.dayCount);
  const night = nightly(course, course.at, addDays(course.at, 1));
  const penaltyNight = night.penalties.reduce(
    (sum, [, more]) => (sum === undefined ? more : addUp(sum, more)),
    undefined as ExactInterest | undefined,
  );
  const closed = course.drawn > 0n && course.chargedOff === null && nothingOwed(books);
  const agreed = events
    .map((event) => effectiveOn(course.terms, event))
    .filter((on) => on > course.at);
  const due = course.rows.reduce(
    (sum, row) =>
      row.fallen && !row.ahead
        ? {
            principal: sum.principal + row.principal - row.paidPrincipal,
            interest: sum.interest + row.interest - row.paidInterest,
          }
        : sum,
    { principal: 0n, interest: 0n },
  );
  const asleep = closed || course.chargedOff !== null;
  return {
    loanId: keys.loanId,
    borrowerId: keys.borrowerId,
    funderId: keys.funderId,
    status: course.chargedOff !== null ? 'chargedOff' : closed ? 'closed' : 'open',
    accruedTo: course.at,
    wakeOn: asleep
      ? null
      : earliest([nextBreak(course), nextThreshold(course), resetOf(course), ...agreed]),
    nonAccrual: course.nonAccrual,
    duePrincipal: fen(due.principal),
    dueInterest: fen(due.interest),
    oldestDueOn: closed ? null : oldestDueOf(course),
    toldDpd: before?.toldDpd ?? 0,
    running: accruing(runningOf(course), asleep ? none : (night.running ?? none)),
    penalty: accruing(penaltyOf(course), asleep ? none : (penaltyNight ?? none)),
    books,
    closedOn: closed ? (lastRepaidOn(events, course.at) ?? course.at) : null,
  };
}

function addUp(a: ExactInterest, b: ExactInterest): ExactInterest {
  const [x, y] = alike(a, b);
  return { numerator: x.numerator + y.numerator, denominator: x.denominator };
}
