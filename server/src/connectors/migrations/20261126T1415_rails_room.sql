-- What rails pushed to us was kept here before rails had a room of their own.
create schema if not exists rails;
alter table connectors.notices set schema rails;
