-- Numbers by which a borrower is known, sealed; `key` is a keyed digest, equal wherever the number is.
create table party.identifiers (
  borrower_id text not null references party.parties (id),
  kind text not null,
  key text not null,
  sealed bytea not null,
  source text, -- Null: told by the borrower.
  told_at timestamptz not null,
  primary key (borrower_id, kind)
);
create index identifiers_by_key on party.identifiers (key);
