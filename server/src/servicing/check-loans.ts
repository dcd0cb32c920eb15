import { type BusinessDate, type Fen, fen } from '../kernel/index.ts';
import { type ChartCode, sumControlTotals } from '../ledger/index.ts';
import { sumOutstanding } from '../lending/index.ts';
import { column, type Database, type Db, row, type Tx } from '../platform/index.ts';

/** Control accounts that loans stand in, and the column of a loan's state that each adds up. */
export const controls = {
  loan_principal: 'principal',
  interest_receivable: 'interestReceivable',
  interest_accrued: 'interestAccrued',
  penalty_accrued: 'penaltyAccrued',
  fees_receivable: 'feesReceivable',
  borrower_overpaid: 'overpaid',
  off_balance_interest: 'offBalance',
  charged_off_claims: 'claims',
} as const satisfies Partial<Record<ChartCode, string>>;

export type Control = keyof typeof controls;

const Sums = row({
  principalFen: column.fen,
  interestReceivableFen: column.fen,
  interestAccruedFen: column.fen,
  penaltyAccruedFen: column.fen,
  feesReceivableFen: column.fen,
  overpaidFen: column.fen,
  offBalanceFen: column.fen,
  claimsFen: column.fen,
});

/** A control account beside the sum of the loans. Unit: fen. */
export interface ControlSum {
  readonly control: Control;
  readonly loans: Fen;
  readonly ledger: Fen;
}

/** What a comparison of the books with the loans found. `problems` is empty when they agree. */
export interface LoansCheck {
  readonly agree: boolean;
  readonly problems: readonly string[];
  readonly sums: readonly ControlSum[];
}

async function sumLoans(db: Db) {
  const sums = await db.one(Sums)`
    select coalesce(sum(principal_fen), 0)::text as principal_fen,
           coalesce(sum(interest_receivable_fen), 0)::text as interest_receivable_fen,
           coalesce(sum(interest_accrued_fen), 0)::text as interest_accrued_fen,
           coalesce(sum(penalty_accrued_fen), 0)::text as penalty_accrued_fen,
           coalesce(sum(fees_receivable_fen), 0)::text as fees_receivable_fen,
           coalesce(sum(overpaid_fen), 0)::text as overpaid_fen,
           coalesce(sum(off_balance_fen), 0)::text as off_balance_fen,
           coalesce(sum(claims_fen), 0)::text as claims_fen
      from servicing.loan_states`;
  return sums;
}

/**
 * Compares the control accounts of the ledger with the sum of all loans, to the fen, in one snapshot:
 * whatever else goes on, an event and its entry are either both in it or both not.
 * @param db - A transaction that reads repeatably, or a quiet database.
 */
export async function compareControls(db: Db): Promise<LoansCheck> {
  const loans = await sumLoans(db);
  const books = await sumControlTotals(db);
  const { paying, open } = await sumOutstanding(db);
  const sums = Object.entries(controls).map(([control, column]): ControlSum => {
    const sign = control === 'borrower_overpaid' ? -1n : 1n;
    const money = loans[`${column}Fen`];
    // Money on its way out is owed already; its loan has no state before it has arrived.
    const onItsWay = control === 'loan_principal' ? paying : 0n;
    return {
      control: control as Control,
      loans: fen(money + onItsWay),
      ledger: fen(sign * (books.get(control as ChartCode) ?? 0n)),
    };
  });
  const problems = sums
    .filter(({ loans, ledger }) => loans !== ledger)
    .map(({ control, loans, ledger }) => `${control}: ${ledger} in the books, ${loans} by loans`);
  if (open !== loans.principalFen) {
    problems.push(
      `principal of open loans: ${open} by lending, ${loans.principalFen} by servicing`,
    );
  }
  return { agree: problems.length === 0, problems, sums };
}

/** `compareControls` in a snapshot of its own. */
export const checkLoans = (db: Database): Promise<LoansCheck> =>
  db.tx(async (tx) => {
    await tx.exec`set transaction isolation level repeatable read, read only`;
    return compareControls(tx);
  });

/** Keeps what a close found: append-only, once a day and control. */
export const insertControls = (
  tx: Tx,
  closing: BusinessDate,
  sums: readonly ControlSum[],
): Promise<number> =>
  tx.exec`
    insert into servicing.end_of_day_controls (closing_on, control, loans_fen, ledger_fen)
    select ${closing}, *
      from unnest(${sums.map((s) => s.control)}::text[], ${sums.map((s) => s.loans)}::bigint[],
                  ${sums.map((s) => s.ledger)}::bigint[])
    on conflict do nothing`;
