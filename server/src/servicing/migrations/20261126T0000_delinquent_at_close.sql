-- How many loans were past due when a day was closed: later states cannot tell.
alter table servicing.end_of_day_runs add column delinquent int;
