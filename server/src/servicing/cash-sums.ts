import type { BusinessDate } from '../kernel/index.ts';
import { column, type Db, row } from '../platform/index.ts';

const CashSum = row({
  month: column.text,
  drawnFen: column.fen,
  repayments: column.int,
  repaidFen: column.fen,
  refundedFen: column.fen,
});

/**
 * Money out and in by the month of its booking, up to and including `bookedOn`: drawings, repayments, refunds. A
 * repayment that was reversed leaves in the month of its reversal; a renewal moves no money. Unit: fen.
 */
export const sumCash = (db: Db, bookedOn: BusinessDate) =>
  db.many(CashSum)`
    with moved as (
      select e.booked_on, e.type, e.amount_fen, e.amount_fen as came
        from servicing.loan_events e
       where e.booked_on <= ${bookedOn} and e.type in ('drawing', 'repayment', 'refund')
         and e.id not like 'renewed:%'
       union all
      select r.booked_on, 'repayment', e.amount_fen, -e.amount_fen
        from servicing.loan_events r
        join servicing.loan_events e on e.loan_id = r.loan_id and e.id = r.reverses
       where r.booked_on <= ${bookedOn} and r.type = 'reversal' and e.id not like 'renewed:%'
         and e.type = 'repayment'
    )
    select to_char(booked_on, 'YYYY-MM') as month,
           coalesce(sum(came) filter (where type = 'drawing'), 0)::bigint as drawn_fen,
           count(*) filter (where type = 'repayment' and came > 0) as repayments,
           coalesce(sum(came) filter (where type = 'repayment'), 0)::bigint as repaid_fen,
           coalesce(sum(came) filter (where type = 'refund'), 0)::bigint as refunded_fen
      from moved
     group by 1
     order by 1`;

const RenewedSum = row({ renewedFen: column.fen });

/** Principal that loans took over from others, up to and including `bookedOn`: drawn, and no money out. Unit: fen. */
export const sumRenewed = async (db: Db, bookedOn: BusinessDate) =>
  (
    await db.one(RenewedSum)`
      select coalesce(sum(amount_fen), 0)::bigint as renewed_fen
        from servicing.loan_events
       where booked_on <= ${bookedOn} and type = 'repayment' and id like 'renewed:%'`
  ).renewedFen;
