-- Facts that those outside are told of, until somebody took them to tell. A row goes in with its fact, in the same
-- transaction, and out with what is made of it: whatever order transactions commit in, none is missed.
create table events.outbox (
  seq bigint generated always as identity primary key,
  borrower_id text not null,
  event_id text not null,
  revision int not null
);
