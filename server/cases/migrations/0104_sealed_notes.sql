-- Words of a resident beside the document, such as why they withdraw it, sealed under the key of the case. Null: none.
alter table cases.events add column note_sealed bytea;
