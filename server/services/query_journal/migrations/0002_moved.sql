-- Into which draft of which service a query was moved at the gate: moving it twice leads to the same one.
create table query_journal.moved (
    query   uuid not null references intake.drafts on delete cascade,
    service text not null,
    draft   uuid not null references intake.drafts on delete cascade,
    primary key (query, service)
);
create index moved_into on query_journal.moved (draft);
