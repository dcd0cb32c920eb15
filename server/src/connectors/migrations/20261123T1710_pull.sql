create schema if not exists connectors;

-- Partner payloads as they came: the evidence behind every event. The body is gzip, then sealed for
-- this row. Never changed; only retention deletes, so delete alone is left possible.
create table connectors.raw_pages (
  borrower_id text not null,
  id text not null,
  source text not null,
  method text not null,
  request jsonb not null,
  digest text not null,
  body bytea not null,
  received_at timestamptz not null,
  primary key (borrower_id, id)
);
comment on column connectors.raw_pages.request is 'parameters of the call, without tokens and signature';
comment on column connectors.raw_pages.digest is 'SHA-256 of the body as received';

create trigger raw_pages_stay_as_they_came before update or truncate on connectors.raw_pages
  for each statement execute function platform.refuse_change();

-- How far a borrower's source has been read. Moves in the transaction that stores the page, so that
-- a crash between pages loses nothing and repeats at most one.
create table connectors.cursors (
  borrower_id text not null,
  source text not null,
  cursor jsonb not null,
  revision int not null check (revision >= 1),
  moved_at timestamptz not null,
  primary key (borrower_id, source)
);
