-- What a person looks at is under way: nobody begins another application beside it.
drop index origination.applications_under_way;
create unique index applications_under_way on origination.applications (borrower_id)
  where status in ('running', 'waiting_supplement', 'offered', 'disbursing', 'referred');
