-- Which source a partner is, so that its keys open what concerns the borrowers it brought, and nothing else.
create table party.partners (
  party_id text primary key references party.parties (id),
  source text not null,
  added_at timestamptz not null default now()
);
create index partners_of_source on party.partners (source);
create index consents_to_tell on party.consents (source, borrower_id) where purpose = 'tell_partner';
