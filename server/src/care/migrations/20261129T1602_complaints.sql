create schema care;

-- What a borrower complains about, and where it stands. What was said and done is in its entries.
create table care.complaints (
  borrower_id text not null,
  id text primary key,
  kind text not null,
  loan_id text,
  channel text not null check (channel in ('app', 'phone', 'letter', 'visit', 'regulator')),
  state text not null check (state in ('open', 'answered', 'withdrawn')),
  received_at timestamptz not null,
  -- The day of Shanghai it came, and the last on which it may be answered.
  received_on date not null,
  due_on date not null,
  -- How often the time was extended: once by whoever works on it, once more by a second person.
  extended int not null default 0 check (extended between 0 and 2),
  reopened_on date,
  assignee_id text,
  assignee_name text,
  answered_on date,
  outcome text check (outcome in ('upheld', 'partly', 'notUpheld')),
  -- What it was answered first, where it was taken up again.
  first_outcome text,
  check ((state = 'answered') = (answered_on is not null)),
  check ((state = 'answered') = (outcome is not null))
);
create index complaints_open on care.complaints (due_on, id) where state = 'open';
create index complaints_received on care.complaints (received_on);
create index complaints_borrower on care.complaints (borrower_id, received_at desc);

create table care.complaint_entries (
  complaint_id text not null references care.complaints (id),
  -- Made once by whoever says it: sent again, it is the same.
  id text primary key,
  kind text not null check (kind in ('filed', 'acknowledged', 'assigned', 'message', 'extended',
                                     'answered', 'reopened', 'withdrawn')),
  by_whom text not null check (by_whom in ('borrower', 'staff', 'system')),
  by_name text not null,
  text_sealed bytea,
  data jsonb not null default '{}',
  at timestamptz not null,
  seq bigint generated always as identity
);
create index complaint_entries_of on care.complaint_entries (complaint_id, seq);
create trigger append_only before update or delete or truncate on care.complaint_entries
  for each statement execute function platform.refuse_change();
