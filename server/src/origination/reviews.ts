import type { Fen, Id, Instant } from '../kernel/index.ts';
import { column, type Db, type RowOf, row, type Tx } from '../platform/index.ts';
import type { ApplicationId, Place } from './nodes.ts';

const ReviewRow = row({
  borrowerId: column.id('borrower'),
  applicationId: column.id('application'),
  decisionId: column.id('decision'),
  product: column.text,
  askedAt: column.instant,
  saidSealed: column.nullable(column.bytes),
  outcome: column.nullable(column.oneOf('approve', 'decline')),
  limitFen: column.nullable(column.fen),
  reason: column.nullable(column.text),
  decidedBy: column.nullable(column.text),
  decidedByName: column.nullable(column.text),
  decidedAt: column.nullable(column.instant),
});

/** A decision that a person looks at, or has looked at. */
export type Review = RowOf<typeof ReviewRow>;

/** @returns 0 when it was asked for before. */
export const insertReview = (
  tx: Tx,
  review: Place & {
    readonly decisionId: Id<'decision'>;
    readonly at: Instant;
    readonly saidSealed: Uint8Array | null;
  },
): Promise<number> =>
  tx.exec`
    insert into origination.reviews (borrower_id, application_id, decision_id, asked_at, said_sealed)
    values (${review.borrowerId}, ${review.applicationId}, ${review.decisionId},
            ${new Date(review.at)}, ${review.saidSealed})
        on conflict (borrower_id, application_id) do nothing`;

/** Writes what a person decided. */
export const endReview = (
  tx: Tx,
  { borrowerId, applicationId }: Place,
  end: {
    readonly outcome: 'approve' | 'decline';
    readonly limit: Fen | null;
    readonly reason: string;
    readonly by: { readonly id: string; readonly name: string };
    readonly at: Instant;
  },
): Promise<number> =>
  tx.exec`
    update origination.reviews
       set outcome = ${end.outcome}, limit_fen = ${end.limit}, reason = ${end.reason},
           decided_by = ${end.by.id}, decided_by_name = ${end.by.name},
           decided_at = ${new Date(end.at)}
     where borrower_id = ${borrowerId} and application_id = ${applicationId}`;

/** The review of an application, of whichever borrower: for staff. */
export const findReview = (db: Db, applicationId: ApplicationId) =>
  db.maybe(ReviewRow)`
    select r.*, a.product
      from origination.reviews r
      join origination.applications a
        on a.borrower_id = r.borrower_id and a.id = r.application_id
     where r.application_id = ${applicationId}`;

/** The review of a decision of the borrower's. */
export const findReviewOf = (db: Db, borrowerId: Id<'borrower'>, decisionId: Id<'decision'>) =>
  db.maybe(ReviewRow)`
    select r.*, a.product
      from origination.reviews r
      join origination.applications a
        on a.borrower_id = r.borrower_id and a.id = r.application_id
     where r.borrower_id = ${borrowerId} and r.decision_id = ${decisionId}`;

/** What waits for a person, the oldest first, or what was decided, the newest first. */
export const listReviews = (db: Db, o: { readonly waiting: boolean; readonly most: number }) =>
  o.waiting
    ? db.many(ReviewRow)`
        select r.*, a.product
          from origination.reviews r
          join origination.applications a
            on a.borrower_id = r.borrower_id and a.id = r.application_id
         where r.outcome is null and a.status = 'referred'
         order by r.asked_at, r.application_id
         limit ${o.most}`
    : db.many(ReviewRow)`
        select r.*, a.product
          from origination.reviews r
          join origination.applications a
            on a.borrower_id = r.borrower_id and a.id = r.application_id
         where r.outcome is not null
         order by r.decided_at desc, r.application_id
         limit ${o.most}`;
