-- Of a day that is long past only few features still tell: what none looks at beyond a quarter is kept by itself, and is
-- read of the last quarter's days alone. Digests mostly, which do not get smaller by compression.
alter table features.tiles add column near json;
alter table features.tiles alter column near set storage external;
comment on column features.tiles.near is 'parts that no feature looks at beyond a quarter';
