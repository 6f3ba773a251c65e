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

-- Each page of the queue is one walk along one of these, from the key of the page before.
create index queue_of_unit_by_due on cases.cases (unit, open, due_order, id);
create index queue_of_unit_by_received on cases.cases (unit, open, received_at, id);
create index queue_by_due on cases.cases (open, due_order, id);
create index queue_by_received on cases.cases (open, received_at, id);
create index queue_of_assignee on cases.cases (assignee, open, due_order, id) where assignee is not null;
create index cases_search on cases.cases using gin (search) with (fastupdate = on);
create index cases_unsearchable on cases.cases (id) where search is null;

-- Polish words by their lemma, and words and lemmas also without their diacritics.
create extension if not exists unaccent;
create text search dictionary cases.polish_words (template = ispell, dictfile = pl_pl, afffile = pl_pl);
create text search configuration cases.polish (copy = simple);
alter text search configuration cases.polish
    alter mapping for asciiword, word, hword, hword_part, asciihword, hword_asciipart
    with cases.polish_words, simple;

create function cases.search_vector(words text) returns tsvector language sql stable as $$
    select lemmas || to_tsvector('simple', unaccent(words))
           || to_tsvector('simple', unaccent(array_to_string(tsvector_to_array(lemmas), ' ')))
    from to_tsvector('cases.polish', words) lemmas
$$;

-- Null without any word. Every word must be there, in any of its forms, without its diacritics, or as the beginning of a word.
create function cases.search_query(words text) returns tsquery language sql stable as $$
    select string_agg('(' || (plainto_tsquery('cases.polish', word)
            || (quote_literal(unaccent(lower(word))) || ':*')::tsquery)::text || ')', ' & ')::tsquery
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
