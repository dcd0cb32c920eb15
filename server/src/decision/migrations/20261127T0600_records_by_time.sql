-- The newest decisions of all borrowers: what features look like across them.
create index records_by_time on decision.records (decided_at desc);
