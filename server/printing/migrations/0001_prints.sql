-- PDFs of stored documents: asked for, being made, made. Everything in them is encrypted under the key of the document they show.
create schema if not exists printing;

create table printing.prints (
    subject  uuid primary key references documents.documents on delete cascade,
    job      bigint,                                  -- of the outbox; null only within the transaction that asks
    source   bytea,                                   -- sealed XSL-FO; gone once the PDF is made
    pdf      uuid references documents.documents,
    asked_at timestamptz not null default now(),
    made_at  timestamptz,
    check ((source is null) = (pdf is not null)),
    check ((made_at is null) = (pdf is null))
);
