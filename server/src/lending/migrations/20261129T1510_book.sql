-- What lists of many loans are made by, beside the contract: the facility's product, and where the loan
-- stands on its plan. Kept by whoever moves the loan, in the same transaction; `class` as of the last close.
alter table lending.loans
  add column product text,
  add column oldest_due_on date,
  add column next_due_on date,
  add column class smallint not null default 0 check (class between 0 and 4);
update lending.loans l
   set product = f.product
  from lending.facilities f
 where f.borrower_id = l.borrower_id and f.id = l.facility_id;
alter table lending.loans alter column product set not null;

-- Whoever makes a loan, its product is that of its facility.
create function lending.take_product() returns trigger language plpgsql as $$
begin
  select product into new.product from lending.facilities
   where borrower_id = new.borrower_id and id = new.facility_id;
  return new;
end $$;
create trigger product_of_facility before insert on lending.loans
  for each row execute function lending.take_product();

-- One index for each order of the list, one for each filter that few loans meet. A loan that owes nothing
-- stands last.
create index loans_by_drawn on lending.loans (drawn_on, id);
create index loans_by_product on lending.loans (product, drawn_on, id);
create index loans_by_due on lending.loans ((coalesce(next_due_on, 'infinity'::date)), id);
create index loans_by_oldest_due on lending.loans ((coalesce(oldest_due_on, 'infinity'::date)), id);
create index loans_by_outstanding on lending.loans (outstanding_fen, id);
create index loans_by_class on lending.loans (class, drawn_on, id) where class > 0;
create index loans_by_status on lending.loans (status, drawn_on, id) where status <> 'open';
