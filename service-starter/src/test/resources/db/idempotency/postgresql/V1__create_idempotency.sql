create table test_idempotency (
  id bigint generated always as identity primary key,
  scope bytea not null unique,
  fingerprint bytea not null,
  status integer not null,
  body text,
  location text,
  entity_tag text,
  recorded_at bigint not null
);

create table test_effect (name text not null);
