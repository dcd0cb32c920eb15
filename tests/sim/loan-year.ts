import assert from 'node:assert/strict';
import { createRandom, type Random } from '../../lab/economy/index.ts';
import { addDays, type BusinessDate, startOfDay } from '../../server/src/kernel/index.ts';
import { checkBalanced } from '../../server/src/ledger/index.ts';
import {
  type Database,
  getBusinessDate,
  manualClock,
  silentLog,
} from '../../server/src/platform/index.ts';
import { checkHistories, checkLoans, endOfDay } from '../../server/src/servicing/index.ts';
import { type ActionName, act, actionNames, type Book, openBook } from './loan-year-actions.ts';

/** How large a simulated book is, and how long it lives. */
export interface YearOptions {
  readonly borrowers: number;
  readonly days: number;
  readonly seed: number;
  readonly onDay?: (day: number, events: number) => void;
}

/** What a simulated book went through. Counts of what took effect, and of what was refused. */
export interface YearReport {
  readonly borrowers: number;
  readonly days: number;
  readonly loans: number;
  readonly events: number;
  readonly checks: number;
  readonly done: Readonly<Record<ActionName, number>>;
  readonly refused: Readonly<Record<string, number>>;
  /** What was found wrong, with the day and the event after which it was. */
  readonly problems: readonly string[];
}

/** Happenings a day that each borrower contributes. Assumed: about 8 drawings a year (rules §2). */
const A_DAY: Readonly<Record<ActionName, number>> = {
  draw: 8 / 365,
  repay: 14 / 365,
  repayLate: 3 / 365,
  repayBackdated: 2 / 365,
  reverse: 1 / 365,
  changeRate: 0.6 / 365,
  pause: 0.3 / 365,
  charge: 0.4 / 365,
  restructure: 0.4 / 365,
  chargeOff: 0.1 / 365,
  refund: 0.2 / 365,
  renew: 0.3 / 365,
};

/** The actions of a day, in an order of chance. */
function planDay(random: Random, borrowers: number): ActionName[] {
  const plan = actionNames.flatMap((name) =>
    Array.from({ length: random.poisson(A_DAY[name] * borrowers) }, () => name),
  );
  for (let i = plan.length - 1; i > 0; i -= 1) {
    const j = random.whole(0, i);
    const [a, b] = [plan[i], plan[j]];
    assert(a && b);
    plan[i] = b;
    plan[j] = a;
  }
  return plan;
}

/**
 * Lives a book day by day: drawings of every shape, repayments through a rail that sometimes rejects
 * or does not answer, late and backdated ones, reversals, changes of the rate, pauses, fees,
 * restructurings, charge-offs, refunds, renewals; a day closed after each. After every single event
 * the control accounts are compared with the loans; at the end all of the ledger is looked at and
 * every loan is replayed.
 */
export async function liveYear(db: Database, options: YearOptions): Promise<YearReport> {
  const { borrowers, days, seed } = options;
  const random = createRandom(seed, 'loan-year');
  const first = await getBusinessDate(db);
  const clock = manualClock(startOfDay(first));
  const book: Book = await openBook(db, clock, random, borrowers);
  const problems: string[] = [];
  let checks = 0;
  const check = async (after: string): Promise<void> => {
    checks += 1;
    const loans = await checkLoans(db);
    if (!loans.agree) problems.push(`${after}: ${loans.problems.join('; ')}`);
  };
  for (let n = 0; n < days; n += 1) {
    const today: BusinessDate = addDays(first, n);
    for (const name of planDay(random, borrowers)) {
      const told = await act(book, name, today);
      if (told === undefined) continue;
      await check(`${today} ${name} (${told})`);
      if (problems.length > 20) return report(book, options, checks, problems);
    }
    clock.advance(86_400_000);
    const closed = await endOfDay({ db, clock, log: silentLog });
    if (!closed.agree || closed.failed.length > 0) {
      problems.push(`${today} end of day: ${closed.failed.length} failed, agree ${closed.agree}`);
    }
    options.onDay?.(n + 1, book.events);
  }
  const ledger = await checkBalanced(db);
  problems.push(...ledger.problems);
  for (const { loanId, what } of await checkHistories(db)) problems.push(`${loanId}: ${what}`);
  return report(book, options, checks, problems);
}

const report = (
  book: Book,
  { borrowers, days }: YearOptions,
  checks: number,
  problems: readonly string[],
): YearReport => ({
  borrowers,
  days,
  loans: book.loans.length,
  events: book.events,
  checks,
  done: book.done,
  refused: book.refused,
  problems,
});
