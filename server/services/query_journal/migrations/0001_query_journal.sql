-- The journal of queries: what a case of the service has besides the case, and what of it everybody may read.
create schema if not exists query_journal;

-- The last number given in each year: "IDZ/2026/12".
create table query_journal.counters (
    year integer primary key,
    last integer not null check (last > 0)
);

create table query_journal.queries (
    case_id          uuid primary key references cases.cases on delete cascade,
    year             integer not null,
    n                integer not null,
    consent          boolean not null,               -- to publication, as given with the query
    consent_ended_at timestamptz,                     -- the author took it back
    answered_at      timestamptz,                     -- when the answer was let through
    answered_on      date,                            -- the same as a day of the office
    answered_unit    text,                            -- who had the case then
    days             integer,                         -- from receipt to answer, calendar days
    in_time          boolean,                         -- answered on the last day of the period or before
    unique (year, n),
    check ((answered_at is null) = (answered_on is null)),
    check ((answered_at is null) = (answered_unit is null)),
    check ((answered_at is null) = (days is null)),
    check ((answered_at is null) = (in_time is null))
);
-- What the department still owes: few, however many were answered.
create index queries_open on query_journal.queries (case_id) where answered_at is null;
-- Response times are counted from this alone.
create index queries_answered on query_journal.queries (answered_on) include (answered_unit, days, in_time)
    where answered_on is not null;

-- The answer, from its first draft on. Its text is sealed under the key of the case.
create table query_journal.answers (
    case_id        uuid primary key references query_journal.queries on delete cascade,
    revision       integer not null default 1,        -- grows with every change
    sealed         bytea not null,
    written_by     uuid not null,                     -- whose words these are
    written_name   text not null,
    written_at     timestamptz not null,
    submitted_by   uuid,                              -- null: still being written
    submitted_name text not null default '',
    returned_note  text not null default '',          -- why the second person sent it back
    approved_by    uuid check (approved_by <> written_by and approved_by <> submitted_by),
    approved_name  text not null default '',
    approved_at    timestamptz
);

-- What becomes of a query whose author agreed to publication. The words here are those for everybody; the originals
-- stay with the case.
create table query_journal.publications (
    case_id        uuid primary key references query_journal.queries on delete cascade,
    revision       integer not null default 1,
    state          text not null check (state in ('waiting', 'published', 'refused', 'withdrawn')),
    year           integer not null,
    n              integer not null,
    unit           text not null,
    received_on    date not null,
    answered_on    date not null,
    days           integer not null,
    title          text not null default '',
    question       text not null default '',
    answer         text not null default '',
    slug           text not null default '',
    reason         text not null default '',          -- of a refusal or a withdrawal, for the author and for everybody
    written_name   text not null default '',          -- of the office: who wrote the answer, who let it through
    approved_name  text not null default '',
    published_name text not null default '',
    published_at   timestamptz,
    changed_at     timestamptz not null,
    search         tsvector,
    plain_title    text not null default '',
    unique (year, n),
    check (state <> 'published' or (published_at is not null and title <> '' and answer <> ''))
);
create index publications_newest on query_journal.publications (published_at desc, case_id desc) where state = 'published';
create index publications_of_unit on query_journal.publications (unit, published_at desc, case_id desc)
    where state = 'published';
create index publications_waiting on query_journal.publications (unit, changed_at) where state = 'waiting';
create index publications_search on query_journal.publications using gin (search) where state = 'published';
create index publications_title on query_journal.publications using gin (plain_title catalogue.gin_trgm_ops)
    where state = 'published';
