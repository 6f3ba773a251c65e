-- Signed documents that are kept provable: the newest form of each, and when it has to be looked at again (null: never).
create table documents.proofs (
    document uuid primary key references documents.documents,
    newest uuid references documents.documents,
    level smallint not null default 0 check (level between 0 and 3),
    due_at timestamptz,
    fault text not null default ''
);
create index proofs_due on documents.proofs (due_at) where due_at is not null;
