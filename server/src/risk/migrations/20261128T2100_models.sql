create schema if not exists risk;

-- Every model that was ever taken in, as its file stands: what decided once can be replayed for ever.
create table risk.models (
  digest text primary key,
  id text not null,
  version integer not null check (version > 0),
  segment text,
  default_definition text not null,
  state text not null check (state in ('registered', 'shadow', 'proposed', 'champion', 'retired', 'withdrawn')),
  file text not null,
  evaluation jsonb,
  unique (id, version)
);
comment on column risk.models.segment is 'the kind of business it may decide on; null: none';
comment on column risk.models.evaluation is 'measures on cases it did not learn from, and what those are called; null: none were given';
create unique index models_champion on risk.models (segment) where state = 'champion';
create index models_in_force on risk.models (segment, state);

-- What was done with a model, by whom and why. Its state follows from these.
create table risk.model_steps (
  digest text not null references risk.models,
  seq integer not null,
  step text not null check (step in
    ('register', 'ship', 'shadow', 'unshadow', 'propose', 'approve', 'reject', 'retire', 'withdraw')),
  by_id text not null,
  by_name text not null,
  reason text not null,
  at timestamptz not null,
  primary key (digest, seq)
);
create trigger steps_are_facts before update or delete or truncate on risk.model_steps
  for each statement execute function platform.refuse_change();

-- What champions and shadows said of decided borrowers. A shadow decides nothing.
create table risk.model_scores (
  borrower_id text not null,
  decision_id text not null,
  digest text not null,
  role text not null check (role in ('champion', 'shadow')),
  pd_e9 bigint not null check (pd_e9 between 0 and 1000000000),
  decided_pd_e9 bigint not null check (decided_pd_e9 between 0 and 1000000000),
  at timestamptz not null,
  primary key (borrower_id, decision_id, digest)
);
comment on column risk.model_scores.decided_pd_e9 is 'the PD that the decision was made by';
create index model_scores_by_model on risk.model_scores (digest, at desc);
