-- When a key was last used, to the minute; who made it, where it was a person; its keys are listed by party.
alter table party.access_keys add column last_used_at timestamptz;
alter table party.access_keys add column made_by text;
create index access_keys_party on party.access_keys (party_id);
