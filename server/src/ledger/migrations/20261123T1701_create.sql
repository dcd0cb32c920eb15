create schema if not exists ledger;

-- A journal entry (分录). Dates are the lender's business dates: `value_on` is the day it counts
-- from (起息日), `booked_on` the day the books learned of it (记账日).
create table ledger.entries (
  id text primary key check (id <> ''),
  kind text not null check (kind <> ''),
  value_on date not null,
  booked_on date not null,
  about jsonb not null check (jsonb_typeof(about) = 'object'),
  line_count int not null check (line_count >= 2),
  content_digest text not null,
  reverses text unique references ledger.entries (id), -- One entry is reversed at most once.
  why text,
  created_at timestamptz not null default now(),
  check ((reverses is null) = (why is null)),
  check (reverses <> id)
);
-- No list of pending insertions: every search would read all of it until the next vacuum.
create index entries_about on ledger.entries using gin (about jsonb_path_ops) with (fastupdate = off);

-- Its lines. The dates are copied so that one index answers a balance without the entry. There is
-- no foreign key: the trigger `line_has_a_place` below checks more than one could.
create table ledger.lines (
  entry_id text not null,
  n int not null check (n >= 1),
  account text not null check (account like '_%:_%'),
  side text not null check (side in ('debit', 'credit')),
  amount_fen bigint not null check (amount_fen > 0),
  value_on date not null,
  booked_on date not null,
  primary key (entry_id, n)
);
create index lines_balance on ledger.lines (account, value_on) include (booked_on, side, amount_fen);

-- An entry names the number of its lines, and each line has one of those places. At commit every
-- place must be taken and debits must equal credits. From then on no place is left, so that a line
-- can never be added to an entry of an earlier transaction.
create function ledger.check_line() returns trigger language plpgsql as $$
begin
  perform 1 from ledger.entries e
    where e.id = new.entry_id and e.line_count >= new.n
      and e.value_on = new.value_on and e.booked_on = new.booked_on;
  if not found then
    raise exception 'ledger entry % has no place for line %', new.entry_id, new.n
      using errcode = 'check_violation', schema = 'ledger', table = 'lines';
  end if;
  return null;
end $$;
create trigger line_has_a_place after insert on ledger.lines
  for each row execute function ledger.check_line();

create function ledger.check_entry() returns trigger language plpgsql as $$
declare
  found_lines int;
  excess numeric;
begin
  select count(*), sum(case l.side when 'debit' then l.amount_fen else -l.amount_fen end)
    into found_lines, excess
    from ledger.lines l where l.entry_id = new.id;
  if found_lines <> new.line_count or excess is distinct from 0 then
    raise exception 'ledger entry % does not balance: % of % lines, debits - credits = %',
      new.id, found_lines, new.line_count, excess
      using errcode = 'check_violation', schema = 'ledger', table = 'entries';
  end if;
  return null;
end $$;
create constraint trigger entry_balances after insert on ledger.entries
  deferrable initially deferred for each row execute function ledger.check_entry();

create trigger append_only before update or delete or truncate on ledger.entries
  execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on ledger.lines
  execute function platform.refuse_change();
