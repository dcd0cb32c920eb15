import type { BusinessDate, Fen, Id, Instant } from '../kernel/index.ts';
import type { Allocation } from '../lending/index.ts';
import { column, type Db, type RowOf, row, type Tx } from '../platform/index.ts';

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
  feesFen: column.nullable(column.fen),
  overpaidFen: column.nullable(column.fen),
  settledFen: column.nullable(column.fen),
  byMandate: column.bool,
  atLeastFen: column.nullable(column.fen),
  reversedAt: column.nullable(column.instant),
});
export type KeptRepayment = RowOf<typeof RepaymentRow>;

/** A repayment through a rail. */
export interface Repayment {
  readonly id: Id<'repayment'>;
  readonly borrowerId: Id<'borrower'>;
  readonly loanId: Id<'loan'>;
  /** What was asked for; less may have been there, where the mandate allows it. Unit: fen. */
  readonly amount: Fen;
  /** What came. Unit: fen; `null` until it is settled. */
  readonly settled: Fen | null;
  /** The lender asked for it on a due date, under the borrower's mandate. */
  readonly byMandate: boolean;
  /** The day it counts from: interest of that day is no longer charged on what it repays. */
  readonly on: BusinessDate;
  readonly requestedAt: Instant;
  /** `collecting`: the money is on its way, or what became of it is not known yet. */
  readonly status: 'collecting' | 'settled' | 'failed';
  /** Why the rail rejected it; nothing that is owed has changed. */
  readonly reason: string | null;
  /** Undone after it was settled: what it had met is owed again. */
  readonly reversed: boolean;
  /** Which debts it met; `null` until it is settled. */
  readonly allocation: Allocation | null;
}

const allocationOf = (raw: KeptRepayment): Allocation | null => {
  const {
    feesFen,
    penaltyInterestFen,
    dueInterestFen,
    accruedInterestFen,
    principalFen,
    overpaidFen,
  } = raw;
  if (
    feesFen === null ||
    penaltyInterestFen === null ||
    dueInterestFen === null ||
    accruedInterestFen === null ||
    principalFen === null ||
    overpaidFen === null
  ) {
    return null;
  }
  return {
    fees: feesFen,
    penaltyInterest: penaltyInterestFen,
    dueInterest: dueInterestFen,
    accruedInterest: accruedInterestFen,
    principal: principalFen,
    overpaid: overpaidFen,
  };
};

export const repaymentOf = (raw: KeptRepayment): Repayment => ({
  id: raw.id,
  borrowerId: raw.borrowerId,
  loanId: raw.loanId,
  amount: raw.amountFen,
  on: raw.valueOn,
  requestedAt: raw.requestedAt,
  status: raw.status,
  reason: raw.reason,
  settled: raw.status === 'settled' ? (raw.settledFen ?? raw.amountFen) : null,
  byMandate: raw.byMandate,
  reversed: raw.reversedAt !== null,
  allocation: allocationOf(raw),
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
    | 'byMandate'
    | 'atLeastFen'
  >,
): Promise<KeptRepayment | undefined> =>
  tx.maybe(RepaymentRow)`
    insert into servicing.repayments
           (id, borrower_id, loan_id, asked_fen, amount_fen, value_on, requested_at, status,
            payer_sealed, by_mandate, at_least_fen)
    values (${r.id}, ${r.borrowerId}, ${r.loanId}, ${r.askedFen}, ${r.amountFen}, ${r.valueOn},
            ${new Date(r.requestedAt)}, 'collecting', ${r.payerSealed}, ${r.byMandate}, ${r.atLeastFen})
    on conflict (id) do nothing
    returning *`;

/** Marks a collecting repayment as settled with what it met. */
export const markSettled = (
  tx: Tx,
  id: Id<'repayment'>,
  railRef: string,
  settled: Fen,
  a: Allocation,
  at: Instant,
): Promise<number> =>
  tx.exec`
    update servicing.repayments
       set status = 'settled', rail_ref = ${railRef}, payer_sealed = null,
           decided_at = ${new Date(at)}, due_interest_fen = ${a.dueInterest},
           accrued_interest_fen = ${a.accruedInterest},
           penalty_interest_fen = ${a.penaltyInterest}, principal_fen = ${a.principal},
           fees_fen = ${a.fees}, overpaid_fen = ${a.overpaid}, settled_fen = ${settled}
     where id = ${id} and status = 'collecting'`;

/** Marks a settled repayment as undone; a repayment that came by no rail is not kept here. */
export const markReversed = (tx: Tx, id: string, at: Instant): Promise<number> =>
  tx.exec`
    update servicing.repayments set reversed_at = ${new Date(at)}
     where id = ${id} and status = 'settled' and reversed_at is null`;

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
