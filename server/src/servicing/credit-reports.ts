import type { BusinessDate, Instant } from '../kernel/index.ts';
import { column, type Db, type RowOf, row, type Tx } from '../platform/index.ts';

const Sent = row({
  month: column.date,
  after: column.text,
  lastLoan: column.text,
  lines: column.int,
  digest: column.text,
  receipt: column.text,
  sentAt: column.instant,
});

/** A batch that the bureau took. */
export type SentReport = RowOf<typeof Sent>;

/** What was sent of a month, in the order of the loans. @param month - Its first day. */
export const listSentReports = (db: Db, month: BusinessDate): Promise<SentReport[]> =>
  db.many(Sent)`
    select month, after, last_loan, lines, digest, receipt, sent_at
      from servicing.credit_reports
     where month = ${month}
     order by after`;

/** Writes down that a batch was taken; a later one of the same loans replaces it. */
export const keepSentReport = (
  tx: Tx,
  sent: Omit<SentReport, 'sentAt'> & { readonly sentAt: Instant },
): Promise<number> =>
  tx.exec`
    insert into servicing.credit_reports (month, after, last_loan, lines, digest, receipt, sent_at)
    values (${sent.month}, ${sent.after}, ${sent.lastLoan}, ${sent.lines}, ${sent.digest},
            ${sent.receipt}, ${new Date(sent.sentAt)})
        on conflict (month, after) do update
       set last_loan = excluded.last_loan, lines = excluded.lines, digest = excluded.digest,
           receipt = excluded.receipt, sent_at = excluded.sent_at`;
