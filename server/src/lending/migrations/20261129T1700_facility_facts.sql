-- Where and in which trade a borrower does business, as far as it was known when the facility was signed, and how
-- likely its default was by the decision that it rests on (null: decided before this was kept).
alter table lending.facilities
  add column region text not null default 'unknown',
  add column industry text not null default 'unknown',
  add column pd_e9 bigint check (pd_e9 between 0 and 1000000000),
  add column pd_from text,
  add check ((pd_e9 is null) = (pd_from is null));
create index facilities_region on lending.facilities (region);
create index facilities_industry on lending.facilities (industry);
