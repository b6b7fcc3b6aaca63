-- Times are milliseconds since 1970-01-01T00:00Z, the same on every database.

create table auth_account (
    id            text    not null primary key,
    username      text    not null,
    -- What names and addresses are unique by: normalised and without regard to case.
    username_key  text    not null constraint auth_account_username_key unique,
    email         text    not null,
    email_key     text    not null constraint auth_account_email_key unique,
    password_hash text    not null,
    -- Part of each token of the account; raising it ends them all.
    generation    bigint  not null,
    created_at    bigint  not null,
    version       bigint  not null
);

create table auth_account_role (
    account_id text not null references auth_account (id) on delete cascade,
    role       text not null,
    primary key (account_id, role)
);

-- The primary key decides which of several instances that start together makes the key.
create table auth_signing_key (
    generation  integer not null primary key,
    kid         text    not null unique,
    public_key  text    not null,
    -- Encrypted with rollcall.keys.encryption-key.
    private_key text    not null,
    created_at  bigint  not null
);

create table auth_refresh_token (
    -- SHA-256 of the token: who reads the table cannot use it.
    token_hash text    not null primary key,
    -- The tokens that one sign-in led to, one after the other.
    family_id  text    not null,
    account_id text    not null references auth_account (id) on delete cascade,
    issued_at  bigint  not null,
    expires_at bigint  not null,
    spent_at   bigint
);

create index auth_refresh_token_account on auth_refresh_token (account_id, expires_at);
