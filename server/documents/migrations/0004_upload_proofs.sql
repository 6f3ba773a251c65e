-- Attachments that are signed, a container as it was sent among them, are kept provable as well. `document` is the id of either; a newer
-- form of both is a document.
alter table documents.proofs drop constraint proofs_document_fkey;
alter table documents.proofs add column upload uuid references documents.uploads on delete cascade check (upload = document);
alter table documents.proofs add column stored uuid generated always as (case when upload is null then document end) stored
    references documents.documents;
create index uploads_signable on documents.uploads (id)
    where expires_at is null and (media_type = 'application/xml' or media_type like 'application/vnd.etsi.asic%'
        or media_type like 'application/vnd.oasis.opendocument%');
