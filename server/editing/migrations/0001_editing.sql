create schema editing;

-- A card an editor works on: what was typed, and the revision of the card it began from. One for each editor and service.
create table editing.card_drafts (
    service text not null,
    account text not null,
    base integer not null,
    revision integer not null default 1,
    fields text not null,
    at timestamptz not null default now(),
    primary key (service, account)
);

-- A package that was checked and waits for its editor to look at the differences and confirm.
create table editing.packages (
    id uuid primary key,
    account text not null,
    service text not null,
    base text not null,
    at timestamptz not null default now()
);
create index packages_of_account on editing.packages (account, at);
create table editing.package_files (
    package uuid not null references editing.packages (id) on delete cascade,
    name text not null,
    bytes bytea not null,
    primary key (package, name)
);
alter table editing.package_files alter column bytes set storage external;
