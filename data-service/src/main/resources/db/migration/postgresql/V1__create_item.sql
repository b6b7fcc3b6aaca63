-- Text is compared byte by byte, as on SQLite, whatever the locale of the database: lists have one order.
create table data_item (
  id bigint generated always as identity primary key,
  item_key text collate "C" not null unique,
  value text not null,
  value_size integer not null,
  version bigint not null,
  created_by text not null,
  created_at bigint not null,
  updated_at bigint not null
);

create index data_item_created_at on data_item (created_at, item_key);
create index data_item_updated_at on data_item (updated_at, item_key);

create table data_item_metadata (
  item_id bigint not null references data_item (id) on delete cascade,
  name text collate "C" not null,
  value text collate "C" not null,
  primary key (item_id, name)
);

-- Hashed: a value may be longer than what a sorted index takes, and is only compared for equality.
create index data_item_metadata_value on data_item_metadata using hash (value);
