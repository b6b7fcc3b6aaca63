-- What is read and written often stays small: a row is written anew for each change of it, and an operand list may have
-- 16 MB. A delayed job is one that waits and is not available yet.
create table compute_job (
  seq bigint generated always as identity primary key,
  id text not null unique,
  operation text not null,
  submitted_by text not null,
  priority integer not null,
  turn bigint not null,
  status text not null check (status in ('waiting', 'active', 'completed', 'failed', 'cancelled')),
  timeout_ms bigint not null,
  attempts_max integer not null,
  attempts integer not null default 0,
  -- raised by every claim, never lowered: whoever holds an older one has lost the job
  fence bigint not null default 0,
  service text,
  lease_until bigint,
  progress integer not null default 0,
  created_at bigint not null,
  available_at bigint not null,
  started_at bigint,
  finished_at bigint,
  waited_ms bigint,
  data_size integer not null,
  result_size integer not null default 0,
  error text
);

create index compute_job_order on compute_job (status, priority desc, turn, seq, available_at);
create index compute_job_owner on compute_job (submitted_by, seq, status, available_at);
create index compute_job_turn on compute_job (submitted_by, status, priority, turn);
create index compute_job_finished on compute_job (finished_at) where finished_at is not null;

create table compute_job_data (
  job_seq bigint primary key references compute_job (seq),
  text text not null
);

create table compute_job_result (
  job_seq bigint primary key references compute_job (seq),
  text text not null
);

create table compute_worker (
  service text primary key,
  capacity integer not null,
  last_seen bigint not null,
  seen_until bigint not null
);

-- one row
create table compute_queue (
  id integer primary key check (id = 1),
  paused integer not null
);

insert into compute_queue (id, paused) values (1, 0);
