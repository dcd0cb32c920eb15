-- The class of a loan as it was at the last close (index of the five; none: not looked at yet, which is pass),
-- and every change of it, by the business date on whose morning it was seen.
alter table servicing.loan_states add column class smallint check (class between 0 and 4);
create table servicing.class_changes (
  loan_id text not null,
  seen_on date not null,
  recorded_at timestamptz not null,
  from_class smallint not null,
  to_class smallint not null check (to_class <> from_class),
  primary key (loan_id, recorded_at)
);
create trigger append_only before update or delete or truncate on servicing.class_changes
  for each statement execute function platform.refuse_change();
-- Failures of a loan: its own page tells them.
create index end_of_day_failures_loan on servicing.end_of_day_failures (loan_id);
