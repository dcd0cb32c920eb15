create schema if not exists origination;

-- One run of the journey, application to money. The row is the state; nodes hold the way there.
create table origination.applications (
  borrower_id text not null,
  id text not null unique,
  product text not null,
  status text not null check (status in ('running', 'waiting_supplement', 'offered', 'disbursing',
    'disbursed', 'declined', 'referred', 'withdrawn', 'expired')),
  version int not null default 1,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  decision_id text,
  offer_id text,
  offer_expires_at timestamptz,
  facility_id text,
  loan_id text,
  primary key (borrower_id, id),
  check ((offer_id is null) = (offer_expires_at is null))
);
-- At most one application of a borrower is under way.
create unique index applications_under_way on origination.applications (borrower_id)
  where status in ('running', 'waiting_supplement', 'offered', 'disbursing');

create table origination.nodes (
  borrower_id text not null,
  application_id text not null,
  name text not null,
  state text not null check (state in ('running', 'waiting', 'passed', 'skipped', 'failed')),
  started_at timestamptz not null,
  ended_at timestamptz,
  used jsonb not null default '[]',
  primary key (borrower_id, application_id, name),
  foreign key (borrower_id, application_id) references origination.applications (borrower_id, id)
);

-- The total-cost table as it was shown: proof of display. The payee is sealed.
create table origination.disclosures (
  borrower_id text not null,
  id text not null unique,
  application_id text,
  facility_id text,
  terms jsonb not null,
  shown jsonb not null,
  digest text not null,
  payee_sealed bytea not null,
  shown_at timestamptz not null,
  readable_at timestamptz not null,
  primary key (borrower_id, id),
  check ((application_id is null) <> (facility_id is null))
);
create trigger disclosures_append_only before update or delete or truncate on origination.disclosures
  for each statement execute function platform.refuse_change();

-- What is to be paid out for a loan: written with the loan, settled or rejected once.
create table origination.payouts (
  borrower_id text not null,
  loan_id text not null unique,
  order_id text not null unique,
  application_id text,
  disclosure_id text not null,
  amount_fen bigint not null check (amount_fen > 0),
  value_on date not null,
  payee_sealed bytea not null,
  status text not null check (status in ('sent', 'settled', 'rejected')),
  rail text not null,
  rail_ref text,
  reason text,
  requested_at timestamptz not null,
  settled_at timestamptz,
  primary key (borrower_id, loan_id)
);
create index payouts_sent on origination.payouts (requested_at) where status = 'sent';
