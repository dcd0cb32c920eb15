-- Staff name a facility without its borrower.
create unique index facilities_id on lending.facilities (id);
