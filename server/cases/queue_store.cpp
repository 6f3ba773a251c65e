#include "server/cases/queue_store.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include <pqxx/pqxx>

#include "server/calendar/local_time.h"
#include "server/cases/case_number.h"

namespace okienko::cases {

namespace {

using std::chrono::sys_days;

constexpr const char* kNoDeadline = "9999-12-31";  // of cases.due_order

/// SQL text and its parameters, written together so that they can't part. Values never enter the
/// text.
class Statement {
public:
    std::string value(std::string text) {
        values_.push_back(std::move(text));
        return "$" + std::to_string(values_.size());
    }
    std::string list(const std::vector<std::string>& items) {
        std::string array = "{";
        for (const std::string& item : items) {
            if (array.size() > 1) array += ',';
            array += '"';
            for (const char c : item) {
                if (c == '"' || c == '\\') array += '\\';
                array += c;
            }
            array += '"';
        }
        return value(array + "}") + "::text[]";
    }
    pqxx::result run(storage::Transaction& transaction, const std::string& text) const {
        return transaction.sql().exec_params(text, pqxx::prepare::make_dynamic_params(values_));
    }

private:
    std::vector<std::string> values_;
};

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return std::isdigit(c) != 0;
    });
}

std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> parts{{}};
    for (const char c : text) {
        if (c == '.') {
            parts.emplace_back();
        } else {
            parts.back() += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        }
    }
    return parts;
}

/// The condition that finds a case by what it is called; empty when the words can't be a sign or a
/// number.
std::string by_name(Statement& statement, const std::string& words) {
    if (const std::string number = read_number(words); !number.empty()) {
        return "c.number = " + statement.value(number);
    }
    const std::vector<std::string> parts = parts_of(words);
    if (parts.size() == 4 && all_digits(parts[1]) && all_digits(parts[2]) && all_digits(parts[3])) {
        return "c.sign = " +
               statement.value(parts[0] + "." + parts[1] + "." + parts[2] + "." + parts[3]);
    }
    // As the queue's column shows it ("1431.598"), or the number alone: try it in every list of
    // cases there is.
    if (parts.size() == 2 && all_digits(parts[0]) && all_digits(parts[1])) {
        return "c.sign in (select s.unit || '.' || " + statement.value(parts[0] + "." + parts[1]) +
               " || '.' || s.year from cases.sign_counters s)";
    }
    if (parts.size() == 1 && all_digits(parts[0])) {
        return "c.sign in (select s.unit || '.' || s.file_class || '.' || " +
               statement.value(parts[0]) + " || '.' || s.year from cases.sign_counters s)";
    }
    return {};
}

bool only_a_name(const std::string& words) {
    if (!read_number(words).empty()) return true;
    const auto parts = parts_of(words);
    return parts.size() == 4 && all_digits(parts[1]) && all_digits(parts[2]) &&
           all_digits(parts[3]);
}

/// The units to read, or nullopt for every unit.
std::optional<std::vector<std::string>> units_of(const QueueFilter& filter,
                                                 const QueueScope& scope) {
    if (!filter.unit.empty()) {
        if (!scope.covers(filter.unit)) return std::vector<std::string>{};
        return std::vector<std::string>{filter.unit};
    }
    if (scope.every_unit) return std::nullopt;
    return scope.units;
}

std::string day_text(sys_days day) {
    return calendar::format_date(day);
}

/// All conditions but units, words, signal and place.
std::string plain_conditions(Statement& statement,
                             const QueueFilter& filter,
                             const QueueScope& scope) {
    std::string text = filter.closed() ? "c.open = false" : "c.open = true";
    if (!filter.state.empty() && !filter.closed()) {
        text += " and c.status = " + statement.value(filter.state);
    }
    if (filter.assignee == "nikt") {
        text += " and c.assignee is null";
    } else if (!filter.assignee.empty()) {
        text += " and c.assignee = " +
                statement.value(filter.assignee == "ja" ? scope.account : filter.assignee) +
                "::uuid";
    }
    return text;
}

std::string signal_condition(Statement& statement, Signal signal, sys_days today) {
    const auto range = days_of(signal, today);
    if (!range) return std::string(" and c.due_order = date '") + kNoDeadline + "'";
    std::string text;
    if (range->from)
        text += " and c.due_order >= " + statement.value(day_text(*range->from)) + "::date";
    if (range->to)
        text += " and c.due_order <= " + statement.value(day_text(*range->to)) + "::date";
    if (!range->to) text += std::string(" and c.due_order < date '") + kNoDeadline + "'";
    return text;
}

std::string place_condition(Statement& statement, const QueueFilter& filter, const char* column) {
    const auto& key = filter.after ? filter.after : filter.before;
    if (!key) return {};
    const bool up = filter.descending() == filter.before.has_value();
    const std::string value = filter.by_due()
                                  ? statement.value(key->value) + "::date"
                                  : "timestamptz 'epoch' + " + statement.value(key->value) +
                                        "::bigint * interval '1 microsecond'";
    return std::string(" and (") + column + ", c.id) " + (up ? ">" : "<") + " (" + value + ", " +
           statement.value(key->id) + "::uuid)";
}

