create schema if not exists documents;

-- A key for each draft and its later case, wrapped by the office's master key. Erasure empties `wrapped`; the row stays as evidence.
create table documents.keys (
    id uuid primary key,
    master_key text not null,
    wrapped bytea,
    created_at timestamptz not null default now(),
    destroyed_at timestamptz,
    check ((wrapped is null) = (destroyed_at is not null))
);

-- Documents whole: immutable, encrypted. length and sha256 are of the plain bytes.
create table documents.documents (
    id uuid primary key,
    key_id uuid not null references documents.keys,
    kind text not null,
    length bigint not null,
    sha256 bytea not null check (length(sha256) = 32),
    sealed bytea not null,
    created_at timestamptz not null default now()
);
-- Encrypted bytes don't compress.
alter table documents.documents alter column sealed set storage external;

create function documents.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'a stored document is never written again' using errcode = 'restrict_violation';
end
$$;
create trigger documents_stay before update on documents.documents for each row execute function documents.refuse_change();

-- Attachments. length and sha256 are null while the upload is still going on; expires_at is null once it is bound to a case.
create table documents.uploads (
    id uuid primary key,
    owner text not null check (owner <> ''),
    key_id uuid not null references documents.keys,
    name_sealed bytea not null,
    media_type text,
    length bigint,
    sha256 bytea check (length(sha256) = 32),
    uploaded_at timestamptz not null,
    expires_at timestamptz,
    check ((media_type is null) = (length is null) and (length is null) = (sha256 is null)),
    check (expires_at is not null or length is not null)
);
create index uploads_by_owner on documents.uploads (owner);
create index uploads_by_expiry on documents.uploads (expires_at) where expires_at is not null;

create table documents.chunks (
    upload uuid not null references documents.uploads on delete cascade,
    n integer not null check (n >= 0),
    sealed bytea not null check (length(sealed) <= 1048576),
    primary key (upload, n)
);
alter table documents.chunks alter column sealed set storage external;
