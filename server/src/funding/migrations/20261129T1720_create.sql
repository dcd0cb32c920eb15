create schema if not exists funding;

-- Joint loans: a partner takes a share of each loan that is drawn while its agreement is in force. The newest of a
-- partner holds; a share of nothing ends it.
create table funding.agreements (
  seq bigint generated always as identity primary key,
  partner text not null check (partner ~ '^[\w-]{1,40}$'),
  name text not null,
  share_ppm int not null check (share_ppm = 0 or share_ppm between 300000 and 1000000),
  tier1_fen bigint not null check (tier1_fen >= 0),
  cap_ppm int not null check (cap_ppm between 0 and 1000000),
  since date not null,
  recorded_at timestamptz not null,
  by_whom text not null,
  why text not null
);
create index agreements_newest on funding.agreements (partner, seq desc);
create trigger append_only before update or delete or truncate on funding.agreements
  for each statement execute function platform.refuse_change();

-- Who put what into a loan, as it was drawn.
create table funding.shares (
  loan_id text primary key,
  partner text not null,
  principal_fen bigint not null check (principal_fen > 0),
  partner_fen bigint not null check (partner_fen between 1 and principal_fen),
  drawn_on date not null
);
create index shares_partner on funding.shares (partner, loan_id);
create trigger append_only before update or delete or truncate on funding.shares
  for each statement execute function platform.refuse_change();

-- What the lender itself has lent beside each partner: a counter, measured before anybody is refused.
create table funding.uses (
  partner text primary key,
  own_fen bigint not null check (own_fen >= 0),
  measured_at timestamptz not null
);
