create schema if not exists reports;

-- What a report said after the close of a day: kept as it was, for loans and classes move on.
create table reports.kept (
  report text not null,
  closed_on date not null,
  made_at timestamptz not null,
  moved_since boolean not null,
  content jsonb not null,
  primary key (report, closed_on)
);
create trigger append_only before update or delete or truncate on reports.kept
  for each statement execute function platform.refuse_change();
