import assert from 'node:assert/strict';
import { type BusinessDate, type Fen, fen, type Id } from '../kernel/index.ts';
import { column, type Db, row, type Tx } from '../platform/index.ts';
import type { Installment } from './schedule.ts';
import type { LoanTerms } from './terms.ts';

export type LoanStatus = 'paying' | 'open' | 'closed' | 'cancelled';

/** The debt of one drawing (借据). */
export interface Loan extends Required<LoanTerms> {
  readonly id: Id<'loan'>;
  readonly drawdownId: Id<'drawdown'>;
  readonly facilityId: Id<'facility'>;
  readonly borrowerId: Id<'borrower'>;
  readonly funderId: string;
  readonly maturesOn: BusinessDate;
  readonly status: LoanStatus;
  /** Principal not yet repaid. Unit: fen. */
  readonly outstanding: Fen;
  /** When the money went out; `null` while it is on its way. */
  readonly settledOn: BusinessDate | null;
  readonly railRef: string | null;
  readonly closedOn: BusinessDate | null;
  readonly cancelledWhy: string | null;
}

const LoanRow = row({
  id: column.id('loan'),
  drawdownId: column.id('drawdown'),
  facilityId: column.id('facility'),
  borrowerId: column.id('borrower'),
  funderId: column.text,
  principalFen: column.fen,
  outstandingFen: column.fen,
  annualRateE9: column.rate,
  penaltyRateE9: column.rate,
  dayCount: column.oneOf('act/360', 'act/365'),
  termMonths: column.int,
  repayment: column.oneOf('interestOnly'),
  drawnOn: column.date,
  maturesOn: column.date,
  status: column.oneOf('paying', 'open', 'closed', 'cancelled'),
  settledOn: column.nullable(column.date),
  railRef: column.nullable(column.text),
  closedOn: column.nullable(column.date),
  cancelledWhy: column.nullable(column.text),
});

const loanOf = ({
  principalFen: principal,
  outstandingFen: outstanding,
  annualRateE9: annualRate,
  penaltyRateE9: penaltyRate,
  ...rest
}: ReturnType<typeof LoanRow.decode>): Loan => ({
  ...rest,
  principal,
  outstanding,
  annualRate,
  penaltyRate,
});

/** The borrower's own loan, or `undefined`: another's is not found. */
export async function findLoan(
  db: Db,
  borrowerId: Id<'borrower'>,
  loanId: Id<'loan'>,
): Promise<Loan | undefined> {
  const found = await db.maybe(LoanRow)`
    select * from lending.loans where borrower_id = ${borrowerId} and id = ${loanId}`;
  return found && loanOf(found);
}

/** The loan of that id, whoever's it is: for callers who know it otherwise, never for the rim. */
export async function lookUpLoan(db: Db, loanId: Id<'loan'>): Promise<Loan | undefined> {
  const found = await db.maybe(LoanRow)`select * from lending.loans where id = ${loanId}`;
  return found && loanOf(found);
}

/** The loan of an id the platform made itself; throws when there is none. */
export async function getLoan(db: Db, loanId: Id<'loan'>): Promise<Loan> {
  return (await lookUpLoan(db, loanId)) ?? assert.fail(`no loan ${loanId}`);
}

/** The loan that a drawing became, whoever drew it: the rim never passes it on unchecked. */
export async function findByDrawdown(db: Db, drawdownId: Id<'drawdown'>, loanId: Id<'loan'>) {
  const found = await db.many(LoanRow)`
    select * from lending.loans where drawdown_id = ${drawdownId} or id = ${loanId} limit 1`;
  return found[0] && loanOf(found[0]);
}

/** The borrower's loans, the newest first. */
export async function listLoans(db: Db, borrowerId: Id<'borrower'>): Promise<Loan[]> {
  const rows = await db.many(LoanRow)`
    select * from lending.loans where borrower_id = ${borrowerId} order by drawn_on desc, id desc`;
  return rows.map(loanOf);
}

const InstallmentRow = row({
  n: column.int,
  dueOn: column.date,
  principalFen: column.fen,
  interestFen: column.fen,
  days: column.int,
});

