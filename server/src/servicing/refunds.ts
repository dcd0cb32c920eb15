import type { BusinessDate, Fen, Id, Instant } from '../kernel/index.ts';
import { column, type Db, type RowOf, row, type Tx } from '../platform/index.ts';

const RefundRow = row({
  id: column.id('refund'),
  borrowerId: column.id('borrower'),
  loanId: column.id('loan'),
  askedFen: column.nullable(column.fen),
  amountFen: column.fen,
  valueOn: column.date,
  byWhom: column.text,
  requestedAt: column.instant,
  status: column.oneOf('paying', 'settled', 'failed'),
  payeeSealed: column.nullable(column.bytes),
  railRef: column.nullable(column.text),
  reason: column.nullable(column.text),
  decidedAt: column.nullable(column.instant),
});
export type KeptRefund = RowOf<typeof RefundRow>;

/** Money overpaid that goes back to the borrower. */
export interface Refund {
  readonly id: Id<'refund'>;
  readonly borrowerId: Id<'borrower'>;
  readonly loanId: Id<'loan'>;
  /** Unit: fen. */
  readonly amount: Fen;
  readonly on: BusinessDate;
  readonly requestedAt: Instant;
  /** `borrower`, or the name of a member of staff. */
  readonly byWhom: string;
  /** `paying`: the money is on its way, or what became of it is not known yet. */
  readonly status: 'paying' | 'settled' | 'failed';
  /** Why the rail rejected it; the money stays the borrower's. */
  readonly reason: string | null;
}

export const refundOf = (raw: KeptRefund): Refund => ({
  id: raw.id,
  borrowerId: raw.borrowerId,
  loanId: raw.loanId,
  amount: raw.amountFen,
  on: raw.valueOn,
  requestedAt: raw.requestedAt,
  byWhom: raw.byWhom,
  status: raw.status,
  reason: raw.reason,
});

/** A refund of whatever borrower, for the platform itself; the rim asks `findRefund`. */
export const findKeptRefund = (db: Db, id: Id<'refund'>): Promise<KeptRefund | undefined> =>
  db.maybe(RefundRow)`select * from servicing.refunds where id = ${id}`;

/** The refund of a loan that is on its way; at most one is. */
export const findPayingRefund = (db: Db, loanId: Id<'loan'>): Promise<KeptRefund | undefined> =>
  db.maybe(RefundRow)`
    select * from servicing.refunds where loan_id = ${loanId} and status = 'paying'`;

/** The borrower's own refund, or `undefined`: another's is not found. */
export async function findRefund(
  db: Db,
  borrowerId: Id<'borrower'>,
  id: Id<'refund'>,
): Promise<Refund | undefined> {
  const kept = await findKeptRefund(db, id);
  return kept?.borrowerId === borrowerId ? refundOf(kept) : undefined;
}

/** The refunds of one of the borrower's loans, the newest first. */
export async function listRefunds(
  db: Db,
  borrowerId: Id<'borrower'>,
  loanId: Id<'loan'>,
): Promise<Refund[]> {
  const rows = await db.many(RefundRow)`
    select * from servicing.refunds
     where borrower_id = ${borrowerId} and loan_id = ${loanId}
     order by requested_at desc, id desc`;
  return rows.map(refundOf);
}

/** Refunds whose end is not known since before `before`, for the operator's list. */
export async function listUnsettledRefunds(db: Db, before: Instant): Promise<Refund[]> {
  const rows = await db.many(RefundRow)`
    select * from servicing.refunds
     where status = 'paying' and requested_at < ${new Date(before)}
     order by requested_at`;
  return rows.map(refundOf);
}

/** @returns Nothing when the id is taken, by whomever. */
export const insertRefund = (
  tx: Tx,
  r: Omit<KeptRefund, 'status' | 'railRef' | 'reason' | 'decidedAt'>,
): Promise<KeptRefund | undefined> =>
  tx.maybe(RefundRow)`
    insert into servicing.refunds
           (id, borrower_id, loan_id, asked_fen, amount_fen, value_on, by_whom, requested_at, status,
            payee_sealed)
    values (${r.id}, ${r.borrowerId}, ${r.loanId}, ${r.askedFen}, ${r.amountFen}, ${r.valueOn},
            ${r.byWhom}, ${new Date(r.requestedAt)}, 'paying', ${r.payeeSealed})
    on conflict (id) do nothing
    returning *`;

/** Ends a refund that is on its way: the money is out, or none moved. */
export const endRefund = (
  tx: Tx,
  id: Id<'refund'>,
  end: { readonly railRef: string } | { readonly reason: string },
  at: Instant,
): Promise<number> =>
  tx.exec`
    update servicing.refunds
       set status = ${'railRef' in end ? 'settled' : 'failed'},
           rail_ref = ${'railRef' in end ? end.railRef : null},
           reason = ${'reason' in end ? end.reason : null},
           payee_sealed = null, decided_at = ${new Date(at)}
     where id = ${id} and status = 'paying'`;
