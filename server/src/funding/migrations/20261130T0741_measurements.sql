-- How often a counter was measured anew: who measured without holding it sees whether somebody else did meanwhile.
alter table funding.uses add column measurements bigint not null default 0;
