-- What became of the statement of each borrower of a month: a run that was stopped goes on behind it, and one that
-- failed is tried again.
create table documents.statements (
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  language text not null check (language in ('zh', 'en')),
  borrower_id text not null,
  outcome text not null check (outcome in ('made', 'exists', 'nothing', 'failed')),
  document_id text,
  detail text,
  at timestamptz not null,
  primary key (month, language, borrower_id),
  check ((outcome in ('made', 'exists')) = (document_id is not null)),
  check ((outcome = 'failed') = (detail is not null))
);
