#include "server/cases/demo_cases_store.h"

#include <cstdint>

#include <pqxx/pqxx>

#include "server/calendar/local_time.h"

namespace okienko::cases {

namespace {

constexpr const char* kSubjects = R"(
create temp table demo_subjects on commit drop as
select row_number() over () - 1 as n, subject, catalogue.words_of('pl', subject) as search from (
    select what || ' ' || place as subject
    from unnest(array['Umowy na pielęgnację drzew', 'Plan remontów chodników', 'Protokoły odbioru placu zabaw',
            'Wyniki pomiarów hałasu', 'Koszt oświetlenia świątecznego', 'Rejestr zgłoszeń o dzikich wysypiskach',
            'Lista lokali komunalnych wolnych od roku', 'Dane o wycinkach drzew', 'Zestawienie umów na odśnieżanie',
            'Korespondencja w sprawie przebudowy', 'Opinie o projekcie zieleńca', 'Faktury za naprawę wiat',
            'Dokumentacja konkursu na mural', 'Liczba miejsc w żłobkach', 'Audyt dostępności budynku',
            'Rozliczenie dotacji dla świetlicy', 'Terminy kontroli punktów gastronomicznych',
            'Umowy najmu boiska szkolnego', 'Projekt organizacji ruchu', 'Wykaz pozwoleń na zajęcie pasa drogowego']) what,
        unnest(array['na Starym Mieście', 'na Grzegórzkach', 'na Prądniku Czerwonym', 'na Prądniku Białym',
            'w Krowodrzy', 'w Bronowicach', 'na Zwierzyńcu', 'w Dębnikach', 'w Łagiewnikach', 'w Swoszowicach',
            'w Podgórzu', 'w Bieżanowie', 'w Czyżynach', 'w Mistrzejowicach', 'w Bieńczycach', 'na Wzgórzach Krzesławickich',
            'w Nowej Hucie', 'przy Plantach', 'przy Alejach', 'nad Wisłą']) place) all_subjects)";

// Each row draws its own luck. The number's half is a walk over all 32-bit numbers from a random
// start: no two alike in a run.
constexpr const char* kCases = R"(
create temp table demo_cases on commit drop as
select gen_random_uuid() as id,
    'OKN-' || extract(year from d.received)::int || '-' || upper(substr(hex, 1, 4)) || '-' || upper(substr(hex, 5, 4))
        as number,
    ($2::text[])[1 + floor(random() * cardinality($2::text[]))::int] as unit,
    s.subject, s.search,
    ($8::uuid[])[1 + floor(random() * cardinality($8::uuid[]))::int] as original, random() < $9 as owned,
    random() as lot,
    least((d.received + interval '7 hours' + random() * interval '12 hours') at time zone 'Europe/Warsaw', now()) as received_at,
    d.received, d.deadline, luck, closed,
    case when luck < 0.15 and not closed then $7
         when closed then ($4::text[])[ending]
         else ($3::text[])[1 + floor(random() * cardinality($3::text[]))::int] end as status,
    case when closed then ($10::text[])[ending] end as outcome, (luck >= 0.15 or closed) as registered
from (select i, lpad(to_hex((i * 2654435761 + start) % 4294967296), 8, '0') as hex, random() as luck,
          random() as age, random() < 0.3 as closed, floor(random() * 400)::bigint as subject,
          1 + floor(random() * cardinality($4::text[]))::int as ending
      from generate_series(1, $1::bigint) i, (select floor(random() * 4294967296)::bigint as start offset 0) one) drawn
join demo_subjects s on s.n = drawn.subject
-- An open case is rarely older than its deadline; a closed one may be of any day.
join (select (n - 1) as n, received, nullif(deadline, '')::date as deadline
      from unnest($5::date[], $6::text[]) with ordinality as days(received, deadline, n)) d
    on d.n = floor(case when closed then age else age * age * 0.043 end * cardinality($5::date[]))::bigint)";

constexpr const char* kInsert = R"(
with numbered as (
    select c.*, case when registered then row_number() over (
        partition by unit, extract(year from received), registered order by received_at) end as place
    from demo_cases c),
lists as (
    insert into cases.sign_counters as counter (unit, file_class, year, last)
    select unit, $1, extract(year from received)::int, max(place) from numbered where registered
    group by unit, extract(year from received)
    on conflict (unit, file_class, year) do update set last = counter.last + excluded.last
    returning unit, year, last),
sizes as (
    select unit, extract(year from received)::int as year, max(place) as added from numbered where registered
    group by 1, 2)
insert into cases.cases (id, number, secret_hash, service, package, unit, status, subject, language, received_at,
    deadline, deadline_event, deadline_period, deadline_basis, sign, key, document, document_sha256, document_size,
    receipt, receipt_number, closed_at, outcome, search, paused_since, owner, assignee, assignee_name)
