#include "server/catalogue/service_pages.h"

#include <algorithm>
#include <set>

#include "server/catalogue/card_view.h"
#include "server/catalogue/listing.h"
#include "server/catalogue/search.h"
#include "server/web/escape.h"
#include "server/web/failures.h"

namespace okienko::catalogue {

namespace {

constexpr std::string_view kMarkBegin = "\xEE\x80\x80";  // U+E000
constexpr std::string_view kMarkEnd = "\xEE\x80\x81";    // U+E001

/// The snippet as text with <mark> around what was asked for.
void add_snippet(schemas::Node service, std::string_view snippet) {
    if (snippet.empty()) return;
    schemas::Node element = service.add("snippet");
    while (!snippet.empty()) {
        const std::size_t begin = snippet.find(kMarkBegin);
        const std::size_t end =
            begin == std::string_view::npos ? begin : snippet.find(kMarkEnd, begin);
        if (end == std::string_view::npos) break;
        element.add("part", snippet.substr(0, begin));
        element.add("mark",
                    snippet.substr(begin + kMarkBegin.size(), end - begin - kMarkBegin.size()));
        snippet.remove_prefix(end + kMarkEnd.size());
    }
    element.add("part", snippet);
}

bool fits(const Published& published, const std::string& situation, const std::string& unit) {
    const auto& situations = published.card->situations();
    return (situation.empty() ||
            std::find(situations.begin(), situations.end(), situation) != situations.end()) &&
           (unit.empty() || published.card->unit() == unit);
}

void add_situations(schemas::Node root,
                    const LifeSituations& situations,
                    const web::Request& request) {
    schemas::Node list = root.add("situations");
    for (const auto& situation : situations.all(request.language)) {
        list.add("situation")
            .set("id", situation.id)
            .set("icon", situation.icon)
            .set("name", situation.name)
            .set("examples", situation.examples);
    }
}

}  // namespace

ServicePages::ServicePages(const web::Pages& pages,
                           const Services& services,
                           storage::Database& database,
                           const Office& office,
                           const LifeSituations& situations)
    : pages_(pages),
      services_(services),
      database_(database),
      office_(office),
      situations_(situations) {}

void ServicePages::add_routes(web::Router& router) const {
    using web::Access;
    router.get(
        "/", Access::anyone(), [this](const web::Request& request) { return home(request); });
    router.get(
        "/uslugi", Access::anyone(), [this](const web::Request& request) { return list(request); });
    router.get("/uslugi/{service}", Access::anyone(), [this](const web::Request& request) {
        return card(request);
    });
}

web::Response ServicePages::home(const web::Request& request) const {
    const web::View view;
    schemas::Node root = view.root();
    root.set("active", "services");
    add_situations(root, situations_, request);
    schemas::Node searches = root.add("searches");
    for (const std::string& search : situations_.searches(request.language))
        searches.add("search", search);

    auto popular = services_.all(request.language);
    std::erase_if(popular, [](const auto& published) { return published->card->popular() == 0; });
    std::sort(popular.begin(), popular.end(), [](const auto& a, const auto& b) {
        return a->card->popular() < b->card->popular();
    });
    schemas::Node list = root.add("popular");
    for (const auto& published : popular) add_listed(list, *published, request.language);
    return pages_.render(request, "catalogue/home", view);
}

void ServicePages::add_filters(schemas::Node root, const web::Request& request) const {
    add_situations(root, situations_, request);
    std::set<std::string> codes;
    for (const auto& published : services_.all()) codes.insert(published->card->unit());
    schemas::Node units = root.add("units");
    for (const Office::Unit& unit : office_.units()) {
        if (codes.count(unit.code) == 0) continue;
        units.add("unit")
            .set("value", unit.code)
            .set("label", office_.unit_name(unit.code, request.language));
    }
    schemas::Node asked = root.add("asked");
    asked.set("q", request.query.get("q"))
        .set("encoded", web::percent_encode(request.query.get("q")))
        .set("situation", request.query.get("sytuacja"))
        .set("unit", request.query.get("jednostka"));
}

void ServicePages::add_found(schemas::Node root, const web::Request& request) const {
    const std::string situation = request.query.get("sytuacja");
    const std::string unit = request.query.get("jednostka");
    schemas::Node found = root.add("found");
    std::size_t count = 0;
    if (request.query.get("q").find_first_not_of(' ') == std::string::npos) {
        for (const auto& published : services_.all(request.language)) {
            if (!fits(*published, situation, unit)) continue;
            add_listed(found, *published, request.language);
            ++count;
        }
    } else {
        const SearchResult result =
            search_cards(database_, request.language, request.query.get("q"));
        for (const Hit& hit : result.hits) {
            const auto published = services_.find(hit.service);
            if (!published || !fits(*published, situation, unit)) continue;
            add_snippet(add_listed(found, *published, request.language), hit.snippet);
            ++count;
        }
        found.set("suggestion", result.suggestion).set("corrected", result.corrected);
    }
    found.set("count", count);
}

web::Response ServicePages::list(const web::Request& request) const {
    const web::View view;
    schemas::Node root = view.root();
    root.set("active", "services");
    add_filters(root, request);
    add_found(root, request);
    return pages_.render(request, "catalogue/services", view);
}

web::Response ServicePages::card(const web::Request& request) const {
    const auto published = services_.find(request.parameter("service"));
    if (!published) throw web::not_found("no such service");
    const web::View view;
    view.root().set("active", "services").set("back", "/uslugi");
    add_card(view.root(),
             *published->card,
             published->service != nullptr,
             {services_, office_},
             request.language);
    return pages_.render(request, "catalogue/card", view);
}

}  // namespace okienko::catalogue
