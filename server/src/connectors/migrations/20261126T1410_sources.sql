-- One row a pull that ended, for the health of each source: how long it took, what came, what went
-- wrong. Says nothing of what was read.
create table connectors.pulls (
  id text primary key,
  borrower_id text not null,
  source text not null,
  -- complete, aborted, overtaken, or the code of the refusal or outage that ended it.
  ended text not null,
  pages int not null,
  appended int not null,
  existed int not null,
  revised int not null,
  newest_at timestamptz,
  ms int not null,
  ended_at timestamptz not null
);
create index pulls_of_source on connectors.pulls (source, ended_at desc);
create index pulls_of_borrower on connectors.pulls (borrower_id, source, ended_at desc);

-- What partners pushed, by the partner's own id of it: a notice comes twice, late and out of order.
create table connectors.pushes (
  source text not null,
  notice_id text not null,
  borrower_id text not null,
  raw_id text,
  received_at timestamptz not null,
  primary key (source, notice_id)
);
create index pushes_of_source on connectors.pushes (source, received_at desc);

create index raw_pages_by_age on connectors.raw_pages (source, received_at);
create index raw_pages_by_digest on connectors.raw_pages (borrower_id, source, digest);
