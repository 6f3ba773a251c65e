#include "server/editing/history_pages.h"

#include "server/calendar/local_time.h"
#include "server/catalogue/card_store.h"
#include "server/catalogue/card_view.h"
#include "server/editing/card_difference.h"
#include "server/editing/judge_card.h"
#include "server/editing/page.h"
#include "server/web/failures.h"

namespace okienko::editing {

namespace {

catalogue::CardRevision revision_of(const Context& context, const std::string& service, int n) {
    auto found = context.database.read([&](storage::Transaction& transaction) {
        return catalogue::CardStore{}.find(transaction, service, n);
    });
    if (!found) throw web::not_found("no such version of the card");
    return *found;
}

CardFields fields_of_card(const std::string& bytes) {
    return fields_of(catalogue::Card::read(bytes, "card.xml")->document().root());
}

}  // namespace

void HistoryPages::add_routes(web::Router& router) const {
    const auto editor = web::Access::role("editor");
    const auto bind = [this](auto method) {
        return [this, method](const web::Request& request) { return (this->*method)(request); };
    };
    const std::string base = "/redakcja/uslugi/{service}/wersje/{n}";
    router.get(base, editor, bind(&HistoryPages::show));
    router.get(base + "/podglad", editor, bind(&HistoryPages::preview));
    router.post(base + "/przywrocenie", editor, bind(&HistoryPages::restore));
}

web::Response HistoryPages::show(const web::Request& request) const {
    const auto published = published_of(context_, request);
    const int n = number_in(request.parameter("n"));
    const auto revision = revision_of(context_, published->id, n);
    const Page page(
        context_, request, "card_version", "services", "/redakcja/uslugi/" + published->id);
    schemas::Node element = page.root().add("version");
    element.set("service", published->id)
        .set("title", published->card->content(request.language).title)
        .set("n", n)
        .set("how", revision.origin)
        .set("current", n == published->card_revision)
        .set("seen", published->card_revision);
    if (revision.restored) element.set("restored", *revision.restored);
    add_origin(element, revision.by, revision.at);
    const CardFields fields = fields_of_card(revision.bytes);
    if (n > 1) {
        const auto before = revision_of(context_, published->id, n - 1);
        add_changes(element.add("since"), fields_of_card(before.bytes), fields);
    }
    if (n != published->card_revision) {
        add_changes(element.add("until"), fields_of(published->card->document().root()), fields);
    }
    return page.show();
}

web::Response HistoryPages::preview(const web::Request& request) const {
    const auto published = published_of(context_, request);
    const int n = number_in(request.parameter("n"));
    const auto revision = revision_of(context_, published->id, n);
    const web::View view;
    view.root()
        .set("active", "services")
        .set("back", "/redakcja/uslugi/" + published->id + "/wersje/" + std::to_string(n));
    schemas::Node element = view.root().add("shown");
    element.set("n", n);
    add_origin(element, revision.by, revision.at);
    catalogue::add_card(view.root(),
                        *catalogue::Card::read(revision.bytes, "card.xml"),
                        published->service != nullptr,
                        {context_.services, context_.office},
                        request.language);
    return context_.pages.render(request, "editing/card_preview", view);
}

web::Response HistoryPages::restore(const web::Request& request) const {
    const auto published = published_of(context_, request);
    const int n = number_in(request.parameter("n"));
    const auto revision = revision_of(context_, published->id, n);
    const std::string back = "/redakcja/uslugi/" + published->id;
    if (n == published->card_revision) return web::see_other(back);
    const CardFields fields = fields_of_card(revision.bytes);
    const std::string today = calendar::format_date(calendar::local_date(request.received));
    const auto outcome =
        context_.services.publish_card(published->id,
                                       number_in(request.form.get("karta")),
                                       card_of(fields, published->card->document().root(), today),
                                       publisher_of(request),
                                       n);
    if (outcome.changed) throw web::Refusal(409, "editing.error.overtaken");
    if (!outcome.published) {
        throw web::Refusal(422, "editing.error.card", outcome.faults.front().detail);
    }
    return web::see_other(back + "?stan=przywrocono");
}

}  // namespace okienko::editing
