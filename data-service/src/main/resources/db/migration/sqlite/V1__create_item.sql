-- autoincrement: an id that was deleted is never given to another item
create table data_item (
  id integer primary key autoincrement,
  item_key text not null collate binary unique,
  value text not null,
  value_size integer not null,
  version integer not null,
  created_by text not null,
  created_at integer not null,
  updated_at integer not null
);

create index data_item_created_at on data_item (created_at, item_key);
create index data_item_updated_at on data_item (updated_at, item_key);

create table data_item_metadata (
  item_id integer not null references data_item (id) on delete cascade,
  name text not null,
  value text not null,
  primary key (item_id, name)
) without rowid;

create index data_item_metadata_name on data_item_metadata (name, value, item_id);
