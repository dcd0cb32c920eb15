-- Loans of every shape: how a loan is repaid, in how many installments, and all its terms as agreed.
alter table lending.loans
  add column method text,
  add column installments int,
  add column terms jsonb;
update lending.loans
   set method = 'interestOnly',
       installments = term_months,
       terms = jsonb_build_object(
         'principal', principal_fen::text, 'annualRate', annual_rate_e9::text,
         'dayCount', day_count, 'drawnOn', drawn_on, 'method', 'interestOnly',
         'installments', term_months, 'penaltyRate', penalty_rate_e9::text);
alter table lending.loans
  alter column method set not null,
  alter column installments set not null,
  alter column terms set not null,
  add check (method in ('revolvingDaily', 'interestOnly', 'bullet', 'equalInstallment',
                        'equalPrincipal', 'flat', 'season')),
  add check (installments between 1 and 600),
  drop column term_months,
  drop column repayment,
  drop constraint loans_day_count_check,
  add constraint loans_day_count_check
      check (day_count in ('30/360', 'act/360', 'act/365', 'act/act')),
  -- A loan whose principal is repaid may still owe interest; one that was charged off owes it all.
  drop constraint loans_status_check,
  add constraint loans_status_check
      check (status in ('paying', 'open', 'closed', 'cancelled', 'chargedOff')),
  add check (status <> 'paying' or outstanding_fen > 0),
  -- The loan whose principal this one takes over without repaying it (无还本续贷).
  add column renews text;
do $$
declare
  old_check text;
begin
  select conname into strict old_check
    from pg_constraint
   where conrelid = 'lending.loans'::regclass and contype = 'c'
     and pg_get_constraintdef(oid) like '%paying%open%outstanding_fen > 0%';
  execute format('alter table lending.loans drop constraint %I', old_check);
end $$;
create unique index loans_renews on lending.loans (renews) where renews is not null;
alter table lending.facilities
  drop constraint facilities_day_count_check,
  add constraint facilities_day_count_check
      check (day_count in ('30/360', 'act/360', 'act/365', 'act/act'));

-- A facility renewed by a new decision: what it promises from then on. Loans drawn before keep theirs.
create table lending.facility_renewals (
  borrower_id text not null,
  facility_id text not null,
  decision_id text not null,
  renewed_on date not null,
  limit_fen bigint not null check (limit_fen > 0),
  annual_rate_e9 bigint not null check (annual_rate_e9 >= 0),
  expires_on date not null check (expires_on > renewed_on),
  primary key (borrower_id, facility_id, decision_id),
  foreign key (borrower_id, facility_id) references lending.facilities (borrower_id, id)
);
create trigger append_only before update or delete or truncate on lending.facility_renewals
  for each statement execute function platform.refuse_change();
