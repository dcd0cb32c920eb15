-- A repayment that is undone after what it overpaid went back leaves more owed than was drawn: the
-- money that went back is lent. The loan's course says how much is owed; here it is only not negative.
do $$
declare
  old_check text;
begin
  select conname into strict old_check
    from pg_constraint
   where conrelid = 'lending.loans'::regclass and contype = 'c'
     and pg_get_constraintdef(oid) like '%outstanding_fen >= 0%outstanding_fen <= principal_fen%';
  execute format('alter table lending.loans drop constraint %I', old_check);
end $$;
alter table lending.loans add check (outstanding_fen >= 0);
