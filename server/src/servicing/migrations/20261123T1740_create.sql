create schema if not exists servicing;

-- Where a loan stands. One row a loan, moved on by end of day and repayments under its own lock.
create table servicing.loan_states (
  borrower_id text not null,
  loan_id text not null,
  funder_id text not null,
  -- The terms that interest follows from, as agreed (lending holds the contract).
  annual_rate_e9 bigint not null check (annual_rate_e9 >= 0),
  penalty_rate_e9 bigint not null check (penalty_rate_e9 >= 0),
  day_count text not null check (day_count in ('act/360', 'act/365')),
  drawn_on date not null,
  term_months int not null check (term_months > 0),
  status text not null check (status in ('open', 'closed')),
  principal_fen bigint not null check (principal_fen >= 0),
  -- Interest is accrued up to this day, not included.
  accrued_to date not null,
  -- The running interest period: exact interest in fen times 10^9 times the days of the basis, and
  -- of it what is paid already and what is booked already.
  accrued_numerator numeric(48, 0) not null check (accrued_numerator >= 0),
  period_paid_fen bigint not null check (period_paid_fen >= 0),
  period_booked_fen bigint not null check (period_booked_fen >= period_paid_fen),
  -- The installment that falls due next; none after maturity.
  next_n int not null check (next_n between 1 and term_months + 1),
  next_due_on date check ((next_due_on is null) = (next_n > term_months)),
  -- Interest that fell due and is not paid, and since when anything is.
  due_interest_fen bigint not null check (due_interest_fen >= 0),
  oldest_due_on date,
  dpd int not null check (dpd >= 0),
  -- The repayment whose money is on its way: until it is decided the loan stands still.
  collecting_id text,
  primary key (borrower_id, loan_id),
  check (due_interest_fen = 0 or oldest_due_on is not null),
  check (status = 'open'
         or (principal_fen = 0 and due_interest_fen = 0 and oldest_due_on is null and dpd = 0
             and period_booked_fen = period_paid_fen and collecting_id is null))
);
create unique index loan_states_loan on servicing.loan_states (loan_id);
-- End of day walks this. It names no column that end of day changes, so that its updates stay cheap.
create index loan_states_open on servicing.loan_states (loan_id) where status = 'open';

-- Interest that fell due, by installment.
create table servicing.dues (
  borrower_id text not null,
  loan_id text not null,
  n int not null check (n > 0),
  due_on date not null,
  interest_fen bigint not null check (interest_fen > 0),
  paid_fen bigint not null default 0 check (paid_fen between 0 and interest_fen),
  primary key (borrower_id, loan_id, n)
);

-- Repayments through a rail. The id is the borrower's and names the collection at the rail:
-- one in the world.
create table servicing.repayments (
  id text primary key,
  borrower_id text not null,
  loan_id text not null,
  asked_fen bigint check (asked_fen > 0), -- None: all that was owed.
  amount_fen bigint not null check (amount_fen > 0),
  value_on date not null,
  requested_at timestamptz not null,
  status text not null check (status in ('collecting', 'settled', 'failed')),
  payer_sealed bytea, -- Kept only while the collection may have to be sent again.
  rail_ref text,
  reason text,
  decided_at timestamptz,
  due_interest_fen bigint,
  accrued_interest_fen bigint,
  penalty_interest_fen bigint,
  principal_fen bigint,
  check ((status = 'collecting') = (decided_at is null)),
  check ((status = 'collecting') = (payer_sealed is not null)),
  check ((status = 'failed') = (reason is not null)),
  check (status <> 'settled'
         or (rail_ref is not null
             and amount_fen = due_interest_fen + accrued_interest_fen + penalty_interest_fen
                              + principal_fen))
);
create index repayments_loan on servicing.repayments (borrower_id, loan_id, requested_at);
create unique index repayments_one_collecting on servicing.repayments (loan_id)
  where status = 'collecting';

-- One run closes one business date.
create table servicing.end_of_day_runs (
  closing_on date primary key,
  started_at timestamptz not null,
  finished_at timestamptz
);

-- What each batch of a run did: facts, added up for the report.
create table servicing.end_of_day_batches (
  closing_on date not null,
  recorded_at timestamptz not null,
  loans int not null,
  accrued_fen bigint not null,
  due_fen bigint not null,
  delinquent int not null
);
create index end_of_day_batches_run on servicing.end_of_day_batches (closing_on);

-- A loan that could not be moved on. It is tried again, in this run and in the next.
create table servicing.end_of_day_failures (
  closing_on date not null,
  loan_id text not null,
  recorded_at timestamptz not null,
  detail text not null
);
create index end_of_day_failures_run on servicing.end_of_day_failures (closing_on, loan_id);

create trigger append_only before update or delete or truncate on servicing.end_of_day_batches
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on servicing.end_of_day_failures
  for each statement execute function platform.refuse_change();
