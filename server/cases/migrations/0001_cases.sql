-- A case: one submitted document, what the office promised about it, and everything that happened since.
create schema if not exists cases;

create table cases.cases (
    id              uuid primary key,
    number          text not null unique,          -- public, random: OKN-2026-7K3M-9QXW
    secret_hash     bytea not null check (octet_length(secret_hash) = 32),  -- SHA-256 of the secret that opens /sprawa
    service         text not null,
    package         text not null check (package ~ '^[0-9a-f]{64}$'),       -- hash of the service version it was filed with
    unit            text not null,                 -- code of the office's unit that has it now
    status          text not null,                 -- state of the service's workflow
    subject         text not null,                 -- one line for lists; never identifiers
    language        text not null,
    received_at     timestamptz not null,
    deadline        date,                          -- null: no statutory period
    deadline_event  date,                          -- the day that is not counted (KPA art. 57 par. 1)
    deadline_period text,                          -- "14d", "1m"
    deadline_basis  text,                          -- text id of the legal basis in the service's words
    sign            text unique,                   -- znak sprawy, given when a clerk registers it
    assignee        uuid,                          -- account of the clerk who took it
    owner           uuid,                          -- account that sent or adopted it
    key             uuid not null,                 -- of the documents room; destroying it erases the content
    document        uuid not null,
    document_sha256 bytea not null check (octet_length(document_sha256) = 32),
    document_size   bigint not null,
    receipt         uuid not null,
    receipt_number  text not null unique,
    revision        integer not null default 1,    -- grows with every act of a clerk
    closed_at       timestamptz,
    check ((deadline is null) = (deadline_event is null)),
    check ((deadline is null) = (deadline_period is null))
);
create index cases_by_owner on cases.cases (owner, received_at desc) where owner is not null;

create table cases.attachments (
    case_id    uuid not null references cases.cases on delete cascade,
    n          integer not null check (n > 0),
    upload     uuid not null,                      -- of the documents room
    name       text not null,
    media_type text not null,
    size       bigint not null,
    sha256     bytea not null check (octet_length(sha256) = 32),
    primary key (case_id, n)
);

-- What happened, oldest first; only ever added to.
create table cases.events (
    id       bigint generated always as identity primary key,
    case_id  uuid not null references cases.cases on delete cascade,
    at       timestamptz not null,
    kind     text not null,                        -- "received", "registered", "taken", "passed", "closed", "adopted"
    actor    text not null,                        -- "resident", "office", "system"
    account  uuid,                                 -- who, when it was a person with an account
    name     text not null default '',             -- as shown in the history; empty for residents
    note     text not null default '',
    details  jsonb not null default '{}',
    shown    boolean not null default true         -- to the resident
);
create index events_of_case on cases.events (case_id, id);
