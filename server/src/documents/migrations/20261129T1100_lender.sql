-- Who handed it out, as it stands in the file: a seal may be another's name one day.
alter table documents.documents add column lender text not null default '';
alter table documents.documents alter column lender drop default;
