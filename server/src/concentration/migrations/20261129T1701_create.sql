create schema if not exists concentration;

-- How much may be owed in one region or one industry. The newest of a bucket holds; `*` is every bucket
-- that has none of its own; neither amount nor share takes a limit away.
create table concentration.limits (
  seq bigint generated always as identity primary key,
  dimension text not null check (dimension in ('region', 'industry')),
  bucket text not null check (bucket <> ''),
  amount_fen bigint check (amount_fen >= 0),
  share_ppm int check (share_ppm between 0 and 1000000),
  warn_ppm int not null check (warn_ppm between 1 and 1000000),
  since date not null,
  recorded_at timestamptz not null,
  by_whom text not null,
  why text not null
);
create index limits_newest on concentration.limits (dimension, bucket, seq desc);
create trigger append_only before update or delete or truncate on concentration.limits
  for each statement execute function platform.refuse_change();

-- Counters, so that a drawing looks at two rows and not at the book. What is repaid frees room when the
-- bucket is measured: by night, and before anybody is refused.
create table concentration.uses (
  dimension text not null check (dimension in ('region', 'industry')),
  bucket text not null,
  used_fen bigint not null check (used_fen >= 0),
  limit_fen bigint check (limit_fen >= 0),
  measured_at timestamptz not null,
  primary key (dimension, bucket)
) with (fillfactor = 50);
