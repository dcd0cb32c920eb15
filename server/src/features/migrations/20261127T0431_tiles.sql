create schema if not exists features;

-- Days of borrowers, folded for features. All of it can be made again from the facts.
create table features.borrowers (
  borrower_id text primary key,
  plan text not null,
  recorded_through timestamptz,
  changed text not null
);
comment on column features.borrowers.plan is 'digest of what the days were folded to: another one, and they are folded anew';
comment on column features.borrowers.recorded_through is 'when the newest fact in the days was recorded';
comment on column features.borrowers.changed is 'new at every change of the days: what a process remembers holds while it is the same';

create table features.tiles (
  borrower_id text not null,
  day date not null,
  tile json not null, -- Not jsonb: nobody looks into it here, and it comes back as it is.
  primary key (borrower_id, day)
);
