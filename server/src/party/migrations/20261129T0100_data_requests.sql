-- That borrowers asked for their data, or to be forgotten (PIPL Art. 45, 47), and what came of it.
create table party.data_requests (
  borrower_id text not null references party.parties (id),
  id bigint generated always as identity,
  kind text not null check (kind in ('export', 'erasure')),
  asked_at timestamptz not null,
  outcome jsonb not null,
  primary key (borrower_id, id)
);
create trigger append_only before update or delete or truncate on party.data_requests
  execute function platform.refuse_change();
