create schema evidence;

-- What borrowers hand in: pictures, PDFs, files. What stands in them is sealed; what a machine, a register or a
-- person found is kept beside it.
create table evidence.papers (
  borrower_id text not null,
  id text not null,
  format text not null check (format in ('picture', 'pdf', 'table', 'records')),
  media_type text not null,
  bytes int not null check (bytes > 0),
  -- Of the very bytes. Keyed: nobody finds a file by guessing it.
  digest text not null,
  -- Of what it says, where that is known: two pictures of one document have one.
  same_key text,
  -- `null`: never kept (records lie with their source), or forgotten.
  body_sealed bytea,
  state text not null check (state in ('reading', 'waits', 'accepted', 'refused', 'withdrawn')),
  kind text,
  read_by text check (read_by in ('text', 'sight')),
  fields_sealed bytea,
  -- Facts that it brings once it is accepted.
  brought_sealed bytea,
  checks jsonb not null default '[]',
  signs jsonb not null default '[]',
  -- Why it cannot be used: a code that the borrower is told in words.
  fault text,
  -- Facts that it brought; `null`: none yet, or it is of a kind that brings none.
  events int,
  judged_by text check (judged_by in ('machine', 'register', 'person')),
  reason text,
  decided_by text,
  decided_by_name text,
  received_at timestamptz not null,
  judged_at timestamptz,
  primary key (borrower_id, id),
  check (state not in ('accepted', 'refused') or judged_at is not null),
  check ((judged_by = 'person') is not true or (reason is not null and decided_by is not null))
);
-- The same file again is the same paper, as long as it was not taken back or refused.
create unique index papers_once on evidence.papers (borrower_id, digest)
  where state in ('reading', 'waits', 'accepted');
create index papers_digest on evidence.papers (digest);
create index papers_same on evidence.papers (same_key) where same_key is not null;
create index papers_waiting on evidence.papers (received_at) where state = 'waits';
create index papers_kept on evidence.papers (judged_at) where body_sealed is not null;
