-- What people write before they send it, and the keys that make sending twice one case.
create schema if not exists intake;

create table intake.drafts (
    id         uuid primary key,
    service    text not null,
    package    text not null check (package ~ '^[0-9a-f]{64}$'),
    owner      uuid,                               -- account; without one the draft is the browser's
    visitor    bytea not null check (octet_length(visitor) = 32),  -- SHA-256 of the secret of the browser last used
    key        uuid not null,                      -- of the documents room; becomes the case's key
    revision   integer not null default 1,
    content    bytea,                              -- the fields as typed, encrypted; null once sent
    language   text not null,
    page       text not null default '',           -- where the person left off
    created_at timestamptz not null,
    saved_at   timestamptz not null,
    expires_at timestamptz not null,
    case_id    uuid references cases.cases on delete cascade,  -- set once sent: the draft is frozen
    check ((case_id is null) or (content is null))
);
alter table intake.drafts alter column content set storage external;
create index drafts_by_owner on intake.drafts (owner, saved_at desc) where owner is not null;
create index drafts_by_expiry on intake.drafts (expires_at);

-- Which question a file of a draft answers; the file itself lies in the documents room.
create table intake.attachments (
    upload uuid primary key,
    draft  uuid not null references intake.drafts on delete cascade,
    field  text not null
);
create index attachments_of_draft on intake.attachments (draft);

-- Fields posted while the session had ended: kept for a short time, for the same browser, until the person signs in again.
create table intake.parked_posts (
    draft      uuid not null references intake.drafts on delete cascade,
    visitor    bytea not null check (octet_length(visitor) = 32),
    page       text not null,
    content    bytea not null,                     -- encrypted with the draft's key
    expires_at timestamptz not null,
    primary key (draft, visitor)
);
create index parked_posts_by_expiry on intake.parked_posts (expires_at);

-- One row for each accepted key, written with its case: the unique key is what makes sending twice one case.
create table intake.submissions (
    scope      text not null,                      -- "account:<uuid>" or "draft:<uuid>"
    key        text not null check (length(key) between 1 and 200),
    body_hash  bytea not null check (octet_length(body_hash) = 32),
    case_id    uuid not null references cases.cases on delete cascade deferrable initially deferred,
    made_at    timestamptz not null,
    primary key (scope, key)
);
create index submissions_of_case on intake.submissions (case_id);
