#include "server/services/query_journal/entry_store.h"

#include <algorithm>

#include <pqxx/pqxx>

#include "server/calendar/local_time.h"
#include "server/services/query_journal/columns.h"
#include "server/storage/instants.h"

namespace okienko::query_journal {

namespace {

constexpr const char* kColumns =
    "p.case_id, p.revision, p.state, p.year, p.n, p.unit, p.received_on - date '1970-01-01',"
    " p.answered_on - date '1970-01-01', p.days, p.title, p.question, p.answer, p.slug, p.reason,"
    " p.written_name, p.approved_name, p.published_name,"
    " (extract(epoch from p.published_at) * 1000000)::bigint,"
    " (extract(epoch from p.changed_at) * 1000000)::bigint";

Entry::State state_of(const std::string& text) {
    for (const auto state :
         {Entry::State::published, Entry::State::refused, Entry::State::withdrawn}) {
        if (text == to_string(state)) return state;
    }
    return Entry::State::waiting;
}

Entry read(const pqxx::row& row) {
    Entry entry;
    entry.case_id = row[0].as<std::string>();
    entry.revision = row[1].as<int>();
    entry.state = state_of(row[2].as<std::string>());
    entry.year = row[3].as<int>();
    entry.n = row[4].as<int>();
    entry.unit = row[5].as<std::string>();
    entry.received = day_of(row[6]);
    entry.answered = day_of(row[7]);
    entry.days = row[8].as<int>();
    entry.title = row[9].as<std::string>();
    entry.question = row[10].as<std::string>();
    entry.answer = row[11].as<std::string>();
    entry.slug = row[12].as<std::string>();
    entry.reason = row[13].as<std::string>();
    entry.written_name = row[14].as<std::string>();
    entry.approved_name = row[15].as<std::string>();
    entry.published_name = row[16].as<std::string>();
    entry.published = maybe_instant(row[17]);
    entry.changed = instant_of(row[18]);
    return entry;
}

/// SQL text and its parameters, written together. Values never enter the text.
struct Statement {
    std::vector<std::string> values;
    std::string value(std::string text) {
        values.push_back(std::move(text));
        return "$" + std::to_string(values.size());
    }
    pqxx::result run(storage::Transaction& transaction, const std::string& text) const {
        return transaction.sql().exec_params(text, pqxx::prepare::make_dynamic_params(values));
    }
};

/// The words as the database looks for them; asked first, so that the plan knows how common they
/// are. nullopt: they can't be found anywhere.
std::optional<std::string> query_of(storage::Transaction& transaction, const std::string& words) {
    return maybe_text(
        transaction.sql().exec_params1("select cases.search_query($1)::text", words)[0]);
}

/// The text of a page: newest first, or from its key upwards when it ends there.
std::string page_text(Statement& statement,
                      const JournalFilter& filter,
                      const std::string& query,
                      unsigned size) {
    std::string text = std::string("select ") + kColumns +
                       " from query_journal.publications p where p.state = 'published'";
    if (!filter.unit.empty()) text += " and p.unit = " + statement.value(filter.unit);
    if (!query.empty()) text += " and p.search @@ " + statement.value(query) + "::tsquery";
    const bool up = filter.before.has_value();
    if (const auto& key = up ? filter.before : filter.after) {
        text += std::string(" and (p.published_at, p.case_id) ") + (up ? ">" : "<") +
                " (timestamptz 'epoch' + " + statement.value(std::to_string(key->published)) +
                "::bigint * interval '1 microsecond', " + statement.value(key->case_id) + "::uuid)";
    }
    const std::string order = up ? "asc" : "desc";
    return text + " order by p.published_at " + order + ", p.case_id " + order + " limit " +
           std::to_string(size + 1);
}

constexpr const char* kSimilar = R"(
with asked as (
    select catalogue.query_of('pl', word) as query from unnest($1::text[]) as word),
any_of as (
    select string_agg('(' || query::text || ')', ' | ')::tsquery as query from asked where numnode(query) > 0),
found as (
    (select p.case_id from query_journal.publications p, any_of
        where p.state = 'published' and p.search @@ any_of.query limit 1000)
    union
    (select p.case_id from query_journal.publications p
        where p.state = 'published' and p.plain_title operator(catalogue.%) catalogue.plain($2) limit 200)),
ranked as (
    select p.case_id,
        (select count(*) from asked where numnode(query) > 0 and p.search @@ asked.query) as matched,
        (select coalesce(sum(ts_rank('{0.1, 0.2, 0.4, 1.0}', p.search, asked.query)), 0) from asked
            where numnode(query) > 0) as rank,
        catalogue.similarity(p.plain_title, catalogue.plain($2)) as like_title
    from found join query_journal.publications p using (case_id)))";

}  // namespace

void EntryStore::insert(storage::Transaction& transaction, const Entry& waiting) const {
    transaction.sql().exec_params0(
        "insert into query_journal.publications (case_id, state, year, n, unit, received_on,"
        " answered_on, days, written_name, approved_name, changed_at)"
        " values ($1, 'waiting', $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        waiting.case_id,
        waiting.year,
        waiting.n,
        waiting.unit,
        calendar::format_date(waiting.received),
        calendar::format_date(waiting.answered),
        waiting.days,
        waiting.written_name,
        waiting.approved_name,
        storage::to_sql(waiting.changed));
}

