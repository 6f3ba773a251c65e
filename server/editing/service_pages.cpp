#include "server/editing/service_pages.h"

#include <map>
#include <set>

#include "forms/workflow_picture.h"
#include "server/catalogue/card_store.h"
#include "server/catalogue/package_store.h"
#include "server/editing/card_draft_store.h"
#include "server/editing/package_files.h"
#include "server/editing/page.h"
#include "server/editing/workflow_view.h"
#include "server/web/failures.h"

namespace okienko::editing {

namespace {

/// What the list shows of each service, asked for at once.
struct Standing {
    std::map<std::string, catalogue::CardRevision> cards;
    std::map<std::string, catalogue::Publication> publications;
    std::set<std::string> drafts;
};

Standing standing(storage::Database& database, const std::string& account) {
    return database.read([&](storage::Transaction& transaction) {
        const catalogue::CardStore store;
        Standing all;
        for (auto& [service, card] : store.newest(transaction)) {
            all.cards.emplace(service, std::move(card));
        }
        for (auto& one : store.newest_publications(transaction)) {
            all.publications.emplace(one.service, std::move(one));
        }
        for (auto& service : CardDraftStore{}.services(transaction, account)) {
            all.drafts.insert(std::move(service));
        }
        return all;
    });
}

void add_card_revision(schemas::Node to, const catalogue::CardRevision& card) {
    schemas::Node element = to.add("card");
    element.set("n", card.n).set("how", card.origin);
    if (card.restored) element.set("restored", *card.restored);
    add_origin(element, card.by, card.at);
}

void add_publication(schemas::Node to, const catalogue::Publication& publication) {
    schemas::Node element = to.add("package");
    element.set("version", publication.version).set("sha256", publication.sha256);
    add_origin(element, publication.by, publication.at);
}

schemas::Node add_service(schemas::Node to,
                          const catalogue::Published& published,
                          const std::string& language) {
    schemas::Node element = to.add("service");
    element.set("id", published.id)
        .set("title", published.card->content(language).title)
        .set("symbol", published.card->symbol())
        .set("form", published.service != nullptr);
    return element;
}

}  // namespace

void ServicePages::add_routes(web::Router& router) const {
    const auto editor = web::Access::role("editor");
    const auto bind = [this](auto method) {
        return [this, method](const web::Request& request) { return (this->*method)(request); };
    };
    router.get("/redakcja", editor, bind(&ServicePages::list));
    router.get("/redakcja/uslugi/{service}", editor, bind(&ServicePages::show));
    router.get("/redakcja/uslugi/{service}/przebieg.svg", editor, bind(&ServicePages::picture));
    router.get("/redakcja/uslugi/{service}/paczka.zip", editor, bind(&ServicePages::download));
}

web::Response ServicePages::list(const web::Request& request) const {
    const Standing known = standing(context_.database, request.identity->account);
    const Page page(context_, request, "services", "services");
    for (const auto& published : context_.services.all(request.language)) {
        schemas::Node element = add_service(page.root(), *published, request.language);
        element.set("draft", known.drafts.count(published->id) != 0);
        const auto card = known.cards.find(published->id);
        if (card != known.cards.end()) add_card_revision(element, card->second);
        const auto publication = known.publications.find(published->id);
        if (publication != known.publications.end()) add_publication(element, publication->second);
    }
    return page.show();
}

web::Response ServicePages::show(const web::Request& request) const {
    const auto published = published_of(context_, request);
    Page page(context_, request, "service", "services", "/redakcja");
    page.notice(request.query.get("stan"));
    schemas::Node element = add_service(page.root(), *published, request.language);
    context_.database.read([&](storage::Transaction& transaction) {
        const catalogue::CardStore store;
        for (const auto& card : store.list(transaction, published->id)) {
            add_card_revision(element, card);
        }
        for (const auto& one : store.publications(transaction, published->id)) {
            add_publication(element, one);
        }
        element.set("draft",
                    CardDraftStore{}
                        .find(transaction, published->id, request.identity->account)
                        .has_value());
    });
    if (published->service) add_workflow(element, *published->service, request.language);
    return page.show();
}

web::Response ServicePages::picture(const web::Request& request) const {
    const auto published = published_of(context_, request);
    if (!published->service) throw web::not_found("a card has no workflow");
    return web::attachment(forms::workflow_svg(*published->service, request.language),
                           "image/svg+xml",
                           published->id + ".svg");
}

web::Response ServicePages::download(const web::Request& request) const {
    const auto published = published_of(context_, request);
    auto files = context_.database.read([&](storage::Transaction& transaction) {
        auto all = catalogue::PackageStore{}.files(transaction, published->sha256);
        // With the card residents see, so that a package that comes back changes none unwanted.
        const auto card = catalogue::CardStore{}.current(transaction, published->id);
        if (card) all["card.xml"] = card->bytes;
        return all;
    });
    return web::attachment(zip_of(files), "application/zip", published->id + ".zip");
}

}  // namespace okienko::editing
