-- What was told to the credit bureau of a month, batch by batch: a batch that was sent is not sent again
-- unless what it says changed.
create table servicing.credit_reports (
  month       date        not null,
  after       text        not null,
  last_loan   text        not null,
  lines       int         not null,
  digest      text        not null,
  receipt     text        not null,
  sent_at     timestamptz not null,
  primary key (month, after),
  check (month = date_trunc('month', month)::date),
  check (lines > 0)
);
comment on table servicing.credit_reports is 'Batches of the monthly report to the credit bureau';
