-- A term may stand still while the office waits for the party, and a letter may set another last day.
alter table cases.cases
    add column deadline_not_counted integer not null default 0 check (deadline_not_counted >= 0),
    add column deadline_chosen boolean not null default false;

-- With which table of holidays the last days of open cases were computed.
create table cases.holidays (
    one    boolean primary key default true check (one),
    digest bytea not null                              -- SHA-256 of the table
);
