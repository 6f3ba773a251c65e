#include "server/services/query_journal/journal_pages.h"

#include <charconv>

#include "server/calendar/local_time.h"
#include "server/cases/queue_file.h"
#include "server/catalogue/search.h"
#include "server/services/query_journal/entry_store.h"
#include "server/services/query_journal/feed.h"
#include "server/services/query_journal/simple_text.h"
#include "server/services/query_journal/slug.h"
#include "server/web/failures.h"
#include "signing/digest.h"

namespace okienko::query_journal {

namespace {

constexpr std::size_t kExcerpt = 180;
constexpr std::size_t kLongestWords = 200;

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const bool hex = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f');
        if (dash ? text[i] != '-' : !hex) return false;
    }
    return true;
}

std::optional<JournalFilter::Key> read_key(const std::string& text) {
    JournalFilter::Key key;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, key.published);
    if (read.ec != std::errc{} || read.ptr == end || *read.ptr != '.') return std::nullopt;
    key.case_id = text.substr(static_cast<std::size_t>(read.ptr - text.data()) + 1);
    // What PostgreSQL can hold, with room: years 1970 to 2300.
    if (!is_uuid(key.case_id) || key.published < 0 || key.published > 10'400'000'000'000'000) {
        return std::nullopt;
    }
    return key;
}

JournalFilter::Key key_of(const Entry& entry) {
    return {entry.published->time_since_epoch().count(), entry.case_id};
}

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
    return all;
}

schemas::Node add_entry(schemas::Node parent,
                        const Entry& entry,
                        const Context& context,
                        const std::string& language) {
    schemas::Node element = parent.add("entry");
    element.set("registration", registration_number(entry.year, entry.n))
        .set("href", entry.address())
        .set("title", entry.title)
        .set("unit", entry.unit)
        .set("unit-name", context.office.unit_name(entry.unit, language))
        .set("received", calendar::format_date(entry.received))
        .set("answered", calendar::format_date(entry.answered))
        .set("days", static_cast<long long>(entry.days))
        .set("excerpt", beginning_of(entry.answer.substr(0, entry.answer.find("\n\n")), kExcerpt));
    if (entry.published) element.set("published", calendar::local(*entry.published));
    return element;
}

void add_times(schemas::Node parent,
               const ResponseTimes& times,
               const Context& context,
               const std::string& language) {
    schemas::Node element = parent.add("times");
    element.set("unit", times.unit)
        .set("unit-name", times.unit.empty() ? "" : context.office.unit_name(times.unit, language))
        .set("answered", static_cast<long long>(times.answered))
        .set("overdue", static_cast<long long>(times.overdue))
        .set("few", times.few());
    if (const auto share = times.share_in_time()) element.set("share", *share);
    if (!times.few() && times.answered > 0) element.set("median", times.median);
}

std::chrono::sys_days first_day_of_year(std::chrono::sys_days today) {
    return std::chrono::year_month_day{today}.year() / std::chrono::January / 1;
}

}  // namespace

JournalFilter read_journal_filter(const web::Fields& query) {
    JournalFilter filter;
    filter.words = query.get("q").substr(0, kLongestWords);
    filter.unit = query.get("wydzial");
    filter.after = read_key(query.get("po"));
    if (!filter.after) filter.before = read_key(query.get("przed"));
    return filter;
}

void JournalPages::add_routes(web::Router& router) const {
    const auto anyone = web::Access::anyone();
    router.get("/dziennik-zapytan", anyone, [this](const auto& request) { return list(request); });
    router.get("/dziennik-zapytan/czas-odpowiedzi", anyone, [this](const auto& request) {
        return times(request);
    });
    router.get("/dziennik-zapytan/czas-odpowiedzi.csv", anyone, [this](const auto& request) {
        return times_file(request);
    });
    router.get(
        "/dziennik-zapytan/rss", anyone, [this](const auto& request) { return feed(request, {}); });
    router.get("/dziennik-zapytan/rss/{unit}", anyone, [this](const web::Request& request) {
        return feed(request, request.parameter("unit"));
    });
    router.get("/dziennik-zapytan/{year}/{entry}", anyone, [this](const auto& request) {
        return entry(request);
    });
}

std::vector<ResponseTimes> JournalPages::times_of(const web::Request& request) const {
    const auto today = calendar::local_date(request.received);
    return context_.database.read([&](storage::Transaction& transaction) {
        return response_times(transaction, first_day_of_year(today), today);
    });
}

web::Response JournalPages::list(const web::Request& request) const {
    const JournalFilter filter = read_journal_filter(request.query);
    JournalFilter asked = filter;
    asked.words = joined(catalogue::telling_words("pl", filter.words));
    if (!context_.office.has_unit(asked.unit)) asked.unit.clear();
    JournalPage page;
    std::vector<std::pair<std::string, long>> units;
    auto& database = asked.words.empty() ? context_.database : context_.searching;
    database.read([&](storage::Transaction& transaction) {
        page = EntryStore{}.page(transaction, asked, kPageSize);
        units = EntryStore{}.units(transaction, asked.words);
    });
    web::View view;
    view.root().set("active", "journal");
    schemas::Node journal = view.root().add("journal");
    const auto path = [&](const JournalFilter& to) { return to.address("/dziennik-zapytan"); };
    journal.set("words", filter.words)
        .set("unit", asked.unit)
        .set("feed", "/dziennik-zapytan/rss" + (asked.unit.empty() ? "" : "/" + asked.unit));
    if (!asked.unit.empty()) {
        journal.set("unit-name", context_.office.unit_name(asked.unit, request.language));
    }
    long total = 0;
    for (const auto& [unit, count] : units) {
        if (asked.unit.empty() || unit == asked.unit) total += count;
        journal.add("unit")
            .set("code", unit)
            .set("name", context_.office.unit_name(unit, request.language))
            .set("count", static_cast<long long>(count))
            .set("current", unit == asked.unit)
            .set("href", path({filter.words, unit, {}, {}}));
    }
    journal.set("total", static_cast<long long>(total))
        .set("all", path({filter.words, {}, {}, {}}));
    for (const Entry& entry : page.entries) add_entry(journal, entry, context_, request.language);
    if (page.newer && !page.entries.empty()) {
        journal.add("newer").set(
            "href", path({filter.words, asked.unit, {}, key_of(page.entries.front())}));
    }
    if (page.older && !page.entries.empty()) {
        journal.add("older").set("href",
                                 path({filter.words, asked.unit, key_of(page.entries.back()), {}}));
    }
    if (const auto all = times_of(request); !all.empty()) {
        add_times(journal, all.front(), context_, request.language);
    }
    return context_.pages.render(request, "query_journal/journal", view);
}

