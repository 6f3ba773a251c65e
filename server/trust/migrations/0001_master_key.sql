create schema if not exists trust;

-- Which master key the contents of this database were encrypted under: one row, written at first start.
create table trust.master_key (
    singleton boolean primary key default true check (singleton),
    id text not null,
    since timestamptz not null default now()
);
