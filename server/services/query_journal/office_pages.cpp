#include "server/services/query_journal/office_pages.h"

#include <array>
#include <charconv>

#include "server/calendar/local_time.h"
#include "server/cases/open_for_office.h"
#include "server/services/query_journal/approve_answer.h"
#include "server/services/query_journal/query_store.h"
#include "server/services/query_journal/simple_text.h"
#include "server/services/query_journal/write_answer.h"
#include "server/web/failures.h"

namespace okienko::query_journal {

namespace {

constexpr std::array<std::pair<std::string_view, OfficeList>, 3> kLists = {
    {{"odpowiedz", OfficeList::to_answer},
     {"akceptacja", OfficeList::to_approve},
     {"moderacja", OfficeList::to_moderate}}};

int read_int(const std::string& text) {
    int value = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end ? value : -1;
}

/// What this clerk may do with the answer now.
void add_acts(schemas::Node element, const QueryFile& file, const web::Identity& clerk) {
    schemas::Node acts = element.add("acts");
    if (file.of.closed) return;
    const bool submitted = file.of.status == kToApprove;
    const bool own =
        file.answer.written_by == clerk.account || file.answer.submitted_by == clerk.account;
    acts.set("write", !submitted)
        .set("approve", submitted && !own)
        .set("own", submitted && own)
        .set("send-back", submitted);
}

schemas::Node add_file(web::View& view,
                       const QueryFile& file,
                       const Context& context,
                       const web::Request& request) {
    view.root().set("side", "office").set("active", "queries").set("back", "/urzad/zapytania");
    schemas::Node element = add_query(
        view.root(), file, context, request.language, calendar::local_date(request.received));
    add_acts(element, file, *request.identity);
    return element;
}

}  // namespace

QueryFile open_query(const Context& context, const web::Request& request) {
    cases::OfficeReading reading;
    const auto file = context.database.run([&](storage::Transaction& transaction) {
        reading = cases::open_for_office(transaction,
                                         *request.identity,
                                         context.documents.keys(),
                                         request.parameter("number"),
                                         "query");
        return reading.found ? read_query(transaction, context, *reading.found) : std::nullopt;
    });
    if (reading.kind == cases::OfficeReading::Kind::forbidden) {
        throw web::Refusal(403, "cases.error.other-unit");
    }
    if (reading.kind == cases::OfficeReading::Kind::sealed) {
        throw cases::sealed_refusal(reading.until);
    }
    if (!file) throw web::Refusal(404, "cases.error.no-case");
    return *file;
}

void OfficePages::add_routes(web::Router& router) const {
    const auto clerk = web::Access::role("clerk");
    const std::string address = "/urzad/zapytania/{number}";
    router.get("/urzad/zapytania", clerk, [this](const auto& request) { return list(request); });
    router.get(address, clerk, [this](const auto& request) { return show(request); });
    router.post(
        address + "/odpowiedz", clerk, [this](const auto& request) { return write(request); });
    router.post(address + "/akceptacja", clerk, [this](const auto& request) {
        return perform(request, "akceptacja", [this](auto& tx, const auto& order, const auto&) {
            return approve_answer(tx, context_, order);
        });
    });
    router.post(address + "/odeslanie", clerk, [this](const auto& request) {
        return perform(
            request, "odeslanie", [this](auto& tx, const auto& order, const auto& asked) {
                return send_back_answer(tx, context_, order, asked.form.get("uwaga"));
            });
    });
}

web::Response OfficePages::list(const web::Request& request) const {
    const auto scope = cases::QueueScope::of(*request.identity);
    auto chosen = kLists.front();
    for (const auto& known : kLists) {
        if (request.query.get("widok") == known.first) chosen = known;
    }
    std::vector<QueryRow> rows;
    std::array<long, 3> counts{};
    context_.database.read([&](storage::Transaction& transaction) {
        rows = QueryStore{}.of_office(transaction, chosen.second, scope, kListed);
        counts = QueryStore{}.count_of_office(transaction, scope);
    });
    web::View view;
    view.root().set("side", "office").set("active", "queries");
    schemas::Node list = view.root().add("queries");
    list.set("view", chosen.first);
    for (std::size_t i = 0; i < kLists.size(); ++i) {
        list.add("tab")
            .set("id", kLists[i].first)
            .set("count", static_cast<long long>(counts[i]))
            .set("current", kLists[i].first == chosen.first);
    }
    const auto today = calendar::local_date(request.received);
    for (const QueryRow& row : rows) add_row(list, row, context_, request.language, today);
    return context_.pages.render(request, "query_journal/office_list", view);
}

web::Response OfficePages::show(const web::Request& request) const {
    const QueryFile file = open_query(context_, request);
    web::View view;
    const std::string done = "journal.done." + request.query.get("gotowe");
    const schemas::Texts& texts = context_.pages.texts(request.language);
    if (texts.has(done)) view.root().add("notice", texts.get(done)).set("kind", "success");
    add_file(view, file, context_, request);
    return context_.pages.render(request, "query_journal/office_query", view);
}

web::Response OfficePages::write(const web::Request& request) const {
    const bool submit = request.form.get("czynnosc") == "przekaz";
    return perform(request,
                   submit ? "przekazanie" : "zapis",
                   [&](storage::Transaction& transaction,
                       const AnswerOrder& order,
                       const web::Request& asked) {
                       const std::string text = asked.form.get("odpowiedz");
                       return submit ? submit_answer(transaction, context_, order, text)
                                     : save_answer(transaction, context_, order, text);
                   });
}

web::Response OfficePages::perform(const web::Request& request,
                                   const std::string& act,
                                   const Perform& what) const {
    const AnswerOrder order{*request.identity,
                            request.parameter("number"),
                            read_int(request.form.get("wersja")),
                            request.received};
    const AnswerOutcome outcome = context_.database.run(
        [&](storage::Transaction& transaction) { return what(transaction, order, request); });
    if (outcome.ok()) {
        return web::see_other("/urzad/zapytania/" + order.number + "?gotowe=" + act);
    }
    return refused(request, act, outcome);
}

/// The page as it stands now, with the clerk's own words kept.
web::Response OfficePages::refused(const web::Request& request,
                                   const std::string& act,
                                   const AnswerOutcome& outcome) const {
    using Kind = cases::ActOutcome::Kind;
    if (outcome.act.kind == Kind::missing) throw web::Refusal(404, "cases.error.no-case");
    if (outcome.act.kind == Kind::forbidden) throw web::Refusal(403, "cases.error.other-unit");
    const QueryFile file = open_query(context_, request);
    web::View view;
    if (outcome.act.kind != Kind::changed) {
        const std::string words = context_.pages.texts(request.language).get(outcome.act.reason);
        schemas::Node error = view.root().add("errors").add("error", words);
        if (!outcome.act.field.empty()) error.set("field", outcome.act.field);
    }
    schemas::Node element = add_file(view, file, context_, request);
    element.set("act", act);
    for (const auto& [name, value] : request.form.items()) {
        if (name == "odpowiedz" || name == "uwaga") element.add("kept", value).set("name", name);
    }
    if (outcome.act.kind == Kind::changed) element.set("changed", true);
    return context_.pages.render(
        request, "query_journal/office_query", view, outcome.act.kind == Kind::unfit ? 422 : 409);
}

}  // namespace okienko::query_journal
