import { addDays, type BusinessDate, type Fen, fen } from '../kernel/index.ts';
import { type ChartCode, sumByChart } from '../ledger/index.ts';
import { sumOutstanding } from '../lending/index.ts';
import { column, type Db, row } from '../platform/index.ts';

const Sums = row({ principalFen: column.fen, interestFen: column.fen, penaltyFen: column.fen });

/** What a comparison of the books with the loans found. `problems` is empty when they agree. */
export interface LoansCheck {
  readonly agree: boolean;
  readonly problems: readonly string[];
}

const FAR = 36_600; // Days: entries of any value date.

/**
 * Compares the control accounts of the ledger with the sum of all loans, to the fen: principal,
 * interest receivable, penalty interest receivable. Meant for a quiet moment: tests, reconciliation.
 */
export async function checkLoans(db: Db, today: BusinessDate): Promise<LoansCheck> {
  const sums = await db.one(Sums)`
    select coalesce(sum(principal_fen), 0)::text as principal_fen,
           coalesce(sum(due_interest_fen + case when next_due_on is not null
                                                then period_booked_fen - period_paid_fen
                                                else 0 end), 0)::text as interest_fen,
           coalesce(sum(case when next_due_on is null
                             then period_booked_fen - period_paid_fen
                             else 0 end), 0)::text as penalty_fen
      from servicing.loan_states`;
  const { paying, open } = await sumOutstanding(db);
  const books = await sumByChart(db, { on: addDays(today, FAR) });
  const book = (chart: ChartCode): Fen =>
    books.find((total) => total.chart === chart)?.balance ?? fen(0n);
  const problems: string[] = [];
  const compare = (what: string, a: Fen, b: Fen) => {
    if (a !== b) problems.push(`${what}: ${a} in the books, ${b} by loans`);
  };
  compare('principal', book('loan_principal'), fen(paying + open));
  compare('principal of open loans', open, sums.principalFen);
  compare('interest receivable', book('interest_receivable'), sums.interestFen);
  compare('penalty receivable', book('penalty_receivable'), sums.penaltyFen);
  return { agree: problems.length === 0, problems };
}
