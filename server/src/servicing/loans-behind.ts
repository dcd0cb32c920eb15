import type { BusinessDate } from '../kernel/index.ts';
import { column, type Db, row } from '../platform/index.ts';

const Behind = row({ behind: column.int });

/** Open loans that are not moved on to the morning of `to` yet. */
export const countBehind = (db: Db, to: BusinessDate) =>
  db.one(Behind)`
    select count(*) as behind
      from servicing.loan_states
     where status = 'open' and accrued_to < ${to}`;

/** Those of them that have not failed in the run of `closing`. */
export const countUntried = (db: Db, to: BusinessDate, closing: BusinessDate) =>
  db.one(Behind)`
    select count(*) as behind
      from servicing.loan_states s
     where status = 'open' and accrued_to < ${to}
       and not exists (select from servicing.end_of_day_failures f
                        where f.closing_on = ${closing} and f.loan_id = s.loan_id)`;

const Id = row({ loanId: column.id('loan') });

/** The next loans behind, in the order of their ids, of those woken or those not. */
export async function listBehind(
  db: Db,
  to: BusinessDate,
  woken: boolean,
  after: string,
  atMost: number,
) {
  const rows = await db.many(Id)`
    select loan_id
      from servicing.loan_states
     where status = 'open' and loan_id > ${after} and accrued_to < ${to}
       and coalesce(wake_on <= ${to}, false) = ${woken}
     order by loan_id
     limit ${atMost}`;
  return rows.map((found) => found.loanId);
}

const Delinquent = row({ delinquent: column.int });

/** Loans past due on the morning of `on`. */
export const countDelinquent = (db: Db, on: BusinessDate) =>
  db.one(Delinquent)`
    select count(*) as delinquent
      from servicing.loan_states
     where status = 'open' and told_dpd > 0 and oldest_due_on < ${on}`;