/// `with hits …` when there are words: few ids, found by name or through the index of words,
/// limited to the scope.
std::string hits(Statement& statement,
                 const QueueFilter& filter,
                 const std::optional<std::vector<std::string>>& units,
                 const std::string& conditions,
                 const std::string& query) {
    const std::string within =
        units ? " and c.unit = any(" + statement.list(*units) + ")" : std::string{};
    std::string text;
    // A name finds its case whatever its state: who types a sign means this one case.
    if (const std::string name = by_name(statement, filter.words); !name.empty()) {
        text += "(select c.id from cases.cases c where " + name + within + ")";
    }
    if (!only_a_name(filter.words)) {
        if (!text.empty()) text += " union ";
        text += "(select c.id from cases.cases c where " + conditions + within +
                " and c.search @@ " + statement.value(query) + "::tsquery limit " +
                std::to_string(kSearchLimit + 1) + ")";
    }
    return "with hits as materialized (" + text + ") ";
}

constexpr const char* kRowColumns =
    "c.id, c.due_order, (extract(epoch from c.received_at) * 1000000)::bigint as received,"
    " c.number, c.sign, c.service, c.package, c.unit, c.status, c.subject, c.deadline,"
    " c.paused_since, c.assignee, c.assignee_name, c.open";

/// `with recursive units …`: the units to read one after the other; for every unit, those that have
/// cases, found by one step of the index for each.
std::string units_source(Statement& statement,
                         const std::optional<std::vector<std::string>>& units) {
    if (units) {
        return "with recursive units as (select unit from unnest(" + statement.list(*units) +
               ") as chosen(unit)) ";
    }
    return "with recursive units as ((select unit from cases.cases order by unit limit 1) union all"
           " select following.unit from units cross join lateral (select unit from cases.cases"
           " where unit > units.unit order by unit limit 1) following) ";
}

// One step of the index for each person of a unit, not one for each case.
constexpr const char* kPeopleOfUnits = R"(, people as (
    select units.unit, first.* from units cross join lateral (
        select assignee, assignee_name from cases.cases c where c.unit = units.unit and open and assignee is not null
        order by assignee limit 1) first
    union all
    select people.unit, following.* from people cross join lateral (
        select c.assignee, c.assignee_name from cases.cases c where c.unit = people.unit and open
            and c.assignee > people.assignee
        order by c.assignee limit 1) following)
select assignee, max(assignee_name) from people group by assignee order by 2 limit 200)";

/// For the rest of the transaction. With a limit the planner hopes to meet enough hits early on a
/// walk over the whole table; words that are rare among the oldest rows make that a walk to its
/// end.
void keep_to_indexes(storage::Transaction& transaction) {
    transaction.sql().exec("set local enable_seqscan = off");
}

/// The words as the database looks for them; empty when there is nothing to look for. Asked first,
/// so that the plan of the search knows how common they are.
std::string query_of(storage::Transaction& transaction, const std::string& words) {
    if (words.empty() || only_a_name(words)) return {};
    return transaction.sql()
        .exec_params("select coalesce(cases.search_query($1)::text, '')", words)
        .at(0)[0]
        .as<std::string>();
}

std::string page_text(Statement& statement,
                      const std::string& query,
                      const QueueFilter& filter,
                      const QueueScope& scope,
                      sys_days today,
                      unsigned size) {
    const auto units = units_of(filter, scope);
    const char* column = filter.by_due() ? "c.due_order" : "c.received_at";
    const bool down = filter.descending() != filter.before.has_value();
    const std::string order = std::string(" order by ") + column + (down ? " desc" : "") +
                              ", c.id" + (down ? " desc" : "") + " limit " +
                              std::to_string(size + 1);
    const std::string conditions = plain_conditions(statement, filter, scope);
    std::string narrowed;
    if (filter.signal && !filter.closed()) {
        narrowed += signal_condition(statement, *filter.signal, today);
    }
    narrowed += place_condition(statement, filter, column);
    if (!filter.words.empty()) {
        return hits(statement, filter, units, conditions, query) + "select " + kRowColumns +
               ", (select count(*) from hits) from hits join cases.cases c using (id) where true" +
               narrowed + order;
    }
    const std::string select = std::string("select ") + kRowColumns + ", 0 from ";
    // One short walk for each unit, then a merge of a few dozen rows.
    return units_source(statement, units) + select +
           "units u cross join lateral (select * from cases.cases c where c.unit = u.unit "
           "and " +
           conditions + narrowed + order + ") c" + order;
}

