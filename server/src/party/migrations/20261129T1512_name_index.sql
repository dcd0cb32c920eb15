-- By what a name is found: keyed digests of the whole of it and of each pair of letters that stand side by side in
-- it. Nothing can be read from them without the key; how often a pair occurs can be counted (decision 0034).
create table party.name_keys (
  borrower_id text not null references party.parties (id),
  -- Which name: `holder`, `firm`, or what a partner shows (`link:taobao`).
  name text not null,
  key bytea not null,
  primary key (borrower_id, name, key)
);
create index name_keys_by_key on party.name_keys (key, borrower_id, name);
