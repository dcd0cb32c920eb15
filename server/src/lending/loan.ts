import assert from 'node:assert/strict';
import type { BusinessDate, Fen, Id, RateE9 } from '../kernel/index.ts';
import { column, type Db, row, type Tx } from '../platform/index.ts';
import type { Installment } from './schedule.ts';
import type { LoanTerms } from './terms.ts';
import { readTerms, type TermsJson } from './terms-json.ts';

export type LoanStatus = 'paying' | 'open' | 'closed' | 'cancelled' | 'chargedOff';

/** The debt of one drawing (借据). */
export interface Loan extends LoanTerms {
  readonly penaltyRate: RateE9;
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
  /** The loan whose principal it took over without repayment (无还本续贷). */
  readonly renews: Id<'loan'> | null;
}

const LoanRow = row({
  id: column.id('loan'),
  drawdownId: column.id('drawdown'),
  facilityId: column.id('facility'),
  borrowerId: column.id('borrower'),
  funderId: column.text,
  outstandingFen: column.fen,
  penaltyRateE9: column.rate,
  terms: column.json<TermsJson>(),
  maturesOn: column.date,
  status: column.oneOf('paying', 'open', 'closed', 'cancelled', 'chargedOff'),
  settledOn: column.nullable(column.date),
  railRef: column.nullable(column.text),
  closedOn: column.nullable(column.date),
  cancelledWhy: column.nullable(column.text),
  renews: column.nullable(column.id('loan')),
});

const loanOf = ({
  outstandingFen: outstanding,
  penaltyRateE9: penaltyRate,
  terms,
  ...rest
}: ReturnType<typeof LoanRow.decode>): Loan => ({
  ...readTerms(terms),
  ...rest,
  outstanding,
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

/** `lookUpLoan` of many: those that are there. */
export async function lookUpLoans(
  db: Db,
  loanIds: readonly Id<'loan'>[],
): Promise<Map<Id<'loan'>, Loan>> {
  const rows = await db.many(LoanRow)`
    select * from lending.loans where id = any (${loanIds}::text[])`;
  return new Map(rows.map((raw) => [raw.id, loanOf(raw)]));
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

/** Loans of these borrowers, of each the newest first. */
export async function listLoansOf(
  db: Db,
  borrowerIds: readonly Id<'borrower'>[],
): Promise<Map<Id<'borrower'>, Loan[]>> {
  const rows = await db.many(LoanRow)`
    select * from lending.loans
     where borrower_id = any (${borrowerIds}::text[])
     order by drawn_on desc, id desc`;
  return Map.groupBy(rows.map(loanOf), ({ borrowerId }) => borrowerId);
}

/**
 * Loans whose money went out before `before`, without those that were closed before `closedFrom`, in the
 * order of their ids. @param o.after - Only those behind it.
 */
export async function listSettledLoans(
  db: Db,
  o: {
    readonly after: string;
    readonly before: BusinessDate;
    readonly closedFrom: BusinessDate;
    readonly atMost: number;
  },
): Promise<Loan[]> {
  const rows = await db.many(LoanRow)`
    select * from lending.loans
     where id > ${o.after} and settled_on < ${o.before}
       and (closed_on is null or closed_on >= ${o.closedFrom})
     order by id
     limit ${o.atMost}`;
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

const LeftRow = row({ id: column.id('loan'), outstandingFen: column.fen });

/** What is owed of the principal of each of these loans, on its way included. Unit: fen. */
export async function listOutstanding(
  db: Db,
  loanIds: readonly Id<'loan'>[],
): Promise<ReadonlyMap<Id<'loan'>, Fen>> {
  const rows = await db.many(LeftRow)`
    select id, outstanding_fen from lending.loans where id = any (${[...loanIds]}::text[])`;
  return new Map(rows.map(({ id, outstandingFen }) => [id, outstandingFen]));
}
