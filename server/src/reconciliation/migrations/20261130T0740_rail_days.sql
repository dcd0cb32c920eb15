-- What each account behind a day's statement held: the next day goes on from there, account by account.
create table reconciliation.rail_days (
  on_day      date   not null references reconciliation.statements,
  rail        text   not null,
  -- Null: nothing is known to have moved there ever.
  opening_fen bigint,
  closing_fen bigint,
  primary key (on_day, rail),
  check ((opening_fen is null) = (closing_fen is null))
);
-- Statements of one account. Of those that added two up nobody kept what each held.
insert into reconciliation.rail_days (on_day, rail, opening_fen, closing_fen)
select on_day, rail, opening_fen, closing_fen from reconciliation.statements where rail not like '%+%';
create trigger rail_days_append_only before update or delete or truncate on reconciliation.rail_days
  for each statement execute function platform.refuse_change();

-- Where a line's own words stand in the statement's body: bytes, the last not included. Line 0 is what is missing
-- between two statements of one account; line -1 what accounts held that the day before did not tell of, or that it told
-- of and this one does not.
alter table reconciliation.lines add column from_byte int, add column to_byte int;
