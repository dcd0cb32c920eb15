create schema access;

-- People of the lender and of its partners who sign in themselves. Columns of type bytea that are called
-- `…_sealed` are sealed by the platform's vault, bound to table, column and row.
create table access.users (
  id text primary key,
  -- Whose the user is: a `staff_…` of their own, or the `partner_…` they work for.
  party_id text not null,
  audience text not null check (audience in ('staff', 'partner')),
  -- What the log calls them, in clear: a name at work, never one of an identity card.
  name text not null unique,
  -- A keyed digest: a user is found by it, and nothing can be read from it.
  email_index text not null unique,
  email_sealed bytea not null,
  roles text[] not null,
  state text not null check (state in ('invited', 'active', 'blocked')),
  -- scrypt, with its parameters and salt. Null: nothing is typed by which this user could enter.
  password_hash text,
  -- Of authenticator apps. Not in force until a code of it was typed.
  totp_sealed bytea,
  totp_since timestamptz,
  -- The step of time of the newest code that was taken: none is taken twice.
  totp_step bigint not null default 0,
  -- Of an OpenID provider's `sub`, keyed; null: never came that way.
  oidc_index text unique,
  created_at timestamptz not null,
  check ((totp_since is null) or (totp_sealed is not null))
);

-- One-time links: of each only the SHA-256.
create table access.links (
  digest bytea primary key,
  user_id text not null references access.users (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index links_of_user on access.links (user_id);

-- Codes for whoever lost the second factor: of each only the SHA-256, and each once.
create table access.recovery_codes (
  user_id text not null references access.users (id),
  digest bytea not null,
  used_at timestamptz,
  primary key (user_id, digest)
);

-- Browsers that a user came with, by the SHA-256 of a cookie.
create table access.devices (
  user_id text not null references access.users (id),
  digest bytea not null,
  says text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (user_id, digest)
);

create table access.sessions (
  id text primary key,
  user_id text not null references access.users (id),
  token_digest bytea not null unique,
  device_digest bytea not null,
  says text not null,
  method text not null check (method in ('password', 'oidc')),
  new_device boolean not null,
  opened_at timestamptz not null,
  used_at timestamptz not null,
  address_sealed bytea not null,
  -- When the second factor was passed.
  second_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  check ((ended_at is null) = (end_reason is null))
);
create index sessions_of_user on access.sessions (user_id, opened_at desc);

-- Tries that were not answered right, by a keyed digest of who or from where.
create table access.tries (
  key text primary key,
  failed int not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
