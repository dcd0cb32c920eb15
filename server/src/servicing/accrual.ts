import type { BusinessDate, Id } from '../kernel/index.ts';
import type { Loan } from '../lending/index.ts';
import { type Db, getBusinessDate, type Tx } from '../platform/index.ts';
import { computeOwed, computeUpcoming, type Owed, type Upcoming } from './owed.ts';
import { firstState } from './roll-forward.ts';
import { findState, insertState, listStates, listUnpaidDues, listUnpaidDuesOf } from './store.ts';

/**
 * From `on` a loan bears interest: called in the transaction that settles its payment.
 * @param on - The day the money went out; the drawing day unless told.
 * @returns `'exists'` when it bears interest already.
 */
export async function openAccrual(
  tx: Tx,
  loan: Loan,
  on: BusinessDate = loan.settledOn ?? loan.drawnOn,
): Promise<'opened' | 'exists'> {
  const terms = {
    loanId: loan.id,
    borrowerId: loan.borrowerId,
    funderId: loan.funderId,
    annualRate: loan.annualRate,
    penaltyRate: loan.penaltyRate,
    dayCount: loan.dayCount,
    drawnOn: loan.drawnOn,
    termMonths: loan.termMonths,
    principal: loan.principal,
  };
  return (await insertState(tx, firstState(terms, on))) === 1 ? 'opened' : 'exists';
}

/**
 * What is owed on a loan on the morning of `on` (today unless told), end of day or not: days not yet
 * accrued are counted. `undefined` before the money is out.
 */
export async function owedOn(
  db: Db,
  loanId: Id<'loan'>,
  on?: BusinessDate,
): Promise<Owed | undefined> {
  const state = await findState(db, loanId);
  if (!state) return undefined;
  const unpaid = await listUnpaidDues(db, state);
  return computeOwed(state, unpaid, on ?? (await getBusinessDate(db)));
}

/** What is unpaid and what will fall due on a loan if nothing is repaid early from here on. */
export async function listUpcoming(db: Db, loanId: Id<'loan'>): Promise<Upcoming[]> {
  const state = await findState(db, loanId);
  return state ? computeUpcoming(state, await listUnpaidDues(db, state)) : [];
}

/** What is owed on each open loan of a borrower on the morning of `on` (today unless told). */
export async function listOwed(
  db: Db,
  borrowerId: Id<'borrower'>,
  on?: BusinessDate,
): Promise<Map<Id<'loan'>, Owed>> {
  const states = await listStates(db, borrowerId);
  const dues = await listUnpaidDuesOf(db, borrowerId);
  const day = on ?? (await getBusinessDate(db));
  return new Map(
    states.map((state) => {
      const unpaid = dues.filter((due) => due.loanId === state.loanId);
      return [state.loanId, computeOwed(state, unpaid, day)];
    }),
  );
}
