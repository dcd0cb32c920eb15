import { type BusinessDate, type Fen, fen, roundInterest } from '../kernel/index.ts';
import {
  type Course,
  dpdOf,
  type LoanEvent,
  type LoanTerms,
  oldestDueOf,
  replay,
  runningInterest,
  type ShownRow,
  showRows,
} from '../lending/index.ts';

/** What is owed on a day. All amounts in fen; interest rounded as it would be if paid that day. */
export interface Owed {
  readonly on: BusinessDate;
  readonly principal: Fen;
  /** Interest that fell due and is not paid. */
  readonly dueInterest: Fen;
  /** Interest of the running period, up to `on` (not included): falls due by paying. */
  readonly accruedInterest: Fen;
  /** Interest on what is overdue, up to `on` (not included). */
  readonly penaltyInterest: Fen;
  readonly fees: Fen;
  /** All of it: what closes the loan on this day. */
  readonly payoff: Fen;
  /** What should have been paid by now, today's dues included. */
  readonly due: Fen;
  /** What should have been paid before `on`. */
  readonly overdue: Fen;
  /** Days past due. */
  readonly dpd: number;
  /** The borrower's money with us: more was paid than was owed. */
  readonly overpaid: Fen;
}

interface Parts {
  readonly principal: bigint;
  readonly interest: bigint;
  readonly penalty: bigint;
  readonly fees: bigint;
}

/** What of the rows is due and not paid, of those that fell due before `before`. */
function dueParts(course: Course, before?: BusinessDate): Parts {
  const sum = { principal: 0n, interest: 0n, penalty: 0n, fees: 0n };
  for (const row of course.rows) {
    sum.penalty += openPenalty(row);
    if (before === undefined || row.dueOn < before) sum.fees += row.fees - row.paidFees;
    if (!row.fallen || row.ahead) continue;
    if (before !== undefined && row.dueOn >= before) continue;
    sum.principal += row.principal - row.paidPrincipal;
    sum.interest += row.interest - row.paidInterest;
  }
  return sum;
}

const openPenalty = (row: Course['rows'][number]): bigint =>
  roundInterest(row.penalty) - row.paidPenalty;

/** What is owed as `course` stands. Pure. */
export function owedOf(course: Course): Owed {
  const due = dueParts(course);
  const late = dueParts(course, course.at);
  const running = course.chargedOff === null ? runningInterest(course) : fen(0n);
  const principal = fen(course.normal + due.principal);
  const dpd = dpdOf(course);
  // After the last due date what runs (interest of days of grace) is due as it runs.
  const runningDue = course.rows.every((row) => row.fallen || row.ahead) ? running : 0n;
  return {
    on: course.at,
    principal,
    dueInterest: fen(due.interest),
    accruedInterest: running,
    penaltyInterest: fen(due.penalty),
    fees: fen(due.fees),
    payoff: fen(principal + due.interest + running + due.penalty + due.fees),
    due: fen(due.principal + due.interest + due.penalty + due.fees + runningDue),
    overdue:
      oldestDueOf(course) === null ? fen(0n) : fen(late.principal + late.interest + late.penalty),
    dpd,
    overpaid: course.overpaid,
  };
}

/** What is owed on the morning of `on`, after all that happened until then and on that day. Pure. */
export const computeOwed = (
  terms: LoanTerms,
  events: readonly LoanEvent[],
  on: BusinessDate,
): Owed => owedOf(replay(terms, events, on).course);

/** A row of a loan's plan with what became of it. */
export interface PlanRow extends ShownRow {
  readonly state: 'paid' | 'coming' | 'due' | 'overdue';
}

function stateOf(row: ShownRow, on: BusinessDate): PlanRow['state'] {
  if (row.paid >= row.due) return 'paid';
  if (row.dueOn > on) return 'coming';
  return row.dueOn === on ? 'due' : 'overdue';
}

/** The plan of a loan on the morning of `on`: what was lived, and what is to come if nothing is repaid early. */
export function computePlan(
  terms: LoanTerms,
  events: readonly LoanEvent[],
  on: BusinessDate,
): PlanRow[] {
  const { course } = replay(terms, events, on);
  return showRows(course, events).map((row) => ({ ...row, state: stateOf(row, on) }));
}
