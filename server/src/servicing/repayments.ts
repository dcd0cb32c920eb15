import type { BusinessDate, Fen, Id, Instant } from '../kernel/index.ts';
import { column, type Db, type RowOf, row, type Tx } from '../platform/index.ts';
import type { Allocation } from './allocate.ts';

const RepaymentRow = row({
  id: column.id('repayment'),
  borrowerId: column.id('borrower'),
  loanId: column.id('loan'),
  askedFen: column.nullable(column.fen),
  amountFen: column.fen,
  valueOn: column.date,
  requestedAt: column.instant,
  status: column.oneOf('collecting', 'settled', 'failed'),
  payerSealed: column.nullable(column.bytes),
  railRef: column.nullable(column.text),
  reason: column.nullable(column.text),
  decidedAt: column.nullable(column.instant),
  dueInterestFen: column.nullable(column.fen),
  accruedInterestFen: column.nullable(column.fen),
  penaltyInterestFen: column.nullable(column.fen),
  principalFen: column.nullable(column.fen),
});
export type KeptRepayment = RowOf<typeof RepaymentRow>;

/** A repayment through a rail. */
export interface Repayment {
  readonly id: Id<'repayment'>;
  readonly borrowerId: Id<'borrower'>;
  readonly loanId: Id<'loan'>;
  /** Unit: fen. */
  readonly amount: Fen;
  /** The day it counts from: interest of that day is no longer charged on what it repays. */
  readonly on: BusinessDate;
  readonly requestedAt: Instant;
  /** `collecting`: the money is on its way, or what became of it is not known yet. */
  readonly status: 'collecting' | 'settled' | 'failed';
  /** Why the rail rejected it; nothing that is owed has changed. */
  readonly reason: string | null;
  /** Which debts it met; `null` until it is settled. */
  readonly allocation: Allocation | null;
}

export const repaymentOf = (raw: KeptRepayment): Repayment => ({
  id: raw.id,
  borrowerId: raw.borrowerId,
  loanId: raw.loanId,
  amount: raw.amountFen,
  on: raw.valueOn,
  requestedAt: raw.requestedAt,
  status: raw.status,
  reason: raw.reason,
  allocation:
    raw.dueInterestFen === null ||
    raw.accruedInterestFen === null ||
    raw.penaltyInterestFen === null ||
    raw.principalFen === null
      ? null
      : {
          dueInterest: raw.dueInterestFen,
          accruedInterest: raw.accruedInterestFen,
          penaltyInterest: raw.penaltyInterestFen,
          principal: raw.principalFen,
        },
});

/** A repayment of whatever borrower, for the platform itself; the rim asks `findRepayment`. */
export const findKept = (db: Db, id: Id<'repayment'>): Promise<KeptRepayment | undefined> =>
  db.maybe(RepaymentRow)`select * from servicing.repayments where id = ${id}`;

/** The borrower's own repayment, or `undefined`: another's is not found. */
export async function findRepayment(
  db: Db,
  borrowerId: Id<'borrower'>,
  id: Id<'repayment'>,
): Promise<Repayment | undefined> {
  const kept = await findKept(db, id);
  return kept?.borrowerId === borrowerId ? repaymentOf(kept) : undefined;
}

/** The repayments of one of the borrower's loans, the newest first. */
export async function listRepayments(
  db: Db,
  borrowerId: Id<'borrower'>,
  loanId: Id<'loan'>,
): Promise<Repayment[]> {
  const rows = await db.many(RepaymentRow)`
    select * from servicing.repayments
     where borrower_id = ${borrowerId} and loan_id = ${loanId}
     order by requested_at desc, id desc`;
  return rows.map(repaymentOf);
}

/** @returns Nothing when the id is taken, by whomever. */
export const insertRepayment = (
  tx: Tx,
  r: Pick<
    KeptRepayment,
    | 'id'
    | 'borrowerId'
    | 'loanId'
    | 'askedFen'
    | 'amountFen'
    | 'valueOn'
    | 'requestedAt'
    | 'payerSealed'
  >,
): Promise<KeptRepayment | undefined> =>
  tx.maybe(RepaymentRow)`
    insert into servicing.repayments
           (id, borrower_id, loan_id, asked_fen, amount_fen, value_on, requested_at, status,
            payer_sealed)
    values (${r.id}, ${r.borrowerId}, ${r.loanId}, ${r.askedFen}, ${r.amountFen}, ${r.valueOn},
            ${new Date(r.requestedAt)}, 'collecting', ${r.payerSealed})
    on conflict (id) do nothing
    returning *`;

/** Marks a collecting repayment as settled with what it met. */
export const markSettled = (
  tx: Tx,
  id: Id<'repayment'>,
  railRef: string,
  a: Allocation,
  at: Instant,
): Promise<number> =>
  tx.exec`
    update servicing.repayments
       set status = 'settled', rail_ref = ${railRef}, payer_sealed = null,
           decided_at = ${new Date(at)}, due_interest_fen = ${a.dueInterest},
           accrued_interest_fen = ${a.accruedInterest},
           penalty_interest_fen = ${a.penaltyInterest}, principal_fen = ${a.principal}
     where id = ${id} and status = 'collecting'`;

/** Marks a collecting repayment as failed: no money moved. */
export const markFailed = (
  tx: Tx,
  id: Id<'repayment'>,
  reason: string,
  at: Instant,
): Promise<number> =>
  tx.exec`
    update servicing.repayments
       set status = 'failed', reason = ${reason}, payer_sealed = null, decided_at = ${new Date(at)}
     where id = ${id} and status = 'collecting'`;

/** Repayments whose end is not known since before `before`, for the operator's list. */
export async function listUnsettled(db: Db, before: Instant): Promise<Repayment[]> {
  const rows = await db.many(RepaymentRow)`
    select * from servicing.repayments
     where status = 'collecting' and requested_at < ${new Date(before)}
     order by requested_at`;
  return rows.map(repaymentOf);
}
