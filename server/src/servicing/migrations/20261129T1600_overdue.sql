-- Who is behind, the longest first (whoever was told to be past due has an oldest due date): what a night moves is not in it, so that nights stay as cheap as they were.
create index loan_states_overdue on servicing.loan_states (oldest_due_on, loan_id)
  where status = 'open' and told_dpd > 0;
-- The same by amount, the largest first.
create index loan_states_overdue_due
  on servicing.loan_states ((-(due_principal_fen + due_interest_fen)), loan_id)
  where status = 'open' and told_dpd > 0;
create index loan_events_restructured on servicing.loan_events (loan_id, value_on)
  where type = 'restructuring';

-- Loans past due beyond their days of grace, with what is due and not paid.
create view servicing.overdue_loans as
select s.loan_id, s.borrower_id, s.oldest_due_on, s.principal_fen,
       s.due_principal_fen + s.due_interest_fen as due_fen,
       -(s.due_principal_fen + s.due_interest_fen) as due_rank,
       -- As of the last close; exactly it is a matter of the loan's course.
       greatest(div(s.penalty_numerator, s.penalty_denominator) + s.penalty_offset_fen, 0)::bigint
         as penalty_fen,
       (select max(e.value_on)
          from servicing.loan_events e
         where e.loan_id = s.loan_id and e.type = 'restructuring') as restructured_on
  from servicing.loan_states s
 where s.status = 'open' and s.told_dpd > 0;
