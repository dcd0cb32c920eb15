create schema if not exists events;

-- What happened, as far as it was known. A fact that a source changes later gets a new revision; the
-- old one stays, so that any past decision still sees what it saw (read by recorded_at).
create table events.events (
  borrower_id text not null,
  id text not null,
  revision int not null check (revision >= 1),
  kind text not null,
  source text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  raw_id text,
  data jsonb not null,
  digest text not null,
  primary key (borrower_id, id, revision)
);
comment on column events.events.digest is 'SHA-256 of kind, source, occurred_at and data: tells a repeat from a change';
create index events_by_time on events.events (borrower_id, occurred_at);

create trigger events_are_facts before update or delete or truncate on events.events
  for each statement execute function platform.refuse_change();
