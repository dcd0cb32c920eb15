-- Borrowers whose numbers open nothing, whichever vouches for them: a phone was lost. Gone once a number is proved anew by
-- one who is signed in, or staff lift it.
create table sessions.stops (
  borrower_id text primary key,
  stopped_at timestamptz not null
);

-- The browser that asked, where whoever proved the number has signed in by it before: what others ask for and type neither
-- counts for it nor voids what it was sent.
alter table sessions.codes add column device_digest bytea;
create index sessions_of_device on sessions.sessions (borrower_id, device_digest);

-- That a number opens no more is told to it. Number and words are sealed; a line goes once it is sent.
create table sessions.notices (
  id text primary key,
  borrower_id text not null,
  letter_sealed bytea not null,
  asked_at timestamptz not null
);
create index notices_of_borrower on sessions.notices (borrower_id);
