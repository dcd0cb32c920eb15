-- A lock that is waited for as long as told at most, and then given up: those who come after wait no longer than that.
create function graph.try_lock(key bigint, wait_ms int) returns boolean
language plpgsql as $$
declare
  before text := current_setting('lock_timeout');
begin
  perform set_config('lock_timeout', wait_ms::text, true);
  perform pg_advisory_xact_lock(key);
  perform set_config('lock_timeout', before, true);
  return true;
exception when lock_not_available then
  return false;
end
$$;
comment on function graph.try_lock is 'the advisory lock until the end of the transaction, unless it took longer than wait_ms; whether it is held';
