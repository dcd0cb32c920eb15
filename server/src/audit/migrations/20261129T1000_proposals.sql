-- What one of the lender's people wants done and another has to allow: anything that moves money or the books.
create table audit.proposals (
  id text primary key,
  -- The request as it will be made: its address, and what was sent, sealed.
  action text not null,
  path text not null,
  subjects jsonb not null,
  told_digest text not null,
  told_sealed bytea not null,
  scope text not null,
  maker_id text not null,
  maker_name text not null,
  proposed_at timestamptz not null,
  state text not null check (state in ('open', 'running', 'done', 'failed', 'rejected')),
  checker_id text,
  checker_name text,
  reason text,
  decided_at timestamptz,
  -- What came of it: an HTTP status, and the code of a refusal.
  status int,
  code text,
  check (checker_id is null or checker_id <> maker_id),
  check ((state = 'open') = (checker_id is null)),
  check ((state = 'open') = (reason is null))
);
-- The same request again is the same proposal, as long as nobody has decided on it.
create unique index proposals_once on audit.proposals (maker_id, path, told_digest)
  where state in ('open', 'running');
create index proposals_open on audit.proposals (proposed_at) where state in ('open', 'running');
create index proposals_decided on audit.proposals (decided_at) where decided_at is not null;
