import { type BusinessDate, type Fen, fen } from '../kernel/index.ts';
import { column, type Db, row, type Tx } from '../platform/index.ts';
import { type ChartCode, chart } from './chart.ts';

const Found = row({ found: column.bool });

const isClosed = async (tx: Tx, on: BusinessDate): Promise<boolean> =>
  (
    await tx.one(Found)`
      select exists (select from ledger.control_totals where closed_on = ${on}) as found`
  ).found;

const Last = row({ closedOn: column.nullable(column.date) });

/** The last closed day up to and including `on`; left out: of all. A query of its own, for then the
 * planner knows the days that the next one asks for and reads only their lines. */
const findLastClosed = async (db: Db, on?: BusinessDate): Promise<BusinessDate | null> =>
  (
    await db.one(Last)`
      select max(closed_on) as closed_on
        from ledger.control_totals
       where closed_on <= coalesce(${on ?? null}::date, 'infinity')`
  ).closedOn;

/**
 * Closes the books up to and including `closedOn`: the trial balance by booking date is written,
 * from the totals closed last before it and the lines booked since, and no entry can be booked on
 * that day or before it any more (`PeriodClosed`). Every code of the chart gets its total.
 *
 * Waits for the transactions that are posting, and holds new ones up until `tx` ends: give it a
 * transaction of its own. A lock that postings take before they post, like that of the booking date,
 * `tx` takes before too: after, both would wait for each other.
 * @returns `exists` when that day had been closed: nothing was written.
 */
export async function closeControlTotals(
  tx: Tx,
  closedOn: BusinessDate,
): Promise<'closed' | 'exists'> {
  if (await isClosed(tx, closedOn)) return 'exists';
  // Without the lock, a posting that began before and commits after would be in no total, ever.
  await tx.exec`lock table ledger.entries in share row exclusive mode`;
  if (await isClosed(tx, closedOn)) return 'exists'; // By whom we waited for.
  const last = await findLastClosed(tx, closedOn);
  await tx.exec`
    insert into ledger.control_totals (closed_on, chart, balance_fen)
    select ${closedOn}::date, code, sum(part_fen)
      from (select code, 0::bigint as part_fen from unnest(${chart.map((c) => c.code)}::text[]) as code
             union all
            select chart, balance_fen from ledger.control_totals where closed_on = ${last}::date
             union all -- Served by the index lines_booked.
            select split_part(account, ':', 1),
                   case side when 'debit' then amount_fen else -amount_fen end
              from ledger.lines
             where booked_on > coalesce(${last}::date, '-infinity') and booked_on <= ${closedOn}
           ) parts
     group by code`;
  return 'closed';
}

const Balance = row({ code: column.text, balanceFen: column.fen });

/**
 * What every code of the chart stands at by booking date: debits less credits of the lines booked up
 * to and including `bookedOn`; left out: of all. Unit: fen. As `sumByChart` without a bound on value
 * dates, but from the totals closed last and the lines booked since, not from all history.
 */
export async function sumControlTotals(
  db: Db,
  { bookedOn }: { readonly bookedOn?: BusinessDate } = {},
): Promise<Map<ChartCode, Fen>> {
  // Not one snapshot with the sum, and need not be: what is closed stays as it is.
  const last = await findLastClosed(db, bookedOn);
  const found = await db.many(Balance)`
    select code, sum(part_fen)::text as balance_fen
      from (select chart as code, balance_fen as part_fen
              from ledger.control_totals where closed_on = ${last}::date
             union all -- Served by the index lines_booked.
            select split_part(account, ':', 1),
                   case side when 'debit' then amount_fen else -amount_fen end
              from ledger.lines
             where booked_on > coalesce(${last}::date, '-infinity')
               and booked_on <= coalesce(${bookedOn ?? null}::date, 'infinity')
           ) parts
     group by code`;
  const byCode = new Map(found.map((b) => [b.code, b.balanceFen]));
  return new Map(chart.map(({ code }) => [code, byCode.get(code) ?? fen(0n)]));
}
