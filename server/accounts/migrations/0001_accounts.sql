-- People who sign in, what they signed in with, and how often somebody tried. Every secret is kept as SHA-256 only.
create schema if not exists accounts;

create table accounts.accounts (
    id            uuid primary key,
    email         text not null,                   -- as typed, the domain in lower case
    email_key     text not null unique,            -- in lower case: two accounts never differ by case alone
    name          text not null default '',        -- as shown to others and in the header; may be empty
    greeting      text not null default '',        -- as the person wants to be greeted: "Agnieszko"
    language      text not null default 'pl',      -- of mail
    password      text not null,                   -- Argon2id in the PHC form
    roles         text[] not null default '{}' check (roles <@ array['clerk', 'hr', 'editor', 'administrator']),
    units         text[] not null default '{}',    -- codes of the office's units a clerk works for
    created_at    timestamptz not null,
    blocked_at    timestamptz                      -- by an administrator: cannot sign in, its sessions are ended
);

create table accounts.sessions (
    id         uuid primary key,
    account    uuid not null references accounts.accounts on delete cascade,
    secret     bytea not null unique check (octet_length(secret) = 32),
    device     text not null default '',           -- "firefox/linux": enough to recognise one's own
    created_at timestamptz not null,
    seen_at    timestamptz not null                -- at most a minute behind
);
create index sessions_of_account on accounts.sessions (account, seen_at desc);
create index sessions_by_age on accounts.sessions (seen_at);

-- Browsers somebody has signed in with: a flood of wrong passwords from elsewhere does not lock them out.
create table accounts.known_browsers (
    account uuid not null references accounts.accounts on delete cascade,
    browser bytea not null check (octet_length(browser) = 32),
    seen_at timestamptz not null,
    primary key (account, browser)
);

-- Links sent by mail. Used once: using one deletes it.
create table accounts.links (
    secret     bytea primary key check (octet_length(secret) = 32),
    kind       text not null check (kind in ('registration', 'password', 'address')),
    account    uuid references accounts.accounts on delete cascade,   -- null: registration
    email      text not null,                      -- where it went; for 'address' the new address
    email_key  text not null,
    language   text not null,
    return_to  text not null default '',           -- local path to go on with
    created_at timestamptz not null,
    expires_at timestamptz not null,
    check ((account is null) = (kind = 'registration'))
);
create index links_by_email on accounts.links (email_key, kind);
create index links_by_account on accounts.links (account) where account is not null;
create index links_by_expiry on accounts.links (expires_at);

create table accounts.tokens (
    id         uuid primary key,
    account    uuid not null references accounts.accounts on delete cascade,
    secret     bytea not null unique check (octet_length(secret) = 32),
    name       text not null,
    scopes     text[] not null check (cardinality(scopes) > 0
                                      and scopes <@ array['submissions:read', 'submissions:write']),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz                         -- at most a minute behind
);
create index tokens_of_account on accounts.tokens (account, created_at desc);

-- Attempts by key (SHA-256 of "sign-in account …", "mail …"), and until when the next one has to wait.
create table accounts.throttle (
    key        bytea primary key check (octet_length(key) = 32),
    attempts   integer not null,
    last_at    timestamptz not null,
    wait_until timestamptz not null,
    forget_at  timestamptz not null
);
create index throttle_by_age on accounts.throttle (forget_at);
