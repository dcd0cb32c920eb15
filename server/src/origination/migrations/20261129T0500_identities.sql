-- Who a borrower is, as registers say: asked before anything is signed. What was told is sealed; what was asked
-- and answered is kept as it was, since a lender must show it for years (anti-money-laundering law).
create table origination.identities (
  borrower_id text primary key,
  legal_form text not null check (legal_form in ('person', 'soleTrader', 'company', 'cooperative')),
  state text not null check (state in ('open', 'passed', 'held', 'refused')),
  told_sealed bytea not null,
  tries int not null default 1 check (tries > 0),
  ticket text,
  face_url text,
  face_passed boolean not null default false,
  told_at timestamptz not null,
  -- A person who cleared a hit, or refused.
  outcome text check (outcome in ('clear', 'refuse')),
  reason text,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  check ((outcome is null) = (decided_at is null)),
  check ((outcome is null) = (decided_by is null)),
  check ((outcome is null) = (reason is null)),
  check (state <> 'passed' or face_passed)
);
create index identities_held on origination.identities (told_at) where state = 'held';

create table origination.identity_checks (
  borrower_id text not null references origination.identities (borrower_id),
  seq bigint generated always as identity,
  kind text not null check (kind in ('person', 'licence', 'owners', 'screen', 'face')),
  verdict text not null check (verdict in ('pass', 'fail', 'hit')),
  -- What of it, in a word: never a name or a number.
  about text not null,
  -- Names and numbers behind a hit, for whoever decides.
  detail_sealed bytea,
  checked_at timestamptz not null,
  primary key (borrower_id, seq)
);
create trigger identity_checks_kept before update or delete or truncate on origination.identity_checks
  for each statement execute function platform.refuse_change();
