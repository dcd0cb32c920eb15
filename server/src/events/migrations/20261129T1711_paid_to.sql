-- Who was paid by a bank account: looked for by payee, each night, among all borrowers.
create index events_paid_to on events.events ((data ->> 'payee'), recorded_at) where kind = 'bank.paid';
