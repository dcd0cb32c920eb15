-- Each attempt to collect what is due on a day: asked for, or why it could not be. What became of the
-- money is the repayment's.
create table servicing.collection_days (
  borrower_id text not null,
  loan_id text not null,
  asked_on date not null, -- The business date whose dues were asked for.
  attempt int not null check (attempt > 0),
  repayment_id text not null unique,
  asked_fen bigint not null check (asked_fen > 0),
  at timestamptz not null,
  outcome text not null check (outcome in ('asked', 'payer_unknown')),
  primary key (borrower_id, loan_id, asked_on, attempt)
);
-- For what became of a day, and of one loan in it.
create index collection_days_day on servicing.collection_days (asked_on, loan_id);
create trigger append_only before update or delete or truncate on servicing.collection_days
  for each statement execute function platform.refuse_change();

-- An attempt with what became of it until now: the repayment is told the end by whoever learns of it.
create view servicing.collection_attempts as
select c.borrower_id, c.loan_id, c.asked_on, c.attempt, c.repayment_id, c.asked_fen, c.at, r.reason,
       case when c.outcome = 'payer_unknown' then 'payerUnknown'
            when r.reversed_at is not null then 'reversed'
            when r.status = 'failed' then 'rejected'
            when r.status = 'settled' and r.settled_fen < c.asked_fen then 'partial'
            when r.status = 'settled' then 'settled'
            else 'onItsWay' end as outcome,
       case when r.status = 'settled' and r.reversed_at is null
            then coalesce(r.settled_fen, r.amount_fen) else 0 end as came_fen
  from servicing.collection_days c
  left join servicing.repayments r on r.id = c.repayment_id;

-- Money overpaid on its way back. The id is the caller's and names the transfer at the rail: one in
-- the world.
create table servicing.refunds (
  id text primary key,
  borrower_id text not null,
  loan_id text not null,
  asked_fen bigint check (asked_fen > 0), -- None: all that was overpaid.
  amount_fen bigint not null check (amount_fen > 0),
  value_on date not null,
  by_whom text not null,
  requested_at timestamptz not null,
  status text not null check (status in ('paying', 'settled', 'failed')),
  payee_sealed bytea, -- Kept only while the transfer may have to be sent again.
  rail_ref text,
  reason text,
  decided_at timestamptz,
  check ((status = 'paying') = (decided_at is null)),
  check ((status = 'paying') = (payee_sealed is not null)),
  check ((status = 'settled') = (rail_ref is not null)),
  check ((status = 'failed') = (reason is not null))
);
create index refunds_loan on servicing.refunds (borrower_id, loan_id, requested_at);
create unique index refunds_one_paying on servicing.refunds (loan_id) where status = 'paying';
