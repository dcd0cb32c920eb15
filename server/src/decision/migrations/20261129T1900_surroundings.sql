-- Who was around a borrower when a model that reads relations decided: what its decision is replayed from. The record
-- holds the digest of it. Kept apart, because it holds values of others, who may ask to be forgotten.
create table decision.surroundings (
  borrower_id text not null,
  decision_id text not null,
  edges jsonb not null,
  primary key (borrower_id, decision_id)
);

create table decision.neighbours (
  borrower_id text not null,
  decision_id text not null,
  place integer not null check (place >= 0),
  name text,
  hop integer not null check (hop between 0 and 2),
  known jsonb,
  forgotten boolean not null default false check (not forgotten or (name is null and known is null)),
  primary key (borrower_id, decision_id, place)
);
comment on column decision.neighbours.name is 'a borrower''s id, a keyed digest, an anchor or a carrier: never a name';
comment on column decision.neighbours.known is 'values by feature; null: nothing was known of it';
comment on column decision.neighbours.forgotten is 'it was a borrower who asked to be forgotten: the decision cannot be replayed any more';
create index neighbours_known on decision.neighbours (name) where known is not null;