/** The plan as agreed at the drawing; what is owed today is servicing's to say. */
export async function listInstallments(
  db: Db,
  borrowerId: Id<'borrower'>,
  loanId: Id<'loan'>,
): Promise<Installment[]> {
  const rows = await db.many(InstallmentRow)`
    select n, due_on, principal_fen, interest_fen, days
      from lending.installments
     where borrower_id = ${borrowerId} and loan_id = ${loanId}
     order by n`;
  return rows.map(({ principalFen, interestFen, ...rest }) => ({
    ...rest,
    principal: principalFen,
    interest: interestFen,
  }));
}

/**
 * The money is out: `paying` becomes `open`. Repeatable.
 * @returns `'exists'` when it was settled before by the same transfer. Throws on any other state.
 */
export async function settleLoan(
  tx: Tx,
  loanId: Id<'loan'>,
  railRef: string,
  on: BusinessDate,
): Promise<'settled' | 'exists'> {
  const settled = await tx.exec`
    update lending.loans
       set status = 'open', rail_ref = ${railRef}, settled_on = ${on}
     where id = ${loanId} and status = 'paying'`;
  if (settled === 1) return 'settled';
  const loan = await getLoan(tx, loanId);
  assert.equal(
    loan.railRef,
    railRef,
    `loan ${loanId} is ${loan.status}, not paid by this transfer`,
  );
  return 'exists';
}

/**
 * The money never went out: `paying` becomes `cancelled` and the limit is free again. Repeatable.
 * Throws when the loan was paid out.
 */
export async function cancelLoan(
  tx: Tx,
  loanId: Id<'loan'>,
  reason: string,
): Promise<'cancelled' | 'exists'> {
  const cancelled = await tx.exec`
    with gone as (
      update lending.loans
         set status = 'cancelled', outstanding_fen = 0, cancelled_why = ${reason}
       where id = ${loanId} and status = 'paying'
   returning borrower_id, facility_id, principal_fen
    )
    update lending.facilities f
       set used_fen = f.used_fen - gone.principal_fen
      from gone
     where f.borrower_id = gone.borrower_id and f.id = gone.facility_id`;
  if (cancelled === 1) return 'cancelled';
  const { status } = await getLoan(tx, loanId);
  assert.equal(status, 'cancelled', `loan ${loanId} is ${status}: money that is out stays owed`);
  return 'exists';
}

const Left = row({ outstandingFen: column.fen });

/**
 * Takes repaid principal off an open loan and gives it back to the limit; the loan closes `on` the
 * day nothing is left. Not repeatable by itself: the repayment that calls it is.
 * @returns What is still outstanding. Throws when the loan is not open or owes less.
 */
export async function reducePrincipal(
  tx: Tx,
  loanId: Id<'loan'>,
  amount: Fen,
  on: BusinessDate,
): Promise<Fen> {
  assert(amount > 0n, 'only a positive amount reduces a principal');
  const left = await tx.maybe(Left)`
    with reduced as (
      update lending.loans
         set outstanding_fen = outstanding_fen - ${amount},
             status = case when outstanding_fen = ${amount} then 'closed' else status end,
             closed_on = case when outstanding_fen = ${amount} then ${on}::date end
       where id = ${loanId} and status = 'open' and outstanding_fen >= ${amount}
   returning borrower_id, facility_id, outstanding_fen
    ), freed as (
      update lending.facilities f
         set used_fen = f.used_fen - ${amount}
        from reduced
       where f.borrower_id = reduced.borrower_id and f.id = reduced.facility_id
    )
    select outstanding_fen from reduced`;
  assert(left, `loan ${loanId} is not open or owes less than ${amount} fen of principal`);
  return fen(left.outstandingFen);
}

const Outstanding = row({ payingFen: column.fen, openFen: column.fen });

/** Principal of all loans: on its way, and out. For comparing with the books. Unit: fen. */
export async function sumOutstanding(
  db: Db,
): Promise<{ readonly paying: Fen; readonly open: Fen }> {
  const sums = await db.one(Outstanding)`
    select coalesce(sum(outstanding_fen) filter (where status = 'paying'), 0)::text as paying_fen,
           coalesce(sum(outstanding_fen) filter (where status = 'open'), 0)::text as open_fen
      from lending.loans`;
  return { paying: sums.payingFen, open: sums.openFen };
}
