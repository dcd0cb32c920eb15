create schema if not exists decision;

-- One row a decision, kept for ever: `record` holds everything it used and said, `digest` seals it.
create table decision.records (
  borrower_id text not null,
  id text not null,
  application_id text,
  product_id text not null,
  policy_version text not null,
  model_id text not null,
  outcome text not null check (outcome in ('approve', 'decline', 'refer')),
  limit_fen bigint not null check (limit_fen >= 0 and (outcome = 'approve') = (limit_fen > 0)),
  annual_rate_e9 bigint not null check (annual_rate_e9 > 0),
  record jsonb not null,
  digest text not null,
  decided_at timestamptz not null,
  primary key (borrower_id, id)
);
create index records_id on decision.records (id);
create index records_application on decision.records (borrower_id, application_id);
create index records_newest on decision.records (borrower_id, decided_at desc);

create trigger records_are_facts before update or delete or truncate on decision.records
  for each statement execute function platform.refuse_change();
