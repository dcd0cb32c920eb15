create schema if not exists connectors;

-- What rails pushed to us, as it came: one row a notice, however often it was delivered.
-- The bank profile admits no party in a notice, so a body names nobody.
create table connectors.notices (
  rail text not null check (rail <> ''),
  notice_id text not null check (notice_id <> ''),
  kind text not null check (kind in ('transfer', 'collect')),
  order_id text not null,
  answer jsonb not null,
  body bytea not null,
  recorded_at timestamptz not null default now(),
  primary key (rail, notice_id)
);
create index notices_order on connectors.notices (order_id);

create trigger notices_append_only
  before update or delete or truncate on connectors.notices
  for each statement execute function platform.refuse_change();
