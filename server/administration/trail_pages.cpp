#include "server/administration/trail_pages.h"

#include <charconv>
#include <tuple>

#include <fmt/format.h>

#include "server/accounts/account_store.h"
#include "server/accounts/secrets.h"
#include "server/administration/page.h"
#include "server/audit/trail_store.h"
#include "server/calendar/local_time.h"
#include "server/web/escape.h"

namespace okienko::administration {

namespace {

using audit::TrailStore;

constexpr int kPageSize = 50;
constexpr std::size_t kLongestName = 200;

/// What was asked, as typed; and as the store wants it.
struct Asked {
    std::string actor, action, object, from, until;
    TrailStore::Query query;
    bool day_fault = false;
};

std::optional<TrailStore::Place> read_place(std::string_view text) {
    TrailStore::Place place;
    const auto* end = text.data() + text.size();
    const auto at = std::from_chars(text.data(), end, place.at);
    if (at.ec != std::errc() || at.ptr == end || *at.ptr != '-') return std::nullopt;
    const auto id = std::from_chars(at.ptr + 1, end, place.id);
    if (id.ec != std::errc() || id.ptr != end) return std::nullopt;
    return place;
}

/// People are found by their address, too: the trail itself holds ids alone.
std::string account_name(storage::Transaction& transaction, const std::string& typed) {
    if (typed.find('@') == std::string::npos) return typed;
    const auto email = accounts::read_email(typed);
    if (!email) return typed;
    const auto found = accounts::AccountStore{}.by_email(transaction, email->key);
    return found ? accounts::audit_name(found->id) : typed;
}

Asked read(storage::Transaction& transaction, const web::Fields& fields) {
    Asked asked;
    asked.actor = fields.get("osoba").substr(0, kLongestName);
    asked.action = fields.get("czynnosc").substr(0, kLongestName);
    asked.object = fields.get("obiekt").substr(0, kLongestName);
    asked.from = fields.get("od").substr(0, kLongestName);
    asked.until = fields.get("do").substr(0, kLongestName);
    asked.query.actor = account_name(transaction, asked.actor);
    asked.query.object = account_name(transaction, asked.object);
    asked.query.action = asked.action;
    const auto from = calendar::parse_date(asked.from);
    const auto until = calendar::parse_date(asked.until);
    if (from) asked.query.from = calendar::start_of_local_day(*from);
    if (until) asked.query.until = calendar::start_of_local_day(*until + std::chrono::days{1});
    asked.day_fault = (!asked.from.empty() && !from) || (!asked.until.empty() && !until);
    asked.query.before = read_place(fields.get("przed"));
    return asked;
}

std::string address_of(const Asked& asked, const TrailStore::Place& before) {
    return fmt::format(
        "/administracja/dziennik?osoba={}&czynnosc={}&obiekt={}&od={}&do={}&przed={}-{}",
        web::percent_encode(asked.actor),
        web::percent_encode(asked.action),
        web::percent_encode(asked.object),
        web::percent_encode(asked.from),
        web::percent_encode(asked.until),
        before.at,
        before.id);
}

/// The account behind "account:<id>" or "clerk:<id>", for a link; empty for others.
std::string account_in(const std::string& name) {
    const auto colon = name.find(':');
    if (colon == std::string::npos) return {};
    const std::string kind = name.substr(0, colon);
    const std::string id = name.substr(colon + 1);
    return (kind == "account" || kind == "clerk") && accounts::is_uuid(id) ? id : std::string();
}

void add_state(schemas::Node root, const TrailStore::State& state) {
    auto shown = root.add("state");
    shown.set("chained", static_cast<long long>(state.chained))
        .set("until", static_cast<long long>(state.signed_until));
    if (!state.signed_at) return;
    shown.set("signed", calendar::local(*state.signed_at))
        .set("key", state.key)
        .set("head", state.head);
}

}  // namespace

void TrailPages::add_routes(web::Router& router) {
    router.get("/administracja/dziennik",
               web::Access::role("administrator"),
               [this](const web::Request& request) { return show(request); });
}

web::Response TrailPages::show(const web::Request& request) const {
    Page page(context_, request, "trail", "trail", "/administracja");
    const auto [asked, found, state] =
        context_.accounts.database.run([&](storage::Transaction& transaction) {
            const TrailStore store;
            auto query = read(transaction, request.query);
            auto result = store.page(transaction, query.query, kPageSize);
            audit::append(transaction,
                          {actor_of(request),
                           "administration.trail-read",
                           query.query.object.empty() ? "trail" : query.query.object});
            return std::tuple(query, result, store.state(transaction));
        });
    if (asked.day_fault) page.fault("od", "day");
    add_state(page.root(), state);
    auto trail = page.root().add("trail");
    trail.set("actor", asked.actor)
        .set("action", asked.action)
        .set("object", asked.object)
        .set("from", asked.from)
        .set("until", asked.until)
        .set("first", !asked.query.before.has_value());
    for (const auto& entry : found.entries) {
        trail.add("entry")
            .set("at", calendar::local(entry.at))
            .set("actor", entry.entry.actor)
            .set("actor-account", account_in(entry.entry.actor))
            .set("action", entry.entry.action)
            .set("object", entry.entry.object)
            .set("object-encoded", web::percent_encode(entry.entry.object))
            .set("details", entry.entry.details == "{}" ? "" : entry.entry.details);
    }
    if (found.more) trail.set("next", address_of(asked, found.entries.back().place));
    return page.show(200);
}

}  // namespace okienko::administration
