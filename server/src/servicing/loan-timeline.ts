import type { BusinessDate, Id, Instant } from '../kernel/index.ts';
import { column, type Db, type RowOf, row } from '../platform/index.ts';
import { classes, type RiskClass } from './classes.ts';

const ChangeRow = row({
  seenOn: column.date,
  recordedAt: column.instant,
  fromClass: column.int,
  toClass: column.int,
});

/** A loan came to another class, as it was seen at a close. */
export interface ClassChange {
  readonly seenOn: BusinessDate;
  readonly at: Instant;
  readonly from: RiskClass;
  readonly to: RiskClass;
}

const classOfIndex = (i: number): RiskClass => classes[i] ?? 'pass';

/** Every change of a loan's class, the oldest first. */
export async function listClassChanges(db: Db, loanId: Id<'loan'>): Promise<ClassChange[]> {
  const rows = await db.many(ChangeRow)`
    select seen_on, recorded_at, from_class, to_class
      from servicing.class_changes
     where loan_id = ${loanId}
     order by recorded_at`;
  return rows.map(({ seenOn, recordedAt: at, fromClass, toClass }) => ({
    ...{ seenOn, at, from: classOfIndex(fromClass), to: classOfIndex(toClass) },
  }));
}

const FailureRow = row({ closed: column.date, at: column.instant, detail: column.text });

/** That a loan could not be moved on in the end of day of `closed`. */
export type LoanFailure = RowOf<typeof FailureRow>;

/** Every failure of a loan in an end of day, the oldest first; those that were caught up too. */
export const listLoanFailures = (db: Db, loanId: Id<'loan'>): Promise<LoanFailure[]> =>
  db.many(FailureRow)`
    select closing_on as closed, recorded_at as at, detail
      from servicing.end_of_day_failures
     where loan_id = ${loanId}
     order by recorded_at
     limit 200`;

const StartRow = row({
  id: column.id('repayment'),
  borrowerId: column.id('borrower'),
  loanId: column.id('loan'),
  status: column.text,
});

/** Repayments whose id begins with `start`. */
export const listRepaymentsStarting = (db: Db, start: string, atMost: number) =>
  db.many(StartRow)`
    select id, borrower_id, loan_id, status
      from servicing.repayments
     where id >= ${start} and id < ${start} || 'g' -- Ids end in hexadecimal digits.
     order by id
     limit ${atMost}`;
