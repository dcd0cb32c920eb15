create schema if not exists purposes;

-- What a loan is for, and who is paid: told by the borrower before the contract, kept for as long as it.
create table purposes.uses (
  loan_id text primary key,
  borrower_id text not null,
  purpose text not null,
  payment text not null check (payment in ('own', 'entrusted')),
  amount_fen bigint not null check (amount_fen > 0),
  drawn_on date not null
);
create index uses_borrower on purposes.uses (borrower_id, drawn_on);
create trigger append_only before update or delete or truncate on purposes.uses
  for each statement execute function platform.refuse_change();

-- Digests of the names of those whom a business loan is not for. Made by whoever holds the keys.
create table purposes.watched (
  key text primary key,
  kind text not null,
  name text not null
);

-- A payment of a borrower's that speaks against what the loan is for: a person looks at it.
create table purposes.flags (
  id text primary key,
  borrower_id text not null,
  loan_id text not null,
  event_id text not null,
  kind text not null,
  payee text not null,
  amount_fen bigint not null check (amount_fen > 0),
  paid_at timestamptz not null,
  found_at timestamptz not null,
  outcome text check (outcome in ('explained', 'misused')),
  decided_by text,
  reason text,
  decided_at timestamptz,
  unique (loan_id, event_id),
  check ((outcome is null) = (decided_at is null) and (outcome is null) = (reason is null))
);
create index flags_open on purposes.flags (found_at) where outcome is null;

-- Up to when payments were looked at.
create table purposes.looked (
  one boolean primary key default true check (one),
  until timestamptz not null
);
