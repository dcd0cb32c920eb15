-- What stands sealed here is sealed anew when its key is retired; nothing else of a fact changes.
create trigger only_resealed before update on care.complaint_entries
  for each row execute function platform.only_resealed('text_sealed');
