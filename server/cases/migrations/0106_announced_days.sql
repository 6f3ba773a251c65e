-- Statutory days off that no rule of the calendar computes, as an act of its own announces them (12 November 2018). A day
-- off of the office alone is none: it moves no statutory period.
create table cases.announced_days (
    day      date primary key,
    reason   text not null,                            -- the act
    added_by text not null,                            -- as in the audit trail
    added_at timestamptz not null
);