select n.id, n.number, decode(md5(random()::text) || md5(random()::text), 'hex'), l.service, l.package, n.unit, n.status,
    n.subject, l.language, n.received_at, n.deadline, case when n.deadline is not null then n.received end,
    case when n.deadline is not null then l.deadline_period end, l.deadline_basis,
    case when n.registered then n.unit || '.' || $1 || '.' || (lists.last - sizes.added + n.place) || '.' || lists.year end,
    l.key, l.document, l.document_sha256, l.document_size, l.receipt, 'POKAZ-' || n.number,
    case when n.closed then least(n.received_at + interval '9 days', now()) end, n.outcome, n.search,
    case when n.status = any($2::text[]) then least(n.received + 3, current_date) end,
    case when n.owned then l.owner end, clerk.account, clerk.name
from numbered n
join cases.cases l on l.id = n.original
left join demo_clerks clerk on n.registered and clerk.unit = n.unit
    and clerk.place = floor(n.lot * clerk.colleagues)
left join lists on lists.unit = n.unit and lists.year = extract(year from n.received)::int
left join sizes on sizes.unit = n.unit and sizes.year = extract(year from n.received)::int)";

constexpr const char* kClerks = R"(
create temp table demo_clerks on commit drop as
select account, name, unit, row_number() over of_unit - 1 as place, count(*) over (partition by unit) as colleagues
from unnest($1::uuid[], $2::text[], $3::text[]) as known(account, name, unit)
window of_unit as (partition by unit order by account))";

// In the order of time, as histories grow.
constexpr const char* kEvents = R"(
insert into cases.events (case_id, at, kind, actor, account, name, details)
select id, at, kind, actor, account, name, details from (
    select d.id, d.received_at as at, 'received' as kind, 'resident' as actor, c.owner as account, '' as name,
        jsonb '{}' as details
    from demo_cases d join cases.cases c on c.id = d.id
    union all
    select d.id, least(c.received_at + interval '4 hours', now()), 'registered', 'office', c.assignee,
        coalesce(c.assignee_name, ''), jsonb_build_object('sign', c.sign)
    from demo_cases d join cases.cases c on c.id = d.id where d.registered
    union all
    select d.id, least(c.received_at + interval '5 hours', now()), 'taken', 'office', c.assignee, c.assignee_name, '{}'
    from demo_cases d join cases.cases c on c.id = d.id where c.assignee is not null
    union all
    select d.id, c.closed_at, 'closed', 'office', c.assignee, coalesce(c.assignee_name, ''), '{}'
    from demo_cases d join cases.cases c on c.id = d.id where c.closed_at is not null) happened
order by at, kind)";

std::string list(const std::vector<std::string>& items) {
    std::string text = "{";
    for (const std::string& item : items) text += (text.size() > 1 ? ",\"" : "\"") + item + "\"";
    return text + "}";
}

}  // namespace

void write_clerks(pqxx::transaction_base& sql, const DemoCases& plan) {
    std::vector<std::string> accounts;
    std::vector<std::string> names;
    std::vector<std::string> units;
    for (const DemoCases::Clerk& clerk : plan.clerks) {
        accounts.push_back(clerk.account);
        names.push_back(clerk.name);
        units.push_back(clerk.unit);
    }
    sql.exec_params(kClerks, list(accounts), list(names), list(units));
}

long make_demo_cases(storage::Transaction& transaction, const DemoCases& plan, long count) {
    std::vector<std::string> received;
    std::vector<std::string> deadlines;
    for (const DemoCases::Day& day : plan.days) {
        received.push_back(calendar::format_date(day.received));
        deadlines.push_back(day.deadline ? calendar::format_date(*day.deadline) : std::string{});
    }
    std::vector<std::string> closed_states;
    std::vector<std::string> outcomes;
    for (const DemoCases::Ending& ending : plan.endings) {
        closed_states.push_back(ending.state);
        outcomes.push_back(ending.transition);
    }
    std::vector<std::string> originals;
    for (const Case& original : plan.like) originals.push_back(original.id);
    pqxx::transaction_base& sql = transaction.sql();
    sql.exec("set local statement_timeout = 0");
    sql.exec(kSubjects);
    sql.exec_params(kCases,
                    count,
                    list(plan.units),
                    list(plan.open_states),
                    list(closed_states),
                    list(received),
                    list(deadlines),
                    plan.new_state,
                    list(originals),
                    plan.owned,
                    list(outcomes));
    sql.exec("delete from demo_cases d using cases.cases c where c.number = d.number");
    write_clerks(sql, plan);
    const auto made =
        sql.exec_params(kInsert, plan.file_class, list(plan.waiting_states)).affected_rows();
    sql.exec(kEvents);
    sql.exec("analyze cases.cases, cases.events");
    return static_cast<long>(made);
}

}  // namespace okienko::cases
