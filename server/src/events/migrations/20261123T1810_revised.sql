-- Facts that were revised are few. With these alone at hand, a reader of the latest revisions does not
-- look for a newer one of every fact (9 instead of 30 ms for 10,000 facts).
create index events_revised on events.events (borrower_id, id, revision) where revision > 1;
