-- Where and in which trade a borrower does business, as far as it was known when the facility was signed.
alter table lending.facilities
  add column region text not null default 'unknown',
  add column industry text not null default 'unknown';
create index facilities_region on lending.facilities (region);
create index facilities_industry on lending.facilities (industry);
