-- Relations end with the consent that they rest on, and with a borrower who asks to be forgotten.
alter table graph.borrowers
  add column live_until timestamptz,
  add column anew_in xid8,
  add column forgotten boolean not null default false;
comment on column graph.borrowers.live_until is 'when the first of the consents that the relations rest on ends: they are made anew then';
comment on column graph.borrowers.anew_in is 'the transaction that wrote all relations anew: followers read them all, and drop what is no longer there';
comment on column graph.borrowers.forgotten is 'asked to be forgotten: no relation is made any more';
create index borrowers_by_end on graph.borrowers (live_until) where live_until is not null;
create index borrowers_anew on graph.borrowers (anew_in) where anew_in is not null;

-- Plans hold the sources from now on: everybody's relations are made anew at the next look, or by `npm run backfill`.

-- What a number of somebody who was forgotten is called in the relations of others. The number is a digest of the
-- vault's key already; what is kept here is a digest of that.
create table graph.renamed (
  key_digest bytea primary key,
  node text not null unique
);

-- A relation that no fact tells any more is taken out, no longer kept as a row without events: whoever follows reads
-- what is left of its borrower's.
delete from graph.edges where events = 0;

-- Of one who names a hundred thousand, the strongest come from an index: all, and those that name somebody's number.
create index edges_told_by_weight on graph.edges (borrower_id, weight_fen desc) where events > 0;
create index edges_named on graph.edges (borrower_id, weight_fen desc, other)
  where events > 0 and other ~ '^(creditCode|idCard|phone|bankAccount):';
