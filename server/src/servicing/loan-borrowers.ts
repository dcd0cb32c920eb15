import type { BusinessDate, Id } from '../kernel/index.ts';
import { column, type Db, row } from '../platform/index.ts';

const BorrowerRow = row({ borrowerId: column.id('borrower') });

/** Borrowers behind `after` in the order of their ids, with a loan that was not closed before `closedFrom`. */
export const listLoanBorrowers = async (
  db: Db,
  o: { readonly closedFrom: BusinessDate; readonly after: string; readonly atMost: number },
): Promise<Id<'borrower'>[]> => {
  // Served by the primary key, in its order.
  const rows = await db.many(BorrowerRow)`
    select distinct borrower_id from servicing.loan_states
     where borrower_id > ${o.after}
       and (closed_on is null or closed_on >= ${o.closedFrom})
     order by borrower_id
     limit ${o.atMost}`;
  return rows.map(({ borrowerId }) => borrowerId);
};

const Count = row({ n: column.int });

/** How many there are of them. */
export const countLoanBorrowers = async (db: Db, closedFrom: BusinessDate): Promise<number> =>
  (
    await db.one(Count)`
      select count(distinct borrower_id) as n from servicing.loan_states
       where closed_on is null or closed_on >= ${closedFrom}`
  ).n;
