-- What expected loss is worked out from: the product, and the PD of the decision that a loan was drawn under.
create table servicing.loan_risks (
  loan_id text primary key,
  product text not null,
  pd_e9 bigint check (pd_e9 between 0 and 1000000000),
  pd_from text,
  kept_at timestamptz not null,
  check ((pd_e9 is null) = (pd_from is null))
);
create trigger append_only before update or delete or truncate on servicing.loan_risks
  for each statement execute function platform.refuse_change();

-- What was to be set aside at each close, by class and product.
create table servicing.provision_days (
  day date not null,
  class int not null check (class between 0 and 4),
  product text not null,
  loans int not null,
  principal_fen bigint not null,
  exposure_fen bigint not null,
  expected_fen bigint not null,
  unknown int not null,
  primary key (day, class, product)
);
create table servicing.provision_totals (
  day date primary key,
  floor_fen bigint not null,
  expected_fen bigint not null,
  unknown int not null
);
create trigger append_only before update or delete or truncate on servicing.provision_days
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on servicing.provision_totals
  for each statement execute function platform.refuse_change();
