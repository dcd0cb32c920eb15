create schema if not exists lending;

-- The promise: how much a borrower may owe under it at one time, and at what price.
create table lending.facilities (
  borrower_id text not null,
  id text not null,
  product text not null,
  funder_id text not null,
  limit_fen bigint not null check (limit_fen > 0),
  -- What loans under it owe or are about to: kept here, so that one row lock guards the limit.
  used_fen bigint not null default 0 check (used_fen >= 0),
  annual_rate_e9 bigint not null check (annual_rate_e9 >= 0),
  penalty_rate_e9 bigint not null check (penalty_rate_e9 >= annual_rate_e9),
  day_count text not null check (day_count in ('act/360', 'act/365')),
  opened_on date not null,
  expires_on date not null check (expires_on > opened_on),
  frozen_since date,
  frozen_why text check ((frozen_why is null) = (frozen_since is null)),
  decision_id text not null,
  primary key (borrower_id, id)
);

-- The debt of one drawing. Terms never change; status and what is outstanding do.
create table lending.loans (
  borrower_id text not null,
  id text not null,
  drawdown_id text not null,
  facility_id text not null,
  funder_id text not null,
  principal_fen bigint not null check (principal_fen > 0),
  outstanding_fen bigint not null,
  annual_rate_e9 bigint not null check (annual_rate_e9 >= 0),
  penalty_rate_e9 bigint not null,
  day_count text not null check (day_count in ('act/360', 'act/365')),
  term_months int not null check (term_months between 1 and 60),
  repayment text not null check (repayment = 'interestOnly'),
  drawn_on date not null,
  matures_on date not null check (matures_on > drawn_on),
  status text not null check (status in ('paying', 'open', 'closed', 'cancelled')),
  settled_on date,
  rail_ref text,
  closed_on date,
  cancelled_why text,
  primary key (borrower_id, id),
  foreign key (borrower_id, facility_id) references lending.facilities (borrower_id, id),
  check (outstanding_fen between 0 and principal_fen),
  check (status not in ('closed', 'cancelled') or outstanding_fen = 0),
  check (status not in ('paying', 'open') or outstanding_fen > 0),
  check (status <> 'open' or (settled_on is not null and rail_ref is not null)),
  check (status <> 'cancelled' or cancelled_why is not null)
);
-- Ids of loans and drawings name ledger accounts and transfers: one of each in the world.
create unique index loans_id on lending.loans (id);
create unique index loans_drawdown on lending.loans (drawdown_id);

-- The plan as it was agreed at the drawing.
create table lending.installments (
  borrower_id text not null,
  loan_id text not null,
  n int not null check (n > 0),
  due_on date not null,
  principal_fen bigint not null check (principal_fen >= 0),
  interest_fen bigint not null check (interest_fen >= 0),
  days int not null check (days > 0),
  primary key (borrower_id, loan_id, n)
);
create trigger append_only before update or delete or truncate on lending.installments
  for each statement execute function platform.refuse_change();
