-- The second factor of people who work for the office: an app that shows codes (RFC 6238), and codes on paper for the day it is lost.
alter table accounts.sessions add column second_factor_at timestamptz;   -- null: the password alone so far

create table accounts.second_factors (
    account      uuid primary key references accounts.accounts on delete cascade,
    secret       bytea not null,                   -- encrypted under the master key
    created_at   timestamptz not null,
    confirmed_at timestamptz,                      -- null: shown, but no code of it was typed yet
    last_step    bigint not null default 0         -- of the last code used: none is used twice
);

create table accounts.recovery_codes (
    account uuid not null references accounts.accounts on delete cascade,
    code    bytea not null check (octet_length(code) = 32),                 -- SHA-256; using one deletes it
    primary key (account, code)
);
