-- Vacancies, their versions, and what the office does with the applications. Who applied and with what stands in the
-- documents alone: here is no name until a result makes one public.
create schema recruitment;

-- The last number of the vacancies of a unit and year.
create table recruitment.counters (
    unit text not null,
    year integer not null,
    last integer not null check (last > 0),
    primary key (unit, year)
);

create table recruitment.vacancies (
    id           uuid primary key,
    number       text not null unique,                -- 14-OR-2026
    unit         text not null,
    state        text not null check (state in ('draft', 'published', 'cancelled', 'decided')),
    version      integer not null default 0,          -- the published one; 0: none yet
    deadline     timestamptz,                         -- of that version: applications open from this moment on
    published_at timestamptz,                         -- of the first version
    ended_at     timestamptz,                         -- cancelled or decided
    reason       text not null default '',            -- of a cancellation
    revision     integer not null default 1,
    applied      integer not null default 0,          -- the last number given to an application
    created_at   timestamptz not null,
    check ((version = 0) = (deadline is null))
);
create index vacancies_open on recruitment.vacancies (deadline) where state = 'published';
create index vacancies_newest on recruitment.vacancies (created_at desc);

-- The fields of the announcement; version 0 is the draft of the next one.
create table recruitment.vacancy_texts (
    vacancy uuid not null references recruitment.vacancies on delete cascade,
    version integer not null,
    field   text not null,
    value   text not null,
    primary key (vacancy, version, field)
);

create table recruitment.vacancy_versions (
    vacancy      uuid not null references recruitment.vacancies on delete cascade,
    version      integer not null,
    published_at timestamptz not null,
    note         text not null,                       -- what changed and why
    primary key (vacancy, version)
);

create table recruitment.applications (
    case_id     uuid primary key,
    vacancy     uuid not null references recruitment.vacancies,
    seq         integer not null,                     -- from 1, in the order of receipt
    account     uuid not null,
    state       text not null check (state in ('current', 'replaced', 'withdrawn')),
    ended_at    timestamptz,                          -- replaced or withdrawn
    received_at timestamptz not null,
    status      text not null default 'received',
    note        text not null default '',
    best        integer check (best between 1 and 5), -- place among the five of art. 13a
    revision    integer not null default 1,
    erased_at   timestamptz,
    unique (vacancy, seq)
);
-- One per person and vacancy.
create unique index applications_one on recruitment.applications (vacancy, account) where state = 'current';
create index applications_of_account on recruitment.applications (account);
create index applications_kept on recruitment.applications (vacancy) where erased_at is null;
create unique index applications_best on recruitment.applications (vacancy, best) where best is not null;

create table recruitment.criteria (
    case_id uuid not null references recruitment.applications on delete cascade,
    n       integer not null,                         -- line of the necessary requirements
    met     boolean not null,
    note    text not null default '',
    primary key (case_id, n)
);

-- Art. 15: name and town of the chosen, nobody else's, ever.
create table recruitment.results (
    vacancy      uuid primary key references recruitment.vacancies,
    chosen       uuid,                                -- case; null: nobody
    name         text not null default '',
    town         text not null default '',
    reason       text not null,
    published_at timestamptz not null,
    shown_until  timestamptz not null,
    employed_from date
);
create index results_shown on recruitment.results (shown_until);

-- The report of the nightly job.
create table recruitment.retention (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    number  text not null,                            -- of the vacancy
    seq     integer not null,
    grp     text not null,                            -- rejected, reserve, chosen, withdrawn, cancelled
    act     text not null                             -- erased, waiting-for-file
);
create index retention_newest on recruitment.retention (at desc);
