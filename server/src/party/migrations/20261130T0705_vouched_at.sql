-- When a source last told the number, though it was known: `told_at` is since when it is.
alter table party.identifiers add column vouched_at timestamptz;
update party.identifiers set vouched_at = told_at where source is not null;
alter table party.identifiers
  add constraint identifiers_vouched check ((source is null) = (vouched_at is null));
