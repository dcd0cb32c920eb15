-- Two numbers that name the same firm, by the word of a payload: an invoice that prints a name beside a
-- tax number. Keys are keyed digests as in `identifiers`, `left_key` the lesser. Evidence, never changed.
create table party.ties (
  left_key text not null,
  right_key text not null,
  borrower_id text not null references party.parties (id), -- In whose data it stands.
  source text not null,
  raw_id text, -- The payload that says so.
  told_at timestamptz not null,
  primary key (left_key, right_key, borrower_id, source),
  check (left_key < right_key)
);
create index ties_by_right on party.ties (right_key, left_key);

-- What a person decided against the evidence: these two are not the same firm. Undone by `mended_at`.
create table party.tie_breaks (
  left_key text not null,
  right_key text not null,
  broken_at timestamptz not null,
  broken_by text not null,
  why text not null,
  mended_at timestamptz,
  mended_by text,
  primary key (left_key, right_key, broken_at),
  check (left_key < right_key)
);
create unique index tie_breaks_in_force on party.tie_breaks (left_key, right_key)
  where mended_at is null;
