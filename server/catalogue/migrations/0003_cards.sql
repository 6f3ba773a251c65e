-- A card stands in no document, so it changes without a new version of its service. Each version residents saw is kept.
create table catalogue.card_revisions (
    service text not null references catalogue.services (service) on delete cascade,
    n integer not null check (n >= 1),
    bytes bytea not null,
    -- came with a package, was written by an editor, or is an older one again
    origin text not null check (origin in ('package', 'edit', 'restored')),
    package text references catalogue.packages (sha256),
    restored integer,
    -- with the program, through the folder of dropped services, or by an editor
    came text not null check (came in ('program', 'folder', 'editor')),
    account text,
    name text not null default '',
    at timestamptz not null default now(),
    primary key (service, n)
);

alter table catalogue.services add column card integer;
insert into catalogue.card_revisions (service, n, bytes, origin, package, came, at)
    select s.service, 1, f.bytes, 'package', s.sha256, 'program', s.since
    from catalogue.services s join catalogue.files f on f.sha256 = s.sha256 and f.name = 'card.xml';
update catalogue.services set card = 1;

-- What became the current package of a service, when, and by whom.
create table catalogue.publications (
    id bigint generated always as identity primary key,
    service text not null,
    sha256 text not null references catalogue.packages (sha256),
    version text not null,
    -- with the program, through the folder of dropped services, or by an editor
    origin text not null check (origin in ('program', 'folder', 'editor')),
    account text,
    name text not null default '',
    at timestamptz not null default now()
);
create index publications_of_service on catalogue.publications (service, id desc);
insert into catalogue.publications (service, sha256, version, origin, at)
    select s.service, s.sha256, p.version, 'program', s.since
    from catalogue.services s join catalogue.packages p using (sha256);