web::Response JournalPages::entry(const web::Request& request) const {
    const auto n = number_of_link(request.parameter("entry"));
    const auto year = number_of_link(request.parameter("year"));
    const auto found = n && year ? context_.database.read([&](storage::Transaction& transaction) {
        return EntryStore{}.by_number(transaction, *year, *n);
    })
                                 : std::nullopt;
    if (!found) throw web::not_found("no such entry");
    if (found->state == Entry::State::withdrawn) return gone(request, *found);
    if (request.path != found->address()) {
        web::Response moved;
        moved.status = 301;
        moved.header("Location", found->address());
        return moved;
    }
    web::View view;
    view.root().set("active", "journal").set("back", "/dziennik-zapytan");
    schemas::Node element = add_entry(view.root(), *found, context_, request.language);
    add_simple_text(element.add("question"), found->question);
    add_simple_text(element.add("answer"), found->answer);
    element.set("written-name", found->written_name)
        .set("approved-name", found->approved_name)
        .set("published-name", found->published_name)
        .set("changed", calendar::local(found->changed))
        .set("corrected", found->published && found->changed > *found->published);
    schemas::Node others = element.add("similar");
    for (const Entry& other : similar_.to(found->title, found->case_id, 3)) {
        add_entry(others, other, context_, request.language);
    }
    return context_.pages.render(request, "query_journal/entry", view);
}

/// Nothing of it but why, so that a link from elsewhere isn't simply dead.
web::Response JournalPages::gone(const web::Request& request, const Entry& entry) const {
    web::View view;
    view.root().set("active", "journal").set("back", "/dziennik-zapytan");
    view.root()
        .add("withdrawn")
        .set("registration", registration_number(entry.year, entry.n))
        .set("changed", calendar::local(entry.changed))
        .set("reason", entry.reason);
    return context_.pages.render(request, "query_journal/withdrawn", view, 410);
}

web::Response JournalPages::times(const web::Request& request) const {
    web::View view;
    view.root().set("active", "journal").set("back", "/dziennik-zapytan");
    schemas::Node element = view.root().add("response-times");
    const std::chrono::year_month_day today{calendar::local_date(request.received)};
    element.set("year", static_cast<int>(today.year())).set("few", ResponseTimes::kFew);
    for (const ResponseTimes& times : times_of(request)) {
        add_times(element, times, context_, request.language);
    }
    return context_.pages.render(request, "query_journal/response_times", view);
}

web::Response JournalPages::times_file(const web::Request& request) const {
    const schemas::Texts& texts = context_.pages.texts(request.language);
    std::string file = "\xEF\xBB\xBF" + texts.get("journal.times.file") + "\r\n";
    for (const ResponseTimes& times : times_of(request)) {
        if (times.unit.empty()) continue;
        const auto share = times.share_in_time();
        file += cases::csv_cell(times.unit) + ";" +
                cases::csv_cell(context_.office.unit_name(times.unit, request.language)) + ";" +
                std::to_string(times.answered) + ";" + std::to_string(times.overdue) + ";" +
                (share && times.answered > 0 ? std::to_string(times.median) : "") + ";" +
                (share ? std::to_string(*share) : "") + "\r\n";
    }
    return web::attachment(file, "text/csv; charset=utf-8", "dziennik-zapytan-czas-odpowiedzi.csv");
}

web::Response JournalPages::feed(const web::Request& request, const std::string& unit) const {
    JournalFilter filter;
    filter.unit = unit;
    if (!unit.empty() && !context_.office.has_unit(unit)) {
        throw web::not_found("no such unit");
    }
    const JournalPage page = context_.database.read([&](storage::Transaction& transaction) {
        return EntryStore{}.page(transaction, filter, kFeedSize);
    });
    const schemas::Texts& texts = context_.pages.texts("pl");  // as the entries themselves
    const std::string office = context_.office.name("pl");
    FeedHead head{texts.get("journal.feed.title", {{"office", office}}),
                  texts.get("journal.feed.description", {{"office", office}}),
                  context_.base_address + request.path,
                  context_.base_address,
                  "pl"};
    if (!unit.empty()) head.title += ": " + context_.office.unit_name(unit, "pl");
    web::Response response =
        web::xml(rss_of(head, page.entries), "application/rss+xml; charset=utf-8");
    const std::string tag = "\"" + signing::sha256(response.body).hex().substr(0, 32) + "\"";
    config::Instant latest{};
    for (const Entry& entry : page.entries) latest = std::max(latest, entry.changed);
    if (request.header("If-None-Match").value_or("").find(tag) != std::string::npos) {
        response = {};
        response.status = 304;
    }
    response.header("ETag", tag).header("Cache-Control", "public, max-age=300");
    if (!page.entries.empty()) response.header("Last-Modified", http_date(latest));
    return response;
}

}  // namespace okienko::query_journal
