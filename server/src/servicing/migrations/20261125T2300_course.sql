-- Where a loan stands is a function of its terms, its history and the day. Both are kept as facts; the
-- state is what the books hold of it, with what end of day needs to move it on by a night.
do $$
begin
  if exists (select from servicing.loan_states) then
    raise exception 'loans of a version before the loan course cannot be carried over: '
      'begin with an empty data folder or database';
  end if;
end $$;
drop table servicing.dues;
drop table servicing.loan_states;

-- The terms as agreed, for whoever replays the loan; lending holds the contract.
create table servicing.loan_terms (
  loan_id text primary key,
  terms jsonb not null
);

-- What happened to a loan: on the day it counts from, booked on the day the books learned of it.
create table servicing.loan_events (
  loan_id text not null,
  id text not null,
  borrower_id text not null,
  type text not null check (type in ('drawing', 'repayment', 'reversal', 'rateChange',
                                     'interestPause', 'fee', 'restructuring', 'chargeOff', 'refund')),
  value_on date not null,
  booked_on date not null,
  recorded_at timestamptz not null,
  amount_fen bigint check (amount_fen > 0),
  reverses text,
  data jsonb not null default '{}',
  by_whom text not null,
  primary key (loan_id, id),
  check ((type = 'reversal') = (reverses is not null)),
  check ((amount_fen is not null) = (type in ('drawing', 'repayment', 'fee', 'refund')))
);
create unique index loan_events_reversed on servicing.loan_events (loan_id, reverses)
  where reverses is not null;
create trigger append_only before update or delete or truncate on servicing.loan_terms
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on servicing.loan_events
  for each statement execute function platform.refuse_change();

create table servicing.loan_states (
  borrower_id text not null,
  loan_id text not null,
  funder_id text not null,
  status text not null check (status in ('open', 'closed', 'chargedOff')),
  -- Interest is accrued up to this day, not included.
  accrued_to date not null,
  -- The next morning on which more happens than one more night: a due date, a change, a threshold.
  wake_on date,
  non_accrual boolean not null,
  -- What is due and not paid, and since when.
  due_principal_fen bigint not null check (due_principal_fen >= 0),
  due_interest_fen bigint not null check (due_interest_fen >= 0),
  oldest_due_on date,
  told_dpd int not null, -- The days past due that were told last.
  -- Interest that runs, exactly: numerator and what a night adds to it over one denominator. The
  -- books hold of it max(floor(numerator / denominator) + offset, 0) fen.
  running_numerator numeric not null check (running_numerator >= 0),
  running_nightly numeric not null check (running_nightly >= 0),
  running_denominator numeric not null check (running_denominator > 0),
  running_offset_fen bigint not null,
  penalty_numerator numeric not null check (penalty_numerator >= 0),
  penalty_nightly numeric not null check (penalty_nightly >= 0),
  penalty_denominator numeric not null check (penalty_denominator > 0),
  penalty_offset_fen bigint not null,
  -- What the books hold of it: posted, to the fen.
  principal_fen bigint not null check (principal_fen >= 0),
  interest_receivable_fen bigint not null check (interest_receivable_fen >= 0),
  interest_accrued_fen bigint not null check (interest_accrued_fen >= 0),
  penalty_accrued_fen bigint not null check (penalty_accrued_fen >= 0),
  fees_receivable_fen bigint not null check (fees_receivable_fen >= 0),
  overpaid_fen bigint not null check (overpaid_fen >= 0),
  off_balance_fen bigint not null check (off_balance_fen >= 0),
  claims_fen bigint not null check (claims_fen >= 0),
  interest_income_fen bigint not null,
  penalty_income_fen bigint not null,
  fee_income_fen bigint not null,
  impairment_fen bigint not null,
  cash_fen bigint not null,
  -- The repayment whose money is on its way: another is not asked for until it is decided.
  collecting_id text,
  closed_on date,
  primary key (borrower_id, loan_id),
  check (principal_fen + interest_receivable_fen + interest_accrued_fen + penalty_accrued_fen
         + fees_receivable_fen + impairment_fen + cash_fen
         = overpaid_fen + interest_income_fen + penalty_income_fen + fee_income_fen),
  check (status <> 'closed'
         or (principal_fen = 0 and interest_receivable_fen = 0 and interest_accrued_fen = 0
             and penalty_accrued_fen = 0 and fees_receivable_fen = 0 and off_balance_fen = 0
             and oldest_due_on is null and closed_on is not null))
-- Half of a page is left free: the nightly update stays on it, and no index learns of it.
) with (fillfactor = 50);
create unique index loan_states_loan on servicing.loan_states (loan_id);
-- End of day walks this. It names no column that end of day changes.
create index loan_states_open on servicing.loan_states (loan_id) where status = 'open';

-- Repayments say what they met, fees and what was too much included.
alter table servicing.repayments
  add column fees_fen bigint,
  add column overpaid_fen bigint,
  -- Who asked for it: the borrower, or the lender on a due date under the mandate.
  add column by_mandate boolean not null default false,
  add column at_least_fen bigint check (at_least_fen > 0),
  -- Undone after it was settled: the money went back, the debts stand as if it had never come.
  add column reversed_at timestamptz check (reversed_at is null or status = 'settled');
do $$
declare
  old_check text;
begin
  select conname into strict old_check
    from pg_constraint
   where conrelid = 'servicing.repayments'::regclass and contype = 'c'
     and pg_get_constraintdef(oid) like '%due_interest_fen + accrued_interest_fen%';
  execute format('alter table servicing.repayments drop constraint %I', old_check);
end $$;
update servicing.repayments set fees_fen = 0, overpaid_fen = 0 where status = 'settled';
alter table servicing.repayments
  add column settled_fen bigint, -- Less than asked for where the mandate allows it.
  add check (status <> 'settled'
             or (rail_ref is not null
                 and coalesce(settled_fen, amount_fen)
                     = due_interest_fen + accrued_interest_fen + penalty_interest_fen
                       + principal_fen + fees_fen + overpaid_fen));

-- Books that are closed for good: nothing may count from a day up to and including the last of them.
create table servicing.closed_periods (
  until date primary key,
  closed_at timestamptz not null,
  by_whom text not null
);
create trigger append_only before update or delete or truncate on servicing.closed_periods
  for each statement execute function platform.refuse_change();

-- What a batch of end of day did: nights booked set-based, loans looked at one by one.
alter table servicing.end_of_day_batches
  add column penalty_fen bigint not null default 0,
  add column off_balance_fen bigint not null default 0,
  add column woken int not null default 0;

-- Sum of the loans beside the control account of the ledger, at every close.
create table servicing.end_of_day_controls (
  closing_on date not null,
  control text not null,
  loans_fen bigint not null,
  ledger_fen bigint not null,
  primary key (closing_on, control)
);
create trigger append_only before update or delete or truncate on servicing.end_of_day_controls
  for each statement execute function platform.refuse_change();
