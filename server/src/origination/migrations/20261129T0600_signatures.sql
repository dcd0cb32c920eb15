-- The borrower's own signature over the total-cost table that was shown: a key of the device it was made on, whose
-- private half nobody else has. Kept for ever; with the table's digest it shows any later change.
create table origination.signatures (
  borrower_id text not null,
  disclosure_id text not null,
  application_id text not null,
  public_key bytea not null check (length(public_key) between 60 and 200),
  value bytea not null check (length(value) = 64),
  signed_at timestamptz not null,
  primary key (borrower_id, disclosure_id),
  foreign key (borrower_id, disclosure_id) references origination.disclosures (borrower_id, id)
);
create trigger signatures_append_only before update or delete or truncate on origination.signatures
  for each statement execute function platform.refuse_change();
