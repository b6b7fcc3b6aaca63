create table test_idempotency (
  id integer primary key autoincrement,
  scope blob not null unique,
  fingerprint blob not null,
  status integer not null,
  body text,
  location text,
  entity_tag text,
  recorded_at integer not null
);

create table test_effect (name text not null);
