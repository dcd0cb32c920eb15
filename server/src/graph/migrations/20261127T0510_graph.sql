create schema if not exists graph;

-- Relations of borrowers as of now, each the sum of its days. A relation that its facts no longer tell
-- stays with no events, so that whoever follows the changes sees it go.
create table graph.edges (
  borrower_id text not null,
  type text not null,
  other text not null,
  events bigint not null check (events >= 0),
  weight_fen numeric(38, 0) not null,
  first_on date not null,
  last_on date not null,
  until_on date not null,
  changed_in xid8 not null default pg_current_xact_id(),
  primary key (borrower_id, type, other)
);
create index edges_by_other on graph.edges (other, borrower_id);
create index edges_by_change on graph.edges (changed_in);
comment on column graph.edges.other is 'a keyed digest, a carrier, an anchor or the lender: never a name';
comment on column graph.edges.changed_in is 'the transaction that changed it last: followers read in the order of these';

-- The relations of one day, by which a changed day is compared with what it was.
create table graph.days (
  borrower_id text not null,
  day date not null,
  edges jsonb not null,
  primary key (borrower_id, day)
);

create table graph.borrowers (
  borrower_id text primary key,
  plan text not null
);
comment on column graph.borrowers.plan is 'digest of the definitions and of the borrower''s own numbers: another one, and all is made anew';
