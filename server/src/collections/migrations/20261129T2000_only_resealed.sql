-- What stands sealed here is sealed anew when its key is retired; nothing else of a fact changes.
create trigger only_resealed before update on collections.contacts
  for each row execute function platform.only_resealed('text_sealed');
create trigger only_resealed before update on collections.contact_outcomes
  for each row execute function platform.only_resealed('said_sealed');
