import { column, type Db, row } from '../platform/index.ts';

const FacilityStart = row({
  id: column.id('facility'),
  borrowerId: column.id('borrower'),
  product: column.text,
});

/** Facilities whose id begins with `start`. */
export const listFacilitiesStarting = (db: Db, start: string, atMost: number) =>
  // Ids end in hexadecimal digits: what begins with `start` lies below `start` and a `g`.
  db.many(FacilityStart)`
    select id, borrower_id, product
      from lending.facilities
     where id >= ${start} and id < ${start} || 'g'
     order by id
     limit ${atMost}`;

const LoanStart = row({
  id: column.id('loan'),
  borrowerId: column.id('borrower'),
  status: column.text,
});

/** Loans whose id begins with `start`. */
export const listLoansStarting = (db: Db, start: string, atMost: number) =>
  db.many(LoanStart)`
    select id, borrower_id, status
      from lending.loans
     where id >= ${start} and id < ${start} || 'g'
     order by id
     limit ${atMost}`;
