-- Bureaux' reports of late: looked for among all borrowers, where a lender's book is not retail.
create index events_reported on events.events (recorded_at) where kind = 'credit.reported';
