-- What stands sealed in a table of facts is sealed anew when its key is retired: the bytes change, what they say does
-- not. Such a table has a trigger `only_resealed` with its sealed columns, and lets an update pass to it when the
-- transaction says what it is for; anything else is refused as before.
create or replace function platform.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_level = 'STATEMENT'
     and current_setting('open310.resealing', true) = 'on'
     and exists (select from pg_trigger
                  where tgrelid = tg_relid and tgname = 'only_resealed' and tgenabled <> 'D') then
    return null;
  end if;
  raise exception '%.% is append-only', tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end $$;

-- Row by row: nothing but the columns that it was made with may differ.
create function platform.only_resealed() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - tg_argv is distinct from to_jsonb(old) - tg_argv then
    raise exception '%.% is append-only', tg_table_schema, tg_table_name
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
