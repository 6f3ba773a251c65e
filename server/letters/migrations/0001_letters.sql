-- What the office writes to a resident in a case, how it was delivered, and what the resident sends when asked.
create schema if not exists letters;

create table letters.letters (
    id              uuid primary key,
    case_id         uuid not null references cases.cases on delete cascade,
    n               integer not null check (n > 0),    -- from 1 within the case
    number          text not null unique,              -- OKN-2026-7K3M-9QXW-P1
    kind            text not null,                     -- of its template
    transition      text not null,                     -- of the workflow: what it was sent with
    confirm         boolean not null,                  -- opened only by confirming receipt
    document        uuid not null,                     -- documents room: the sealed bytes
    document_sha256 bytea not null check (octet_length(document_sha256) = 32),
    document_size   bigint not null,
    author          uuid not null,                     -- account of the clerk
    author_name     text not null,
    sent_at         timestamptz not null,
    notice_to       boolean not null,                  -- whether an e-mail told that it waits
    reminded_at     timestamptz,
    -- The last day before it is deemed delivered; null: that never happens (no account, or nothing to confirm).
    waits_until     date,
    delivered_at    timestamptz,
    delivered_on    date,                              -- the day that counts
    delivery        text check (delivery in ('opened', 'deemed', 'at-once', 'otherwise')),
    receipt         uuid,                              -- documents room: the sealed confirmation (UPD)
    receipt_number  text unique,
    -- What the resident is asked for by a day of their own, counted as the workflow says.
    reply_deadline  text,                              -- id of the workflow's deadline
    reply_period    text,
    reply_from      date,                              -- known from the start unless counted from the delivery
    reply_by        date,
    answered_at     timestamptz,
    unique (case_id, n),
    check ((delivered_at is null) = (delivery is null)),
    check ((delivered_on is null) = (delivery is null)),
    check ((reply_by is null) = (reply_from is null))
);
-- Those that wait for their reader: what the periodic task looks through.
create index letters_waiting on letters.letters (sent_at) where delivery is null;

create table letters.attachments (
    letter     uuid not null references letters.letters on delete cascade,
    n          integer not null check (n > 0),
    upload     uuid not null,                          -- of the documents room
    name       text not null,
    media_type text not null,
    size       bigint not null,
    sha256     bytea not null check (octet_length(sha256) = 32),
    primary key (letter, n)
);

-- A letter being written: one a clerk, case and transition. The fields are encrypted under the case's key.
create table letters.drafts (
    id         uuid primary key,
    case_id    uuid not null references cases.cases on delete cascade,
    account    uuid not null,
    transition text not null,
    fields     bytea not null,
    revision   integer not null default 1,
    saved_at   timestamptz not null,
    unique (case_id, account, transition)
);

-- What a resident sent to a case after the first document.
create table letters.additions (
    id              uuid primary key,
    case_id         uuid not null references cases.cases on delete cascade,
    n               integer not null check (n > 0),
    number          text not null unique,              -- OKN-2026-7K3M-9QXW-U1
    letter          uuid references letters.letters,   -- that asked for it
    document        uuid not null,
    document_sha256 bytea not null check (octet_length(document_sha256) = 32),
    document_size   bigint not null,
    receipt         uuid not null,
    receipt_number  text not null unique,
    account         uuid,
    received_at     timestamptz not null,
    in_time         boolean not null,
    unique (case_id, n)
);

create table letters.addition_attachments (
    addition   uuid not null references letters.additions on delete cascade,
    n          integer not null check (n > 0),
    upload     uuid not null,
    name       text not null,
    media_type text not null,
    size       bigint not null,
    sha256     bytea not null check (octet_length(sha256) = 32),
    primary key (addition, n)
);
