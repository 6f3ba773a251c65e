-- Published services and what their cards are found by.
create schema if not exists catalogue;

create extension if not exists unaccent with schema catalogue;
create extension if not exists pg_trgm with schema catalogue;

-- A package is immutable and stays for as long as any draft or case may name it.
create table catalogue.packages (
    sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    service text not null,
    version text not null,
    published_at timestamptz not null default now()
);
create index packages_of_service on catalogue.packages (service, published_at desc);

create table catalogue.files (
    sha256 text not null references catalogue.packages (sha256),
    name text not null,
    bytes bytea not null,
    primary key (sha256, name)
);
alter table catalogue.files alter column bytes set storage external;

-- Which package is a service's current one.
create table catalogue.services (
    service text primary key,
    sha256 text not null references catalogue.packages (sha256),
    since timestamptz not null default now()
);

-- Lower case without diacritics. unaccent() itself is not immutable because its dictionary could change; ours does not.
create function catalogue.plain(words text) returns text
    language sql immutable parallel safe strict
    as $$ select lower(catalogue.unaccent('catalogue.unaccent'::regdictionary, words)) $$;

-- Polish lemmas from hunspell-pl's dictionary; a word it does not know stays as written. On a database host without that
-- dictionary words are matched as written: the search is poorer, nothing else changes.
create text search configuration catalogue.polish (copy = simple);
do $$
begin
    create text search dictionary catalogue.pl_ispell (template = ispell, dictfile = pl_pl, afffile = pl_pl);
    alter text search configuration catalogue.polish
        alter mapping for asciiword, word, hword, hword_part, asciihword, hword_asciipart
        with catalogue.pl_ispell, simple;
exception when others then
    raise notice 'no Polish dictionary in this database: %', sqlerrm;
end $$;

create text search configuration catalogue.english (copy = pg_catalog.english);

create function catalogue.configuration(language text) returns regconfig
    language sql immutable parallel safe strict
    as $$ select case when language = 'pl' then 'catalogue.polish'::regconfig else 'catalogue.english'::regconfig end $$;

-- Lemmas, the words as written, and both without diacritics: a person types either.
create function catalogue.words_of(language text, words text) returns tsvector
    language sql stable parallel safe strict
    as $$
        select to_tsvector(catalogue.configuration(language), words)
            || to_tsvector('simple', catalogue.plain(words))
            || to_tsvector('simple', catalogue.plain(
                   array_to_string(tsvector_to_array(to_tsvector(catalogue.configuration(language), words)), ' ')))
    $$;

-- What one typed word may match: its lemmas and itself, with or without diacritics, and longer words it begins.
create function catalogue.query_of(language text, word text) returns tsquery
    language sql stable parallel safe strict
    as $$
        select plainto_tsquery(catalogue.configuration(language), word)
            || catalogue.plain(plainto_tsquery(catalogue.configuration(language), word)::text)::tsquery
            || plainto_tsquery('simple', catalogue.plain(word))
            || case when length(word) >= 3
                    then to_tsquery('simple', quote_literal(catalogue.plain(word)) || ':*')
                    else ''::tsquery end
    $$;

create table catalogue.cards (
    service text not null references catalogue.services (service) on delete cascade,
    language text not null,
    title text not null,
    keywords text not null,
    words text not null,
    found_by tsvector not null,
    primary key (service, language)
);
create index cards_found_by on catalogue.cards using gin (found_by);

-- Every word a card is found by, for "did you mean".
create table catalogue.vocabulary (
    language text not null,
    word text not null,
    plain text not null,
    uses integer not null,
    primary key (language, word)
);
create index vocabulary_plain on catalogue.vocabulary using gin (plain catalogue.gin_trgm_ops);
