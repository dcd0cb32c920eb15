import { createHash } from 'node:crypto';
import {
  addDays,
  type BusinessDate,
  daysBetween,
  type Fen,
  fen,
  type Id,
  type Instant,
  instant,
  roundInterest,
  shanghaiDay,
  startOfDay,
} from '../kernel/index.ts';
import type { Course } from '../lending/index.ts';

/** When and how often what is due is collected under the mandate. */
export interface CollectionRules {
  /** Attempts of a day, after the first moment at which it may be collected; ascending. Unit: ms. */
  readonly attemptsAfterMs: readonly number[];
  /** Hours of the day in Shanghai: from the first (included) to the second (not included). */
  readonly fromHour: number;
  readonly untilHour: number;
  /** A loan is asked every day until so many days past due, … */
  readonly dailyDays: number;
  /** … from then on once in so many days, and on every due date. */
  readonly thenEveryDays: number;
  /** The least worth taking where the account holds less than what is due. */
  readonly atLeast: Fen;
  /** Loans that are asked at the same time. */
  readonly atOnce: number;
  /** Whether a day of the books may be collected before it has come by the calendar: a simulation. */
  readonly early: boolean;
}

const hours = (n: number): number => n * 3_600_000;

/**
 * All of it is assumed, for the lender to set: no rule that we could read names the hours in which
 * money may be collected, nor a number of attempts.
 */
export const usualRules: CollectionRules = {
  attemptsAfterMs: [0, hours(4), hours(8)],
  fromHour: 8,
  untilHour: 21,
  dailyDays: 30,
  thenEveryDays: 7,
  atLeast: fen(100n),
  atOnce: 8,
  early: false,
};

/** The first instant from `at` on at which money may be asked for. */
export function nextOpening(
  { fromHour, untilHour }: Pick<CollectionRules, 'fromHour' | 'untilHour'>,
  at: Instant,
): Instant {
  const day = shanghaiDay(at);
  const opens = startOfDay(day) + hours(fromHour);
  if (at < opens) return instant(opens);
  if (at < startOfDay(day) + hours(untilHour)) return at;
  return instant(startOfDay(addDays(day, 1)) + hours(fromHour));
}

/** The first instant at which the dues of `on` may be asked for, when it is `now`. */
export function firstMoment(rules: CollectionRules, on: BusinessDate, now: Instant): Instant {
  const begins = startOfDay(on); // The books may be ahead of the calendar: nobody pays before a due date.
  return nextOpening(rules, rules.early || begins < now ? now : begins);
}

type Row = Course['rows'][number];

const fellDueOn = (row: Row): boolean =>
  row.fallen &&
  !row.ahead &&
  (row.principal > row.paidPrincipal || row.interest > row.paidInterest);

const owesAnything = (row: Row): boolean =>
  fellDueOn(row) || row.fees > row.paidFees || roundInterest(row.penalty) > row.paidPenalty;

/**
 * Whether a loan that owes something is asked for it on the day `course` stands on: on every due date
 * and on each of the first days past due, then now and then.
 */
export function isAskingDay(rules: CollectionRules, course: Course): boolean {
  const { at, rows } = course;
  if (rows.some((row) => row.dueOn === at && fellDueOn(row))) return true;
  const since = rows.find(owesAnything)?.dueOn ?? at; // A fee may be due before its installment.
  const beyond = daysBetween(since, at) - rules.dailyDays;
  return beyond <= 0 || beyond % rules.thenEveryDays === 0;
}

/** The id of the one repayment that an attempt asks for: derived, so that a repeat asks for no other. */
export function repaymentIdOf(
  loanId: Id<'loan'>,
  on: BusinessDate,
  attempt: number,
): Id<'repayment'> {
  const digest = createHash('sha256').update(`${loanId}:${on}:${attempt}`).digest('hex');
  return `repayment_${digest.slice(0, 32)}` as Id<'repayment'>;
}

// A later hour may do better: insufficient funds, blocked amount, clearing timed out or failed, agent
// offline, settlement failed, reason not specified by the agent, after cut-off.
const passing = new Set(
  'AM04 AM07 AB01 AB02 AB03 AB04 AB05 AB06 AB07 AB08 AB09 AB10 ED05 MS03 TM01'.split(' '),
);

/**
 * Whether a rejection ends the attempts of the day: the account is closed (AC04) or blocked (AC06),
 * there is no mandate (MD01), the debtor refuses (MS02), and whatever else no later hour mends.
 * @source ISO 20022 external code set, `ExternalStatusReason1Code`.
 */
export const isFinalReason = (reason: string): boolean => !passing.has(reason);
