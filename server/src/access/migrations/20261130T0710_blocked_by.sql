-- Who blocked somebody: their own house, or the lender a partner's person. What the lender shut its partner does not open.
-- Of partners' people who were blocked before it is not known: it counts as the lender's.
alter table access.users add column blocked_by text;
update access.users set blocked_by = case audience when 'staff' then 'house' else 'lender' end
 where state = 'blocked';
alter table access.users
 add constraint users_blocked_by check (blocked_by in ('house', 'lender')),
 add constraint users_blocked check ((state = 'blocked') = (blocked_by is not null));
