-- Staff look for an application by its id, or the beginning of it, without its borrower.
create unique index applications_id on origination.applications (id);
