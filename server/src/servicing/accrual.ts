import assert from 'node:assert/strict';
import type { BusinessDate, Id, Instant } from '../kernel/index.ts';
import { type Loan, type LoanEvent, replay } from '../lending/index.ts';
import { type Db, getBusinessDate, type Tx } from '../platform/index.ts';
import { eventsOf, findHistory, insertEvents, insertTerms, loadHistories } from './loan-history.ts';
import { insertStates, listStates } from './loan-states.ts';
import { computeOwed, computePlan, type Owed, type PlanRow } from './owed.ts';
import { positionOf } from './position.ts';

/** The event that a loan's money went out: one a loan. */
const drawingOf = (loan: Loan, on: BusinessDate): LoanEvent => ({
  id: `drawing:${loan.id}`,
  type: 'drawing',
  on,
  amount: loan.principal,
});

/** A loan whose money went out, on which day. */
export interface PaidOut {
  readonly loan: Loan;
  /** The drawing day or later: interest runs from it. */
  readonly on: BusinessDate;
}

/** The position of a loan whose money has just gone out: it owes its principal and nothing else. */
function opened({ loan, on }: PaidOut) {
  assert(on >= loan.drawnOn, 'money goes out on the drawing day or later');
  const event = drawingOf(loan, on);
  const { course } = replay(loan, [event], on);
  const keys = { loanId: loan.id, borrowerId: loan.borrowerId, funderId: loan.funderId };
  const position = positionOf(keys, course, [event]);
  const { principal, cash } = position.books;
  assert(principal === loan.principal && cash === -loan.principal);
  return { keys, event, position };
}

/**
 * From their days on loans bear interest: called in the transaction that settles their payment and
 * posts it. Three statements however many loans.
 * @returns How many did not bear interest already.
 */
export async function openAccruals(
  tx: Tx,
  paidOut: readonly PaidOut[],
  at: Instant,
): Promise<number> {
  const all = paidOut.map(opened);
  const [made] = await Promise.all([
    insertStates(
      tx,
      all.map(({ position }) => position),
    ),
    insertTerms(
      tx,
      paidOut.map(({ loan }) => ({ loanId: loan.id, terms: loan })),
    ),
    insertEvents(
      tx,
      all.map(({ keys, event }) => ({
        ...keys,
        recorded: { event, bookedOn: event.on, recordedAt: at, byWhom: 'borrower' },
      })),
    ),
  ]);
  return made;
}

/** `openAccruals` of one loan. @returns `'exists'` when it bears interest already. */
export const openAccrual = async (
  tx: Tx,
  loan: Loan,
  on: BusinessDate,
  at: Instant,
): Promise<'opened' | 'exists'> =>
  (await openAccruals(tx, [{ loan, on }], at)) === 1 ? 'opened' : 'exists';

/**
 * What is owed on a loan on the morning of `on` (today unless told), end of day or not: days not yet
 * accrued are counted. `undefined` before the money is out.
 */
export async function owedOn(
  db: Db,
  loanId: Id<'loan'>,
  on?: BusinessDate,
): Promise<Owed | undefined> {
  const history = await findHistory(db, loanId);
  if (!history) return undefined;
  return computeOwed(history.terms, eventsOf(history), on ?? (await getBusinessDate(db)));
}

/** The plan of a loan on the morning of `on` (today unless told); none before the money is out. */
export async function listPlan(
  db: Db,
  loanId: Id<'loan'>,
  on?: BusinessDate,
): Promise<PlanRow[] | undefined> {
  const history = await findHistory(db, loanId);
  if (!history) return undefined;
  return computePlan(history.terms, eventsOf(history), on ?? (await getBusinessDate(db)));
}

/** What is owed on each loan of a borrower that owes something, on the morning of `on` (today). */
export async function listOwed(
  db: Db,
  borrowerId: Id<'borrower'>,
  on?: BusinessDate,
): Promise<Map<Id<'loan'>, Owed>> {
  const states = await listStates(db, borrowerId);
  const day = on ?? (await getBusinessDate(db));
  const histories = await loadHistories(
    db,
    states.map((state) => state.loanId),
  );
  return new Map(
    [...histories].map(([loanId, history]) => [
      loanId,
      computeOwed(history.terms, eventsOf(history), day),
    ]),
  );
}
