-- That a borrower would not be decided on by a machine alone (PIPL Art. 24), or a rule sent them to a person,
-- and what the person decided, on the record that the machine had made. What the borrower said is sealed.
create table origination.reviews (
  borrower_id text not null,
  application_id text not null unique,
  decision_id text not null unique,
  asked_at timestamptz not null,
  said_sealed bytea,
  outcome text check (outcome in ('approve', 'decline')),
  limit_fen bigint check (limit_fen > 0),
  reason text,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  primary key (borrower_id, application_id),
  foreign key (borrower_id, application_id) references origination.applications (borrower_id, id),
  check ((outcome is null) = (decided_at is null)),
  check ((outcome is null) = (decided_by is null)),
  check ((outcome is null) = (reason is null)),
  check ((outcome is not distinct from 'approve') = (limit_fen is not null))
);
create index reviews_waiting on origination.reviews (asked_at) where outcome is null;

-- Decided once, by one person: what was asked and what was decided never changes after.
create function origination.keep_review() returns trigger language plpgsql as $$
begin
  if old.outcome is not null or new.asked_at <> old.asked_at or new.decision_id <> old.decision_id
     or new.said_sealed is distinct from old.said_sealed then
    raise exception 'a review is decided once' using errcode = '23514', constraint = 'review_decided_once';
  end if;
  return new;
end $$;
create trigger review_decided_once before update on origination.reviews
  for each row execute function origination.keep_review();
create trigger reviews_kept before delete or truncate on origination.reviews
  for each statement execute function platform.refuse_change();
