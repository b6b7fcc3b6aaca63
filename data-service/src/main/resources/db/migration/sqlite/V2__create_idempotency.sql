-- What idempotent calls were answered (docs/data-service.md); the oldest have the smallest ids.
create table data_idempotency (
  id integer primary key autoincrement,
  scope blob not null unique,
  fingerprint blob not null,
  status integer not null,
  body text,
  location text,
  entity_tag text,
  recorded_at integer not null
);
