import assert from 'node:assert/strict';
import { type Id, parseId, type Segment, segments } from '../kernel/index.ts';
import { column, type Db, newId, type RowOf, row, type Tx } from '../platform/index.ts';

export type BorrowerId = Id<'borrower'>;

const Borrower = row({
  id: column.id('borrower'),
  segment: column.oneOf(...segments),
  createdAt: column.instant,
});
export type Borrower = RowOf<typeof Borrower>;

/** Makes a borrower. Who they are elsewhere is `linkBorrower`'s, their name `saveProfile`'s. */
export async function createBorrower(
  db: Db,
  { segment }: { readonly segment: Segment },
): Promise<BorrowerId> {
  const id = newId('borrower');
  await db.exec`
    insert into party.parties (id, role, segment) values (${id}, 'borrower', ${segment})`;
  return id;
}

/** What the borrower's business is from now on. */
export const saveSegment = (db: Db, id: BorrowerId, segment: Segment): Promise<number> =>
  db.exec`update party.parties set segment = ${segment} where id = ${id} and role = 'borrower'`;

/** The borrower, or `undefined` when there is none of this id (whatever the text is). */
export async function findBorrower(db: Db, id: string): Promise<Borrower | undefined> {
  if (!parseId('borrower', id)) return undefined;
  return db.maybe(Borrower)`
    select id, segment, created_at from party.parties where id = ${id} and role = 'borrower'`;
}

/** As `getBorrower`; until the transaction ends, what the business is stays as it was read. */
export const holdBorrower = (tx: Tx, id: BorrowerId): Promise<Borrower> =>
  tx.one(Borrower)`
    select id, segment, created_at from party.parties where id = ${id} and role = 'borrower'
       for share`;

/** The borrower. Throws when there is none of this id. */
export async function getBorrower(db: Db, id: BorrowerId): Promise<Borrower> {
  const found = await findBorrower(db, id);
  assert(found, `no borrower ${id}`);
  return found;
}

/** Makes a party that is no borrower: a partner, a member of staff, a funder. */
export async function createParty<R extends 'partner' | 'staff' | 'funder'>(
  db: Db,
  role: R,
): Promise<Id<R>> {
  const id = newId(role);
  await db.exec`insert into party.parties (id, role) values (${id}, ${role})`;
  return id;
}

const IdRow = row({ id: column.id('borrower') });

/** Borrowers whose id begins with `start`. */
export const listBorrowersStarting = async (
  db: Db,
  start: string,
  atMost: number,
): Promise<BorrowerId[]> => {
  const found = await db.many(IdRow)`
    select id from party.parties
     where id >= ${start} and id < ${start} || 'g' and role = 'borrower' -- Ids end in hexadecimal digits.
     order by id
     limit ${atMost}`;
  return found.map(({ id }) => id);
};
