-- The day on which a transaction books: today, and it stays today until that transaction has ended.
-- End of day takes the same lock for itself before it moves the date, so that nothing is booked on a
-- day that is over. Volatile: the date is read after the lock was got, by a statement of its own.
create function platform.booking_date() returns date language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('platform.business_date'));
  return (select today from platform.business_date);
end $$;
