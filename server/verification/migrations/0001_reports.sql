-- What verifying the signatures of a stored document gave, each time it was done: n = 1 when it was filed. A document without
-- signatures has none. The report itself (JSON) is a document of its own under the same key: it names people, and is erased with them.
create schema if not exists verification;

create table verification.reports (
    document    uuid not null references documents.documents,
    n           integer not null check (n > 0),
    report      uuid not null references documents.documents,
    indication  text not null check (indication in ('TOTAL-PASSED', 'INDETERMINATE', 'TOTAL-FAILED')),
    signatures  integer not null check (signatures > 0),
    made_at     timestamptz not null,
    made_by     text not null check (made_by <> ''),   -- 'filing', 'clerk:<account>'
    primary key (document, n)
);
