-- What idempotent calls were answered (docs/data-service.md); the oldest have the smallest ids.
create table data_idempotency (
  id bigint generated always as identity primary key,
  scope bytea not null unique,
  fingerprint bytea not null,
  status integer not null,
  body text,
  location text,
  entity_tag text,
  recorded_at bigint not null
);
