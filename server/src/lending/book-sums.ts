import type { BusinessDate } from '../kernel/index.ts';
import { column, type Db, row } from '../platform/index.ts';

// What the loans of the book add up to, for reports. One pass over the table each.

const BookSum = row({
  product: column.text,
  status: column.oneOf('paying', 'open', 'closed', 'cancelled', 'chargedOff'),
  class: column.int,
  /** The month of the drawing: `2027-01`. */
  vintage: column.text,
  loans: column.int,
  principalFen: column.fen,
  outstandingFen: column.fen,
});

/** Loans by product, state, class (as of the last close) and month of drawing; sums in fen. */
export const sumBook = (db: Db) =>
  db.many(BookSum)`
    select product, status, class, to_char(drawn_on, 'YYYY-MM') as vintage, count(*) as loans,
           sum(principal_fen)::bigint as principal_fen,
           sum(outstanding_fen)::bigint as outstanding_fen
      from lending.loans
     group by 1, 2, 3, 4
     order by 1, 2, 3, 4`;

const AgeSum = row({
  /** Which of the bounds it is behind: 0 is not past due. */
  age: column.int,
  loans: column.int,
  borrowers: column.int,
  outstandingFen: column.fen,
});

/**
 * Open loans by their days past due on `today`: of bounds `[1, 91]`, 0 is none, 1 from 1 to 90, 2 from 91 on. The
 * whole principal of a loan counts where its oldest unpaid due date is.
 */
export const sumAges = (db: Db, today: BusinessDate, bounds: readonly number[]) =>
  db.many(AgeSum)`
    with aged as (
      select borrower_id, outstanding_fen,
             case when ${today}::date - oldest_due_on > coalesce((terms ->> 'graceDays')::int, 0)
                  then ${today}::date - oldest_due_on else 0 end as dpd
        from lending.loans
       where status = 'open'
    )
    select width_bucket(dpd, ${bounds}::int[]) as age, count(*) as loans,
           count(distinct borrower_id) as borrowers,
           sum(outstanding_fen)::bigint as outstanding_fen
      from aged
     group by 1
     order by 1`;

const SizeSum = row({
  size: column.int,
  rate: column.int,
  borrowers: column.int,
  loans: column.int,
  outstandingFen: column.fen,
  /** Weighted by what is owed; parts per billion. */
  rateE9: column.rate,
});

/**
 * Open loans by the size of their borrower (all limits that can be drawn or are owed under, together) and by their own
 * rate. A size or a rate on a bound belongs to the side above it. A borrower counts once a size and rate.
 */
export const sumSizes = (
  db: Db,
  o: {
    readonly today: BusinessDate;
    readonly sizes: readonly bigint[];
    readonly rates: readonly bigint[];
  },
) =>
  db.many(SizeSum)`
    with limits as (
      select borrower_id, sum(limit_fen)::bigint as limit_fen
        from lending.facilities
       where expires_on >= ${o.today}::date or used_fen > 0
       group by borrower_id
    )
    select width_bucket(coalesce(f.limit_fen, 0), ${o.sizes}::bigint[]) as size,
           width_bucket(l.annual_rate_e9, ${o.rates}::bigint[]) as rate,
           count(distinct l.borrower_id) as borrowers, count(*) as loans,
           sum(l.outstanding_fen)::bigint as outstanding_fen,
           coalesce(round(sum(l.outstanding_fen::numeric * l.annual_rate_e9)
                          / nullif(sum(l.outstanding_fen), 0)), 0)::bigint as rate_e9
      from lending.loans l
      left join limits f on f.borrower_id = l.borrower_id
     where l.status = 'open'
     group by 1, 2
     order by 1, 2`;

const PlannedSum = row({
  month: column.text,
  installments: column.int,
  principalFen: column.fen,
  interestFen: column.fen,
});

/** What falls due by month, as agreed at the drawings of loans whose money went out. */
export const sumPlanned = (db: Db) =>
  db.many(PlannedSum)`
    select to_char(i.due_on, 'YYYY-MM') as month, count(*) as installments,
           sum(i.principal_fen)::bigint as principal_fen,
           sum(i.interest_fen)::bigint as interest_fen
      from lending.installments i
      join lending.loans l on l.borrower_id = i.borrower_id and l.id = i.loan_id
     where l.status <> 'cancelled'
     group by 1
     order by 1`;
