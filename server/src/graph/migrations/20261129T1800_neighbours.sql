-- How a borrower stands with this lender, as far as those it has to do with are concerned: the last day on which
-- it was told to be late. From its own facts, kept so that neighbours are looked at without reading them.
create table graph.standings (
  borrower_id text primary key,
  late_on date not null,
  dpd int not null check (dpd >= 1)
);

-- What borrowers were told of their neighbours, as facts of the events room: by which the next look is compared.
create table graph.told (
  borrower_id text not null,
  fact_id text not null,
  neighbour_id text,
  kind text not null,
  occurred_on date not null,
  data jsonb not null,
  primary key (borrower_id, fact_id)
);
create index told_by_neighbour on graph.told (neighbour_id) where neighbour_id is not null;
comment on column graph.told.neighbour_id is 'whom it is about; null: a count of all. Never leaves this schema';

-- Whom a borrower was near to when it was last looked at: they are looked at again when that ends. Those of looks
-- that were not carried on to them stay until one is.
create table graph.near (
  borrower_id text primary key,
  neighbour_ids text[] not null
);

-- Who a number belongs to, at a hub of a million payers too.
create index edges_of_identity on graph.edges (other)
  where events > 0 and type in ('is_firm', 'is_owned_by', 'is_reached_at', 'banks_at');
