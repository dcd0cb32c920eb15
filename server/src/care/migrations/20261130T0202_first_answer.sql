-- When a complaint was answered first and by when it had to be, where it was taken up again: a first answer that came late
-- stays late. Null for those that were taken up again before this was kept: their day is gone.
alter table care.complaints add column first_answered_on date;
alter table care.complaints add column first_due_on date;
