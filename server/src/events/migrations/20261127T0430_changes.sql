-- Which days of a borrower changed since somebody last took note: days on which a fact was recorded,
-- revised or taken back. Rows go in with the facts, in the same transaction, and are taken out by who
-- folds the days, once for each reader: whatever order transactions commit in, no change is missed.
create table events.changes (
  borrower_id text not null,
  reader text not null,
  seq bigint generated always as identity,
  days date[] not null,
  recorded_at timestamptz not null,
  primary key (borrower_id, reader, seq)
);
comment on column events.changes.days is 'days of Shanghai';
