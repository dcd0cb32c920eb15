create schema webhooks;

-- Where messages are sent. `owner` is a partner; null: the lender's own systems. An address may carry a token of
-- the receiver's: it is sealed.
create table webhooks.endpoints (
  id text primary key,
  owner text,
  url_sealed bytea not null,
  description text not null,
  kinds text[] not null, -- Empty: every kind.
  state text not null check (state in ('on', 'off')),
  off_why text check (off_why in ('person', 'gone', 'failing')),
  failing_since timestamptz, -- The first failure since the last success.
  made_at timestamptz not null,
  check ((state = 'off') = (off_why is not null))
);
create index endpoints_of_owner on webhooks.endpoints (owner, made_at);

create table webhooks.secrets (
  endpoint_id text not null references webhooks.endpoints (id),
  id text not null,
  sealed bytea not null,
  made_at timestamptz not null,
  expires_at timestamptz, -- Null: the one in force.
  primary key (endpoint_id, id)
);
create unique index secrets_in_force on webhooks.secrets (endpoint_id) where expires_at is null;

-- The last message about each subject: a loan, an application.
create table webhooks.subjects (
  subject text primary key,
  last int not null
);

-- What happened, in the very words that are sent. No personal data.
create table webhooks.messages (
  id text primary key,
  borrower_id text, -- Null: about an endpoint.
  event_id text,
  revision int,
  kind text not null,
  subject text not null,
  sequence int not null,
  body text not null,
  made_at timestamptz not null,
  unique (borrower_id, event_id, revision),
  unique (subject, sequence)
);

-- `n`: the attempt that is awaited, or was the last. `since`: attempts before the newest beginning; a replay
-- begins anew.
create table webhooks.deliveries (
  id text primary key,
  place bigint generated always as identity unique, -- In the order they were made.
  endpoint_id text not null references webhooks.endpoints (id),
  message_id text not null references webhooks.messages (id),
  state text not null check (state in ('waiting', 'delivered', 'failed', 'held', 'withheld')),
  n int not null default 1,
  since int not null default 0,
  due_at timestamptz,
  ended_at timestamptz,
  check ((state = 'waiting') = (due_at is not null)),
  unique (endpoint_id, message_id)
);
create index deliveries_of_endpoint on webhooks.deliveries (endpoint_id, place);
create index deliveries_of_message on webhooks.deliveries (message_id);

create table webhooks.attempts (
  delivery_id text not null references webhooks.deliveries (id) on delete cascade,
  n int not null,
  outcome text not null,
  status int,
  ms int not null,
  answer_sealed bytea,
  at timestamptz not null,
  primary key (delivery_id, n)
);
create trigger attempts_are_facts before update on webhooks.attempts
  for each statement execute function platform.refuse_change();
