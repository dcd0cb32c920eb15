create schema documents;

-- What was handed out on paper: numbered, made once, kept as it was. A template that changes is another template.
create table documents.documents (
  borrower_id text not null,
  id text not null,
  number bigint generated always as identity,
  kind text not null check (kind in ('contract', 'disclosure', 'receipt', 'statement')),
  template text not null,
  language text not null check (language in ('zh', 'en')),
  -- What it is about: a loan, a repayment, a month of the borrower's.
  subject text not null,
  -- Of all that stands in it, before it is laid out.
  content_digest text not null,
  -- Of the file.
  file_digest text not null unique,
  file_sealed bytea not null,
  made_at timestamptz not null,
  primary key (borrower_id, id),
  unique (number),
  unique (borrower_id, kind, subject, language, template, content_digest)
);
create trigger documents_append_only before update or delete or truncate on documents.documents
  for each statement execute function platform.refuse_change();
