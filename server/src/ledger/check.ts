import { column, type Db, row } from '../platform/index.ts';

/** What a look at all the books found. `problems` is empty when they balance. */
export interface BooksCheck {
  readonly balanced: boolean;
  readonly entries: number;
  readonly problems: readonly string[];
}

const Count = row({ entries: column.int });
const Broken = row({ id: column.text, problem: column.text });

/**
 * Looks at every entry, line and closing, trusting no trigger: after a crash, a restore or a test
 * this says whether the books balance to the fen. At most 100 problems are named.
 */
export async function checkBalanced(db: Db): Promise<BooksCheck> {
  const { entries } = await db.one(Count)`select count(*) as entries from ledger.entries`;
  const broken = await db.many(Broken)`
    with sums as (
      select entry_id, count(*) as lines, max(n) as last_n, min(value_on) as value_from,
             max(value_on) as value_to, min(booked_on) as booked_from, max(booked_on) as booked_to,
             sum(case side when 'debit' then amount_fen else -amount_fen end) as excess
        from ledger.lines
       group by entry_id
    )
    select coalesce(e.id, s.entry_id) as id,
           case when e.id is null then 'lines without an entry'
                when s.entry_id is null then 'an entry without lines'
                when s.excess <> 0 then 'debits - credits = ' || s.excess || ' fen'
                when s.lines <> e.line_count or s.last_n <> e.line_count
                  then s.lines || ' of ' || e.line_count || ' lines'
                else 'lines dated otherwise than their entry' end as problem
      from ledger.entries e
      full join sums s on s.entry_id = e.id
     where e.id is null or s.entry_id is null or s.excess <> 0
        or s.lines <> e.line_count or s.last_n <> e.line_count
        or s.value_from <> e.value_on or s.value_to <> e.value_on
        or s.booked_from <> e.booked_on or s.booked_to <> e.booked_on
     order by 1
     limit 100`;
  const unmirrored = await db.many(Broken)`
    select r.id, 'not the mirror image of ' || r.reverses as problem
      from ledger.entries r
     where r.reverses is not null
       and exists (
             select account, case side when 'debit' then 'credit' else 'debit' end, amount_fen
               from ledger.lines where entry_id = r.id
             except all
             select account, side, amount_fen from ledger.lines where entry_id = r.reverses)
     order by 1
     limit 100`;
  const misclosed = await db.many(Broken)`
    with daily as (
      select booked_on, split_part(account, ':', 1) as chart,
             sum(case side when 'debit' then amount_fen else -amount_fen end) as moved
        from ledger.lines
       group by 1, 2
    ), closings as ( -- A code that a closing left out counts as a total of nothing.
      select d.closed_on, c.chart, coalesce(t.balance_fen, 0) as total
        from (select distinct closed_on from ledger.control_totals) d
       cross join (select chart from daily union select chart from ledger.control_totals) c
        left join ledger.control_totals t on t.closed_on = d.closed_on and t.chart = c.chart
    ), course as ( -- Peers of a day are summed together: what is booked on it is closed with it.
      select on_day, chart, total, sum(moved) over (partition by chart order by on_day) as moved
        from (select booked_on as on_day, chart, null as total, moved from daily
               union all
              select closed_on, chart, total, 0 from closings) days
    )
    select 'control total of ' || chart || ' on ' || on_day as id,
           total || ' fen closed, ' || moved || ' fen booked' as problem
      from course
     where total <> moved
     order by 1
     limit 100`;
  const problems = [...broken, ...unmirrored, ...misclosed].map(
    ({ id, problem }) => `${id}: ${problem}`,
  );
  return { balanced: problems.length === 0, entries, problems };
}
