create schema collections;

-- One row a borrower who was ever spoken to: locked while a contact is judged, so that two at once are counted.
create table collections.borrowers (
  borrower_id text primary key,
  language text not null default 'zh' check (language in ('zh', 'en'))
);

-- Who works on a loan that is past due. Who did before stands in the log of staff.
create table collections.assignments (
  loan_id text primary key,
  borrower_id text not null,
  assignee_id text not null,
  assignee_name text not null,
  assigned_at timestamptz not null
);
create index assignments_assignee on collections.assignments (assignee_id);

-- Every attempt to reach a borrower, before it is made. What came of it is a second fact.
create table collections.contacts (
  borrower_id text not null,
  id text not null unique,
  loan_id text,
  direction text not null check (direction in ('out', 'in')),
  channel text not null check (channel in ('call', 'sms', 'app', 'letter')),
  -- Whom: nobody else is asked for a borrower's debt.
  whom text not null check (whom in ('borrower', 'guarantor')),
  template text,
  text_sealed bytea,
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  -- Shanghai's day of it: what frequency is counted by.
  on_day date not null,
  primary key (borrower_id, id)
);
create index contacts_newest on collections.contacts (borrower_id, at desc);
create index contacts_by on collections.contacts (borrower_id, by_id);
create table collections.contact_outcomes (
  contact_id text primary key references collections.contacts (id),
  outcome text not null
    check (outcome in ('reached', 'noAnswer', 'wrongNumber', 'refused', 'sent', 'failed')),
  said_sealed bytea,
  by_id text not null,
  by_name text not null,
  at timestamptz not null
);

-- Why a borrower is not to be contacted, while it lasts.
create table collections.holds (
  borrower_id text not null,
  id text primary key,
  kind text not null check (kind in ('stopRequest', 'complaint', 'hardship', 'dispute')),
  -- What it follows from (a complaint, a plan), once at a time; nothing where a person set it.
  about text,
  reason text not null,
  until date,
  by_name text not null,
  placed_at timestamptz not null,
  lifted_at timestamptz,
  lifted_by text,
  lifted_why text,
  check ((lifted_at is null) = (lifted_by is null))
);
create index holds_standing on collections.holds (borrower_id) where lifted_at is null;
create unique index holds_about on collections.holds (about) where lifted_at is null and about is not null;

-- What a borrower promised. Whether it was kept is computed from what was paid, and written nowhere.
create table collections.promises (
  borrower_id text not null,
  loan_id text not null,
  id text primary key,
  amount_fen bigint not null check (amount_fen > 0),
  due_on date not null,
  made_on date not null,
  made_at timestamptz not null,
  told_by text not null check (told_by in ('borrower', 'guarantor')),
  contact_id text references collections.contacts (id),
  by_id text not null,
  by_name text not null,
  check (due_on >= made_on)
);
create index promises_loan on collections.promises (loan_id, made_at desc);
create index promises_due on collections.promises (due_on);

-- A borrower who cannot pay, and what was made of it.
create table collections.hardships (
  borrower_id text not null,
  loan_id text not null,
  id text primary key,
  ground text not null,
  said_sealed bytea,
  asked_by text not null check (asked_by in ('borrower', 'staff')),
  asked_by_name text not null,
  asked_at timestamptz not null,
  state text not null check (state in ('asked', 'offered', 'running', 'declined', 'withdrawn',
                                       'expired', 'failed', 'completed')),
  assignee_id text,
  assignee_name text,
  -- The kind of relief and its numbers; its table follows from the loan and the day.
  relief jsonb,
  offered_by text,
  offered_at timestamptz,
  offer_until date,
  -- As the borrower accepted it: the table, its digest, their key and signature over it.
  accepted_on date,
  accepted_table jsonb,
  accepted_digest text,
  public_key bytea,
  signature bytea,
  ended_at timestamptz,
  ended_why text,
  check ((relief is null) = (offered_at is null)),
  check ((accepted_on is null) = (accepted_digest is null))
);
create unique index hardships_one on collections.hardships (loan_id)
  where state in ('asked', 'offered', 'running');
create index hardships_waiting on collections.hardships (asked_at) where state = 'asked';
create index hardships_borrower on collections.hardships (borrower_id, asked_at desc);

-- What was done about a debt that is given up, sold or taken to law: as it was told, with its papers' digests.
create table collections.disposals (
  borrower_id text not null,
  loan_id text not null,
  id text primary key,
  kind text not null check (kind in ('chargeOff', 'assignment', 'legalAction')),
  on_day date not null,
  reason text not null,
  reference text,
  documents jsonb not null default '[]',
  dpd int not null,
  owed_fen bigint not null,
  by_name text not null,
  at timestamptz not null
);
create index disposals_loan on collections.disposals (loan_id, at);

do $$
declare
  fact text;
begin
  foreach fact in array array['contacts', 'contact_outcomes', 'promises', 'disposals'] loop
    execute format('create trigger append_only before update or delete or truncate on collections.%I
      for each statement execute function platform.refuse_change()', fact);
  end loop;
end $$;
