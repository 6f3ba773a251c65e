-- Where the signatures of a stored document are when they aren't in it: an attachment of its case that holds them (detached), or
-- the document with them (enveloping, container). That file is what was sent, and what is verified again.
create table verification.signed_files (
    document    uuid primary key references documents.documents,
    upload      uuid not null unique references documents.uploads,
    form        text not null check (form in ('detached', 'enveloping', 'container'))
);
