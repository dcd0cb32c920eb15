-- Sealed anew when a key is retired, and changed in no other way.
create trigger only_resealed before update on origination.disclosures
  for each row execute function platform.only_resealed('payee_sealed');
create trigger only_resealed before update on origination.contests
  for each row execute function platform.only_resealed('said_sealed');
create trigger only_resealed before update on origination.identity_checks
  for each row execute function platform.only_resealed('detail_sealed');

-- As before, and what a borrower said may be sealed anew.
create or replace function origination.keep_review() returns trigger language plpgsql as $$
begin
  if current_setting('open310.resealing', true) = 'on'
     and to_jsonb(new) - 'said_sealed' = to_jsonb(old) - 'said_sealed' then
    return new;
  end if;
  if old.outcome is not null or new.asked_at <> old.asked_at or new.decision_id <> old.decision_id
     or new.said_sealed is distinct from old.said_sealed then
    raise exception 'a review is decided once' using errcode = '23514', constraint = 'review_decided_once';
  end if;
  return new;
end $$;
