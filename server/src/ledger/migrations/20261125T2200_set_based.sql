-- The checks of entries and lines, once for each statement instead of once for each row: 20,000
-- entries in one statement cost a set operation. They no longer wait for commit either, for an
-- entry and its lines are written by one statement (a CTE): triggers of its parts fire when the
-- whole statement is done and see all of it.
drop trigger entry_balances on ledger.entries;
drop trigger line_has_a_place on ledger.lines;
drop function ledger.check_entry();
drop function ledger.check_line();

-- What a later change must keep: the lines that one statement writes for an entry are all of that
-- entry's lines (`check_lines`), and an entry has lines when its own statement ends
-- (`check_entries`). A line that comes later finds every place taken by the primary key.
--
-- Both look entries up one by one through an index: neither a lateral with a limit nor a scalar
-- subquery is turned into a join, and the setting keeps a plan made while the tables were small,
-- which would read the whole table, out of the cache of a session that goes on while they grow.
create function ledger.check_lines() returns trigger language plpgsql
  set enable_seqscan = off as $$
declare
  bad record;
begin
  select w.*, e.line_count,
         (e.value_on, e.value_on, e.booked_on, e.booked_on) is distinct from
         (w.value_from, w.value_to, w.booked_from, w.booked_to) as misplaced
    into bad
    from (select entry_id, count(*) as lines, max(n) as last_n,
                 min(value_on) as value_from, max(value_on) as value_to,
                 min(booked_on) as booked_from, max(booked_on) as booked_to,
                 sum(case side when 'debit' then amount_fen else -amount_fen end) as excess
            from written
           group by entry_id) w
    left join lateral (select line_count, value_on, booked_on
                         from ledger.entries where id = w.entry_id limit 1) e on true
   where (e.line_count, e.line_count, 0) is distinct from (w.lines, w.last_n, w.excess)
      or (e.value_on, e.value_on, e.booked_on, e.booked_on) is distinct from
         (w.value_from, w.value_to, w.booked_from, w.booked_to)
   limit 1;
  if not found then
    return null;
  end if;
  if bad.misplaced then
    raise exception 'ledger entry % of these dates does not exist for its lines', bad.entry_id
      using errcode = 'check_violation', schema = 'ledger', table = 'lines';
  end if;
  raise exception 'ledger entry % does not balance: % of % lines up to line %, debits - credits = %',
    bad.entry_id, bad.lines, bad.line_count, bad.last_n, bad.excess
    using errcode = 'check_violation', schema = 'ledger', table = 'lines';
end $$;
create trigger lines_are_whole after insert on ledger.lines
  referencing new table as written
  for each statement execute function ledger.check_lines();

-- The trial balance (试算平衡) by booking date, written when a day is closed: debits less credits of
-- every line booked up to and including `closed_on`. It opens the next closing, and nothing can be
-- booked on a closed day or before it. A backdated value date (`value_on`) is not its business.
create table ledger.control_totals (
  chart text not null check (chart <> ''),
  closed_on date not null check (isfinite(closed_on)),
  balance_fen bigint not null,
  primary key (closed_on, chart)
);
create trigger append_only before update or delete or truncate on ledger.control_totals
  execute function platform.refuse_change();

create function ledger.check_control_totals() returns trigger language plpgsql as $$
declare
  bad record;
begin
  select closed_on, sum(balance_fen) as excess into bad
    from closed group by closed_on having sum(balance_fen) <> 0 limit 1;
  if found then
    raise exception 'control totals of % do not balance: debits - credits = %',
      bad.closed_on, bad.excess
      using errcode = 'check_violation', schema = 'ledger', table = 'control_totals';
  end if;
  return null;
end $$;
create trigger totals_balance after insert on ledger.control_totals
  referencing new table as closed
  for each statement execute function ledger.check_control_totals();

-- A closing waits until no posting is under way (`closeControlTotals` locks the table of entries),
-- and a posting that waited for the closing sees it here: under `read committed` each query of this
-- function has a snapshot of its own. Under another level it could miss the closing.
-- LC001 is our own ("ledger closed"): classes from I to Z are left to applications.
create function ledger.check_entries() returns trigger language plpgsql
  set enable_seqscan = off as $$
declare
  bad record;
begin
  select m.id into bad
    from made m
   where (select l.n from ledger.lines l where l.entry_id = m.id limit 1) is null
   limit 1;
  if found then
    raise exception 'ledger entry % does not balance: it has no lines', bad.id
      using errcode = 'check_violation', schema = 'ledger', table = 'entries';
  end if;
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'ledger entries are written under read committed only'
      using errcode = 'invalid_transaction_state', schema = 'ledger', table = 'entries';
  end if;
  select m.id, m.booked_on, c.closed_on into bad
    from made m, (select max(closed_on) as closed_on from ledger.control_totals) c
   where m.booked_on <= c.closed_on
   limit 1;
  if found then
    raise exception 'ledger entry % is booked on %, but the books are closed up to %',
      bad.id, bad.booked_on, bad.closed_on
      using errcode = 'LC001', schema = 'ledger', table = 'entries';
  end if;
  return null;
end $$;
create trigger entries_are_whole after insert on ledger.entries
  referencing new table as made
  for each statement execute function ledger.check_entries();

-- Lines come in order of their booking dates, so that a summary of each range of pages finds those
-- of the days since a closing. Summarized as the ranges fill, not at the next vacuum.
create index lines_booked on ledger.lines using brin (booked_on) with (autosummarize = on);
