import type { Instant } from '../kernel/index.ts';
import { column, type Db, json, type RowOf, row, type Tx } from '../platform/index.ts';
import { at } from './at.ts';
import type { BorrowerId } from './parties.ts';

/** What was forgotten of a borrower, by what it was. */
export interface ForgottenPersonal {
  readonly links: number;
  readonly grants: number;
  readonly numbers: number;
  readonly profiles: number;
}

/**
 * Forgets who a borrower is: accounts at partners, tokens, numbers, name and account. What remains
 * is an id. Consents, withdrawals and reads stay: they prove what was allowed. Waits for those who hold the borrower
 * (`holdBorrower`): what they began is there to be seen afterwards.
 */
export async function forgetPersonal(tx: Tx, borrowerId: BorrowerId): Promise<ForgottenPersonal> {
  await tx.exec`select from party.parties where id = ${borrowerId} for no key update`;
  const grants = await tx.exec`delete from party.grants where borrower_id = ${borrowerId}`;
  const links = await tx.exec`delete from party.links where borrower_id = ${borrowerId}`;
  const numbers = await tx.exec`delete from party.identifiers where borrower_id = ${borrowerId}`;
  await tx.exec`delete from party.name_keys where borrower_id = ${borrowerId}`;
  const profiles = await tx.exec`delete from party.profiles where borrower_id = ${borrowerId}`;
  return { links, grants, numbers, profiles };
}

const RequestRow = row({
  kind: column.oneOf('export', 'erasure'),
  askedAt: column.instant,
  outcome: column.json<Readonly<Record<string, number>>>(),
});

/** That a borrower made use of a right over their data, and what came of it. */
export type DataRequest = RowOf<typeof RequestRow>;

/** Keeps that a borrower asked for their data, or to be forgotten. Append-only: it is the proof of it. */
export const keepDataRequest = (
  db: Db,
  borrowerId: BorrowerId,
  request: {
    readonly kind: DataRequest['kind'];
    readonly at: Instant;
    readonly outcome: Readonly<Record<string, number>>;
  },
): Promise<number> =>
  db.exec`
    insert into party.data_requests (borrower_id, kind, asked_at, outcome)
    values (${borrowerId}, ${request.kind}, ${at(request.at)}, ${json(request.outcome)})`;

const ForgottenRow = row({ borrowerId: column.id('borrower') });

/** Borrowers who were forgotten, by id, from the first after `after`. */
export const listForgotten = (
  db: Db,
  { after, most }: { readonly after: string; readonly most: number },
) =>
  db.many(ForgottenRow)`
    select distinct borrower_id
      from party.data_requests
     where kind = 'erasure' and borrower_id > ${after}
     order by borrower_id
     limit ${most}`;

/** What a borrower asked of their data, the newest first. */
export const listDataRequests = (db: Db, borrowerId: BorrowerId): Promise<DataRequest[]> =>
  db.many(RequestRow)`
    select kind, asked_at, outcome
      from party.data_requests
     where borrower_id = ${borrowerId}
     order by asked_at desc, id desc
     limit 200`;
