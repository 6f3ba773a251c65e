-- What the office's side needs: an order for the queue, words to search by, and the counters of case signs.

alter table cases.cases
    -- Since this day the deadline does not run (waiting for the party); null: it runs.
    add column paused_since date,
    add column assignee_name text,                     -- as shown when the clerk took it
    add column outcome text,                           -- how it was closed, by the service's workflow
    add column open boolean not null generated always as (closed_at is null) stored,
    -- The order of the queue: cases without a running deadline stand last.
    add column due_order date not null generated always as (
        case when deadline is null or paused_since is not null then date '9999-12-31' else deadline end) stored,
    -- Words of the subject. Null until somebody searches: loading the Polish dictionary costs a connection 0.4 s
    -- and 27 MB, which a resident's submission must not pay.
    add column search tsvector;

-- Each page of the queue is one short walk along one of these for each unit, from the key of the page before. Few, because
-- every submission pays for each.
create index queue_of_unit_by_due on cases.cases (unit, open, due_order, id);
create index queue_of_unit_by_received on cases.cases (unit, open, received_at, id);
create index queue_of_assignee on cases.cases (assignee, open, due_order, id) where assignee is not null;
create index cases_search on cases.cases using gin (search) where search is not null;
create index cases_unsearchable on cases.cases (id) where search is null;

-- Null without any word. Every word must be there, in any of the forms the catalogue's search knows.
create function cases.search_query(words text) returns tsquery language sql stable as $$
    select string_agg('(' || catalogue.query_of('pl', word)::text || ')', ' & ')::tsquery
    from (select word from regexp_split_to_table(left(words, 200), '[^[:alnum:]]+') as word where word <> '' limit 8) typed
$$;

-- The last number given in each list of cases (spis spraw): the row lock makes signs gapless.
create table cases.sign_counters (
    unit       text not null,
    file_class text not null,                          -- JRWA, e.g. 1431
    year       integer not null,
    last       integer not null check (last > 0),
    primary key (unit, file_class, year)
);
