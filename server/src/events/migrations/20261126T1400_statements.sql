-- A fact may be stated again, late and out of order, and taken back. `version` is that of the kind's
-- data; `stated_at` is the source's own time of the statement, where it tells one.
alter table events.events
  add column version int not null default 1 check (version >= 1),
  add column stated_at timestamptz,
  add column withdrawn boolean not null default false;
comment on column events.events.digest is 'SHA-256 of kind, source, occurred_at, data and whether it was withdrawn: tells a repeat from a change';
