-- What stands sealed here is sealed anew when its key is retired; nothing else of a fact changes.
create trigger only_resealed before update on reconciliation.statements
  for each row execute function platform.only_resealed('body_sealed');
create trigger only_resealed before update on reconciliation.lines
  for each row execute function platform.only_resealed('told_sealed');
