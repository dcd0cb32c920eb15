import type { Id } from '../kernel/index.ts';
import type { Db } from '../platform/index.ts';
import type { ApplicationId } from './nodes.ts';
import { ApplicationRow } from './queries.ts';

/** The application of that id, whoever's it is: for callers who judge whose it is, never for the rim unchecked. */
export const lookUpApplication = (db: Db, id: ApplicationId) =>
  db.maybe(ApplicationRow)`
    select borrower_id, id, product, status, version, created_at, expires_at, decision_id, offer_id,
           offer_expires_at, facility_id, loan_id
      from origination.applications
     where id = ${id}`;

/** Every application of a borrower, the newest first. */
export const listApplications = (db: Db, borrowerId: Id<'borrower'>) =>
  db.many(ApplicationRow)`
    select borrower_id, id, product, status, version, created_at, expires_at, decision_id, offer_id,
           offer_expires_at, facility_id, loan_id
      from origination.applications
     where borrower_id = ${borrowerId}
     order by created_at desc, id desc`;
