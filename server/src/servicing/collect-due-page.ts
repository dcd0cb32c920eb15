import assert from 'node:assert/strict';
import type { BusinessDate } from '../kernel/index.ts';
import { replay } from '../lending/index.ts';
import { column, type Db, getBusinessDate, OperationalError, row } from '../platform/index.ts';
import { type Asking, askAll, type CollectDeps, faulty } from './collect-due-ask.ts';
import {
  type AttemptKey,
  type CollectionAttempt,
  listAttemptsOfDay,
} from './collect-due-attempts.ts';
import { type CollectionRules, isAskingDay, isFinalReason } from './collect-due-rules.ts';
import { addTallies, nothingDone, type Outcome, type Tally, tallyOf } from './collect-due-tally.ts';
import { eventsOf, type History, loadHistories } from './loan-history.ts';
import { owedOf } from './owed.ts';

/** Where a walk over the loans that owe something is. */
export interface Place extends AttemptKey {
  readonly after: string;
}

/**
 * How a page ended. `over`: the books are on another day. `night`: nobody may be asked at this hour;
 * the page is to be done again, and asks only those it has not asked.
 */
export type PageDone = {
  readonly state: 'more' | 'end' | 'over' | 'night';
  readonly after: string;
  readonly tally: Tally;
};

/** The database went away: the page is done again, and asks only those it has not asked. */
class CollectionInterrupted extends OperationalError {
  override readonly name = 'CollectionInterrupted';
  readonly code = 'collection_interrupted';
  readonly retryable = true;
}

const PAGE = 1_000;

const DueRow = row({
  loanId: column.id('loan'),
  borrowerId: column.id('borrower'),
  collectingId: column.nullable(column.id('repayment')),
});
type Due = ReturnType<typeof DueRow.decode>;

/**
 * The next open loans that owe something by their states, in the order of their ids; those that end of
 * day could not move on to the morning of `on` are among them, to be looked at.
 */
const listDue = (db: Db, on: BusinessDate, after: string, atMost: number) =>
  // Served by the partial index loan_states_open: 1.4 s for a walk over 1,000,000 open loans of which
  // 3 % owe something (2 cores). An index of those alone made it 0.3 s and the night of end of day a
  // third longer: penalty interest that runs is a column of its condition.
  db.many(DueRow)`
    select loan_id, borrower_id, collecting_id
      from servicing.loan_states
     where status = 'open' and loan_id > ${after}
       and (due_principal_fen > 0 or due_interest_fen > 0 or fees_receivable_fen > 0
            or penalty_numerator > 0 or accrued_to < ${on})
     order by loan_id
     limit ${atMost}`;

/** What no further attempt of the day mends; what somebody undid is for somebody to decide. */
const isBarred = (tried: readonly CollectionAttempt[]): boolean =>
  tried.some(
    ({ outcome, reason }) =>
      outcome === 'payerUnknown' ||
      outcome === 'reversed' ||
      (outcome === 'rejected' && isFinalReason(reason ?? '')),
  );

/** Whether a loan is to be asked now; if not, what it counts as. Pure. */
function choose(
  rules: CollectionRules,
  { on, attempt }: Place,
  loan: Due,
  history: History,
  tried: readonly CollectionAttempt[],
): Asking | Outcome {
  if (loan.collectingId !== null) return 'onItsWay';
  const { course } = replay(history.terms, eventsOf(history), on);
  const amount = owedOf(course).due;
  if (amount === 0n || !isAskingDay(rules, course)) return 'nothing';
  if (isBarred(tried)) return 'barred';
  return tried.some((one) => one.attempt === attempt) ? 'before' : { ...loan, amount };
}

/** `choose` for a page; the fault of one loan is kept to itself. */
async function chooseAll(
  deps: CollectDeps,
  place: Place,
  loans: readonly Due[],
): Promise<(Asking | Outcome)[]> {
  const ids = loans.map((loan) => loan.loanId);
  const [histories, tried] = await Promise.all([
    loadHistories(deps.db, ids),
    listAttemptsOfDay(deps.db, place.on, ids),
  ]);
  const triedOf = Map.groupBy(tried, (one) => one.loanId);
  return loans.map((loan) => {
    try {
      const history = histories.get(loan.loanId) ?? assert.fail('it has no terms');
      return choose(deps.rules, place, loan, history, triedOf.get(loan.loanId) ?? []);
    } catch (error) {
      return faulty(deps, place, loan.loanId, error);
    }
  });
}

async function workPage(deps: CollectDeps, place: Place, atMost: number): Promise<PageDone> {
  const { on, after } = place;
  const stay = { after, tally: nothingDone };
  if ((await getBusinessDate(deps.db)) !== on) return { ...stay, state: 'over' };
  const loans = await listDue(deps.db, on, after, atMost);
  const last = loans.at(-1);
  if (!last) return { ...stay, state: 'end' };
  const chosen = await chooseAll(deps, place, loans);
  const askings = chosen.filter((one) => typeof one !== 'string');
  const { tally: asked, isNight } = await askAll(deps, place, askings);
  if (isNight) return { after, state: 'night', tally: { ...asked, left: 0 } };
  const tally = chosen
    .filter((one) => typeof one === 'string')
    .reduce((sum, outcome) => addTallies(sum, tallyOf(outcome, false)), asked);
  return { after: last.loanId, state: loans.length < atMost ? 'end' : 'more', tally };
}

/**
 * Asks the next loans of the walk for what is due on the day, each under the id of this attempt. May be
 * cut off at any point and done again: what was asked for is not asked for twice.
 */
export async function collectPage(
  deps: CollectDeps,
  place: Place,
  atMost = PAGE,
): Promise<PageDone> {
  try {
    return await workPage(deps, place, atMost);
  } catch (cause) {
    if (cause instanceof assert.AssertionError) throw cause;
    throw new CollectionInterrupted(`The collection of ${place.on} was cut off.`, { cause });
  }
}
