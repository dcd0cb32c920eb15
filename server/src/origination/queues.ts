import { column, type Db, row } from '../platform/index.ts';

const QueuesRow = row({
  reviews: column.int,
  oldestReviewAt: column.nullable(column.instant),
  identities: column.int,
  oldestIdentityAt: column.nullable(column.instant),
});

/** How many applications and borrowers wait for a person, and since when the oldest. */
export const countQueues = (db: Db) =>
  db.one(QueuesRow)`
    select (select count(*)
              from origination.reviews r
              join origination.applications a
                on a.borrower_id = r.borrower_id and a.id = r.application_id
             where r.outcome is null and a.status = 'referred') as reviews,
           (select min(r.asked_at)
              from origination.reviews r
              join origination.applications a
                on a.borrower_id = r.borrower_id and a.id = r.application_id
             where r.outcome is null and a.status = 'referred') as oldest_review_at,
           (select count(*) from origination.identities where state = 'held') as identities,
           (select min(told_at) from origination.identities where state = 'held')
             as oldest_identity_at`;