std::optional<Entry> EntryStore::of_case(storage::Transaction& transaction,
                                         std::string_view case_id,
                                         bool lock) const {
    const auto rows = transaction.sql().exec_params(
        std::string("select ") + kColumns +
            " from query_journal.publications p where p.case_id = $1::uuid" +
            (lock ? " for update" : ""),
        std::string(case_id));
    if (rows.empty()) return std::nullopt;
    return read(rows[0]);
}

void EntryStore::write(storage::Transaction& transaction, const Entry& entry) const {
    std::optional<std::string> published;
    if (entry.published) published = storage::to_sql(*entry.published);
    transaction.sql().exec_params0(
        "update query_journal.publications set revision = revision + 1, state = $2, title = $3,"
        " question = $4, answer = $5, slug = $6, reason = $7, published_name = $8,"
        " published_at = $9, changed_at = $10, plain_title = catalogue.plain($3),"
        " search = setweight(catalogue.words_of('pl', $3), 'A')"
        " || setweight(catalogue.words_of('pl', $4), 'B')"
        " || setweight(catalogue.words_of('pl', $5), 'C') where case_id = $1::uuid",
        entry.case_id,
        std::string(to_string(entry.state)),
        entry.title,
        entry.question,
        entry.answer,
        entry.slug,
        entry.reason,
        entry.published_name,
        published,
        storage::to_sql(entry.changed));
}

void EntryStore::write_hidden(storage::Transaction& transaction, const Entry& entry) const {
    transaction.sql().exec_params0(
        "update query_journal.publications set revision = revision + 1, state = $2, title = '',"
        " question = '', answer = '', slug = '', plain_title = '', search = null, reason = $3,"
        " published_name = $4, changed_at = $5 where case_id = $1::uuid",
        entry.case_id,
        std::string(to_string(entry.state)),
        entry.reason,
        entry.published_name,
        storage::to_sql(entry.changed));
}

std::optional<Entry> EntryStore::by_number(storage::Transaction& transaction,
                                           int year,
                                           int n) const {
    const auto rows =
        transaction.sql().exec_params(std::string("select ") + kColumns +
                                          " from query_journal.publications p where p.year = $1"
                                          " and p.n = $2 and p.state in ('published', 'withdrawn')",
                                      year,
                                      n);
    if (rows.empty()) return std::nullopt;
    return read(rows[0]);
}

JournalPage EntryStore::page(storage::Transaction& transaction,
                             const JournalFilter& filter,
                             unsigned size) const {
    JournalPage page;
    std::string query;
    if (!filter.words.empty()) {
        const auto found = query_of(transaction, filter.words);
        if (!found || found->empty()) return page;
        query = *found;
    }
    Statement statement;
    const std::string text = page_text(statement, filter, query, size);
    for (const auto& row : statement.run(transaction, text)) page.entries.push_back(read(row));
    const bool more = page.entries.size() > size;
    if (more) page.entries.resize(size);
    page.older = filter.before ? true : more;
    page.newer = filter.before ? more : filter.after.has_value();
    if (filter.before) std::reverse(page.entries.begin(), page.entries.end());
    return page;
}

std::vector<std::pair<std::string, long>> EntryStore::units(storage::Transaction& transaction,
                                                            const std::string& words) const {
    Statement statement;
    std::string text =
        "select p.unit, count(*) from query_journal.publications p where p.state = 'published'";
    if (!words.empty()) {
        const auto query = query_of(transaction, words);
        if (!query || query->empty()) return {};
        text += " and p.search @@ " + statement.value(*query) + "::tsquery";
    }
    std::vector<std::pair<std::string, long>> units;
    for (const auto& row : statement.run(transaction, text + " group by 1 order by 2 desc, 1")) {
        units.emplace_back(row[0].as<std::string>(), row[1].as<long>());
    }
    return units;
}

std::vector<Entry> EntryStore::similar(storage::Transaction& transaction,
                                       const std::vector<std::string>& words,
                                       const std::string& title,
                                       std::string_view except,
                                       unsigned limit) const {
    if (words.empty()) return {};
    std::vector<Entry> entries;
    const std::string text =
        std::string(kSimilar) + " select " + kColumns +
        " from ranked join query_journal.publications p using (case_id)"
        " where (matched * 2 >= (select count(*) from asked where numnode(query) > 0)"
        "  or like_title > 0.4) and p.case_id is distinct from nullif($3, '')::uuid"
        " order by matched desc, rank + like_title desc, p.published_at desc limit " +
        std::to_string(limit);
    for (const auto& row :
         transaction.sql().exec_params(text, array_of(words), title, std::string(except))) {
        entries.push_back(read(row));
    }
    return entries;
}

std::string EntryStore::explain(storage::Transaction& transaction,
                                const JournalFilter& filter,
                                unsigned size) const {
    Statement statement;
    const auto query =
        filter.words.empty() ? std::string{} : query_of(transaction, filter.words).value_or("");
    const std::string text = "explain " + page_text(statement, filter, query, size);
    std::string plan;
    for (const auto& row : statement.run(transaction, text))
        plan += row[0].as<std::string>() + "\n";
    return plan;
}

}  // namespace okienko::query_journal
