create schema if not exists party;

-- Whoever plays a part. What names a person stands sealed in the tables below, never here.
create table party.parties (
  id text primary key,
  role text not null check (role in ('borrower', 'partner', 'staff', 'funder')),
  segment text,
  created_at timestamptz not null default now(),
  check ((role = 'borrower') = (segment is not null))
);

-- Columns of type bytea are sealed by the platform's vault, bound to table, column and owner.
-- `external_index` is a keyed digest: a borrower is found by it, and nothing can be read from it.
create table party.links (
  borrower_id text not null references party.parties (id),
  source text not null,
  external_index text not null,
  external_id bytea not null,
  display_name bytea not null,
  linked_at timestamptz not null default now(),
  primary key (borrower_id, source),
  unique (source, external_index)
);

create table party.grants (
  borrower_id text not null references party.parties (id),
  source text not null,
  sealed bytea not null,
  expires_at timestamptz, -- Null: the partner named no end.
  saved_at timestamptz not null default now(),
  primary key (borrower_id, source)
);

create table party.profiles (
  borrower_id text primary key references party.parties (id),
  holder_name bytea,
  account_number bytea,
  saved_at timestamptz not null default now()
);

-- Facts: a consent is granted once, withdrawn at most once, and every read under it is kept.
create table party.consents (
  borrower_id text not null references party.parties (id),
  id text not null unique,
  source text not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  purpose text not null check (purpose <> ''),
  granted_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > granted_at),
  text_version text not null,
  text_digest text not null,
  recorded_at timestamptz not null default now(),
  primary key (borrower_id, id)
);

create table party.consent_withdrawals (
  borrower_id text not null,
  consent_id text not null,
  withdrawn_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (borrower_id, consent_id),
  foreign key (borrower_id, consent_id) references party.consents (borrower_id, id)
);

create table party.consent_reads (
  borrower_id text not null,
  id bigint generated always as identity,
  consent_id text not null,
  source text not null,
  what text not null check (what <> ''),
  raw_id text,
  read_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  primary key (borrower_id, id)
);
create index consent_reads_newest on party.consent_reads (borrower_id, consent_id, read_at desc);

-- No read without a live consent. The lock is held until the read commits and a withdrawal asks for
-- a stronger one: it waits for reads in progress, and once it has committed none comes after it.
create function party.check_read() returns trigger language plpgsql as $$
begin
  perform 1 from party.consents c
    where c.borrower_id = new.borrower_id and c.id = new.consent_id
      for key share;
  perform 1 from party.consents c -- A second statement, for a snapshot newer than the lock.
    where c.borrower_id = new.borrower_id and c.id = new.consent_id and c.source = new.source
      and c.granted_at <= new.read_at and new.read_at < c.expires_at
      and not exists (
            select from party.consent_withdrawals w
             where w.borrower_id = c.borrower_id and w.consent_id = c.id);
  if not found then
    raise exception 'consent % is not live', new.consent_id
      using errcode = 'check_violation', schema = 'party', table = 'consent_reads',
            constraint = 'read_needs_live_consent';
  end if;
  return new;
end $$;
create trigger read_needs_live_consent before insert on party.consent_reads
  for each row execute function party.check_read();

create trigger append_only before update or delete or truncate on party.consents
  execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on party.consent_withdrawals
  execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on party.consent_reads
  execute function platform.refuse_change();

-- Of a session's token and of an access key only the SHA-256 is kept.
create table party.sessions (
  id text primary key,
  borrower_id text not null references party.parties (id),
  token_digest bytea not null unique,
  opened_at timestamptz not null default now(),
  expires_at timestamptz not null,
  closed_at timestamptz
);
create index sessions_of_borrower on party.sessions (borrower_id) where closed_at is null;

create table party.access_keys (
  id text primary key,
  party_id text not null references party.parties (id),
  role text not null check (role in ('partner', 'staff')),
  name text not null,
  scopes text[] not null,
  key_digest bytea not null unique,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
