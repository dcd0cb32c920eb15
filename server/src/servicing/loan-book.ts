import type { BusinessDate, Fen, Id } from '../kernel/index.ts';
import { fen } from '../kernel/index.ts';
import { type AccountCode, account } from '../ledger/index.ts';
import { type Allocation, booksOf, replay } from '../lending/index.ts';
import { accountsOf } from './book-difference.ts';
import { eventsOf, type History } from './loan-history.ts';
import { computePlan, type Owed, owedOf, type PlanRow } from './owed.ts';

/** A loan on the morning of a day, by value date, whenever the books learned of what happened. */
export interface LoanBook {
  readonly owed: Owed;
  readonly plan: readonly PlanRow[];
  /** Over 90 days past due: interest is no longer income. */
  readonly nonAccrual: boolean;
  readonly chargedOffOn: BusinessDate | null;
  /** What each repayment that counts until then met, by the id of its event. */
  readonly met: ReadonlyMap<string, Allocation>;
  /**
   * What stands of it in which account, debits less credits, where that is not nothing. In accounts of
   * the funder and of the lender it is this loan's share. The money itself is left out: it is the
   * funder's, or came through the clearing of renewals.
   */
  readonly balances: ReadonlyMap<AccountCode, Fen>;
}

/** The loan of `history` on the morning of `on`; on a day to come, if nothing else happens. Pure. */
export function computeLoanBook(
  loan: { readonly id: Id<'loan'>; readonly borrowerId: Id<'borrower'>; readonly funderId: string },
  history: History,
  on: BusinessDate,
): LoanBook {
  const events = eventsOf(history);
  const { course, met } = replay(history.terms, events, on);
  const keys = { loanId: loan.id, borrowerId: loan.borrowerId, funderId: loan.funderId };
  const cash = account.funderCash(loan.funderId);
  const balances = accountsOf(keys, booksOf(course), 'cash').filter(
    ([code, amount]) => code !== cash && amount !== 0n,
  );
  return {
    owed: owedOf(course),
    plan: computePlan(history.terms, events, on),
    nonAccrual: course.nonAccrual,
    chargedOffOn: course.chargedOff?.on ?? null,
    met,
    balances: new Map(balances.map(([code, amount]) => [code, fen(amount)])),
  };
}