QueueRow read_row(const pqxx::row& row, bool by_due) {
    const auto day = [](const pqxx::field& field) -> std::optional<sys_days> {
        if (field.is_null()) return std::nullopt;
        return calendar::parse_date(field.c_str());
    };
    QueueRow read;
    read.key = {by_due ? row[1].as<std::string>() : row[2].as<std::string>(),
                row[0].as<std::string>()};
    read.received = config::Instant{std::chrono::microseconds{row[2].as<std::int64_t>()}};
    read.number = row[3].as<std::string>();
    if (!row[4].is_null()) read.sign = row[4].as<std::string>();
    read.service = row[5].as<std::string>();
    read.package = row[6].as<std::string>();
    read.unit = row[7].as<std::string>();
    read.status = row[8].as<std::string>();
    read.subject = row[9].as<std::string>();
    read.last_day = day(row[10]);
    read.paused_since = day(row[11]);
    if (!row[12].is_null()) read.assignee = row[12].as<std::string>();
    read.assignee_name = row[13].as<std::string>("");
    read.closed = !row[14].as<bool>();
    return read;
}

}  // namespace

QueuePage QueueStore::page(storage::Transaction& transaction,
                           const QueueFilter& filter,
                           const QueueScope& scope,
                           sys_days today,
                           unsigned size) const {
    if (!filter.words.empty()) keep_to_indexes(transaction);
    Statement statement;
    const std::string text =
        page_text(statement, query_of(transaction, filter.words), filter, scope, today, size);
    const pqxx::result rows = statement.run(transaction, text);
    QueuePage page;
    for (const pqxx::row& row : rows) {
        page.rows.push_back(read_row(row, filter.by_due()));
        page.capped = page.capped || row[15].as<long>() > kSearchLimit;
    }
    const bool more = page.rows.size() > size;
    if (more) page.rows.pop_back();
    if (filter.before) std::reverse(page.rows.begin(), page.rows.end());
    page.later = filter.before ? true : more;
    page.earlier = filter.before ? more : filter.after.has_value();
    return page;
}

std::vector<Tally> QueueStore::tally(storage::Transaction& transaction,
                                     const QueueFilter& filter,
                                     const QueueScope& scope,
                                     sys_days today) const {
    constexpr std::array kSignals = {
        Signal::late, Signal::now, Signal::near, Signal::calm, Signal::pause};
    const auto units = units_of(filter, scope);
    Statement statement;
    const std::string conditions = plain_conditions(statement, filter, scope);
    const bool worded = !filter.words.empty();
    if (worded) keep_to_indexes(transaction);
    std::string counts;
    for (const Signal signal : kSignals) {
        counts += counts.empty() ? "select " : ", ";
        const std::string narrowed = signal_condition(statement, signal, today);
        if (worded) {
            counts += "count(*) filter (where true" + narrowed + ")";
            continue;
        }
        const std::string limit = " limit " + std::to_string(kTallyLimit + 1);
        counts +=
            "(select count(*) from (select 1 from units u cross join lateral (select 1 from"
            " cases.cases c where c.unit = u.unit and " +
            conditions + narrowed + limit + ") c" + limit + ") counted)";
    }
    const std::string text =
        worded ? hits(statement, filter, units, conditions, query_of(transaction, filter.words)) +
                     counts + " from hits join cases.cases c using (id) where " + conditions
               : units_source(statement, units) + counts;
    const pqxx::result rows = statement.run(transaction, text);
    std::vector<Tally> tallies;
    for (std::size_t i = 0; i < kSignals.size(); ++i) {
        tallies.push_back({kSignals[i], rows[0][static_cast<int>(i)].as<long>()});
    }
    return tallies;
}

void QueueStore::index_new(storage::Transaction& transaction, unsigned limit) const {
    transaction.sql().exec_params(
        // As search_query splits: a subject with an address or a tag in it is words, too.
        "update cases.cases c set search = catalogue.words_of('pl',"
        " regexp_replace(c.subject, '[^[:alnum:]]+', ' ', 'g')) from"
        " (select id from cases.cases where search is null limit $1 for update skip locked) fresh"
        " where c.id = fresh.id",
        limit);
}

std::vector<QueueStore::Person> QueueStore::assignees(storage::Transaction& transaction,
                                                      const QueueScope& scope) const {
    Statement statement;
    const auto units = scope.every_unit ? std::nullopt : std::optional(scope.units);
    const pqxx::result rows =
        statement.run(transaction, units_source(statement, units) + kPeopleOfUnits);
    std::vector<Person> people;
    for (const pqxx::row& row : rows) {
        people.push_back({row[0].as<std::string>(), row[1].as<std::string>("")});
    }
    return people;
}

std::string QueueStore::explain(storage::Transaction& transaction,
                                const QueueFilter& filter,
                                const QueueScope& scope,
                                sys_days today,
                                unsigned size) const {
    Statement statement;
    const std::string text =
        page_text(statement, query_of(transaction, filter.words), filter, scope, today, size);
    std::string plan;
    for (const pqxx::row& row : statement.run(transaction, "explain (analyze) " + text)) {
        plan += row[0].as<std::string>() + "\n";
    }
    return plan;
}

}  // namespace okienko::cases
