-- Sealed anew when a key is retired, and changed in no other way.
create trigger only_resealed before update on documents.documents
  for each row execute function platform.only_resealed('file_sealed');
