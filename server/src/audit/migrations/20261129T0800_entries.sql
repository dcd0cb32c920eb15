create schema audit;

-- What the lender's people did, each entry holding the digest of the one before: one that is changed or taken out shows.
create table audit.entries (
  seq bigint primary key,
  at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  -- `begun`: before it is tried; `ended`: what came of it; `done`: by a command, which tells it once.
  step text not null check (step in ('begun', 'ended', 'done')),
  -- Of an `ended`: the entry that began it.
  of_seq bigint references audit.entries (seq),
  -- What, without its ids: `POST /api/staff/loans/:id/changes`.
  action text not null,
  -- Whom or what it is about: ids, never names.
  subjects jsonb not null,
  -- Of what was sent, keyed; what was sent lies sealed beside it.
  told_digest text,
  told_sealed bytea,
  status int,
  code text,
  prev text not null,
  digest text not null unique,
  check ((step = 'ended') = (of_seq is not null)),
  check ((step = 'ended') = (status is not null))
);
create index entries_actor on audit.entries (actor_id, seq);
create trigger entries_append_only before update or delete or truncate on audit.entries
  for each statement execute function platform.refuse_change();

-- The newest entry. Locked while one is added, so that the chain never forks.
create table audit.head (
  one boolean primary key default true check (one),
  seq bigint not null,
  digest text not null
);
insert into audit.head (seq, digest) values (0, '');
