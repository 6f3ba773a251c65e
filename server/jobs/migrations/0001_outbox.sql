create schema if not exists jobs;

-- Work to be done after the transaction that added the row commits.
create table jobs.outbox (
    id bigint generated always as identity primary key,
    kind text not null,
    payload jsonb,                       -- null once done: it may hold an address
    created_at timestamptz not null default now(),
    not_before timestamptz not null default now(),
    attempts integer not null default 0, -- runs begun
    leased_until timestamptz,            -- somebody works on it till then
    last_error text,
    done_at timestamptz,
    stuck_at timestamptz,                -- tried too often; waits for a person
    check (payload is not null or done_at is not null)
);

create index outbox_due on jobs.outbox (not_before, id) where done_at is null and stuck_at is null;
create index outbox_stuck on jobs.outbox (stuck_at) where stuck_at is not null;
create index outbox_done on jobs.outbox (done_at) where done_at is not null;
