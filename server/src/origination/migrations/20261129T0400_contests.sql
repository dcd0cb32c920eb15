-- That a borrower held what a source told for wrong; what they said is sealed.
create table origination.contests (
  borrower_id text not null,
  application_id text not null,
  id bigint generated always as identity,
  source text not null,
  said_sealed bytea not null,
  said_at timestamptz not null,
  primary key (borrower_id, application_id, id),
  foreign key (borrower_id, application_id) references origination.applications (borrower_id, id)
);
create trigger contests_append_only before update or delete or truncate on origination.contests
  for each statement execute function platform.refuse_change();
