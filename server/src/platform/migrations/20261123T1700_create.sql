-- The day of the lender's books: one row, moved by end of day alone.
create table platform.business_date (
  only_row boolean primary key default true check (only_row),
  today date not null
);

-- What a caller's idempotency key was answered with. `input_digest` tells a repeat from a reuse.
create table platform.idempotency_keys (
  caller text not null,
  key text not null,
  input_digest text not null,
  status int,
  body text,
  created_at timestamptz not null default now(),
  primary key (caller, key)
);
create index idempotency_keys_age on platform.idempotency_keys (created_at);

-- Executors that run workflows: one that stops beating is dead, and its work is taken over.
create table platform.executors (
  executor_id text primary key,
  beat_at timestamptz not null
);

-- Refuses update, delete and truncate: rooms attach it to their tables of facts.
create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '%.% is append-only', tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end $$;
