-- The units of the office. Those of office.xml are entered at the first start; then the administrator keeps them.
create table catalogue.units (
    code      text primary key check (code ~ '^[A-Z]{2,5}(-[0-9]{1,2})?$'),
    place     integer generated always as identity,    -- their order
    closed_at timestamptz                              -- takes no cases any more
);

-- What a unit was called and since when; the newest is its name.
create table catalogue.unit_names (
    id         bigint generated always as identity primary key,
    code       text not null references catalogue.units,
    name       text not null check (name <> ''),       -- Polish
    name_en    text not null default '',
    changed_by text not null,                          -- as in the audit trail
    changed_at timestamptz not null
);
create index unit_names_of on catalogue.unit_names (code, id);
