-- Sealed anew when a key is retired, and changed in no other way.
create trigger only_resealed before update on connectors.raw_pages
  for each row execute function platform.only_resealed('body');
