-- People of partners: a name is one person's in one house, an address is one person's in one audience. Who made a link,
-- and the code that another gives: nobody alone holds both.
alter table access.users drop constraint users_name_key;
alter table access.users drop constraint users_email_index_key;
alter table access.users drop constraint users_oidc_index_key;
create unique index users_staff_name on access.users (name) where audience = 'staff';
create unique index users_partner_name on access.users (party_id, name) where audience = 'partner';
create unique index users_email on access.users (audience, email_index);
create unique index users_oidc on access.users (audience, oidc_index);
create index users_party on access.users (party_id);

-- Null: made by the command, or before this was kept.
alter table access.links add column made_by text;
alter table access.links add column made_by_name text;
-- Whether the link opens only together with a code; a keyed digest of it once somebody has given it out.
alter table access.links add column needs_code boolean not null default false;
alter table access.links add column code_index text;
alter table access.links add column code_by text;
alter table access.links add column code_by_name text;
-- Wrong codes: a link is void after some.
alter table access.links add column wrong int not null default 0;
