create schema sessions;

-- Borrowers who are signed in. Of a session's token, of the browser's word and of the device's key only the SHA-256.
create table sessions.sessions (
  id text primary key,
  borrower_id text not null,
  token_digest bytea not null unique,
  -- A token that comes without this browser's cookie ends the session.
  device_digest bytea not null,
  -- What the browser calls itself, shortened.
  says text not null,
  -- A source, or `phone`.
  way text not null,
  opened_at timestamptz not null,
  used_at timestamptz not null,
  expires_at timestamptz not null,
  -- The device's key that signed in this session: no other signs in it.
  key_digest bytea,
  ended_at timestamptz,
  end_reason text,
  check ((ended_at is null) = (end_reason is null))
);
create index sessions_of_borrower on sessions.sessions (borrower_id) where ended_at is null;

-- Numbers that their owners proved by a code: by each one borrower comes in, and each borrower by one.
create table sessions.phones (
  phone_key text primary key,
  borrower_id text not null unique,
  phone_sealed bytea not null,
  proven_at timestamptz not null
);

-- Codes that were asked for, whether or not anybody has the number here. Code and number are sealed for the one who
-- sends them, and gone when that is done; what is typed is held against a keyed digest.
create table sessions.codes (
  id text primary key,
  phone_key text not null,
  purpose text not null check (purpose in ('signIn', 'bindPhone')),
  -- Whose, where somebody signed in asked.
  borrower_id text,
  code_index text not null,
  letter_sealed bytea,
  tries int not null default 0,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  -- A newer one was asked for.
  void_at timestamptz,
  check ((purpose = 'bindPhone') = (borrower_id is not null))
);
create index codes_of_phone on sessions.codes (phone_key, asked_at desc);
create index codes_by_time on sessions.codes (asked_at);
