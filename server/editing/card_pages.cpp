#include "server/editing/card_pages.h"

#include "server/calendar/local_time.h"
#include "server/catalogue/card_store.h"
#include "server/catalogue/card_view.h"
#include "server/editing/card_difference.h"
#include "server/editing/card_form_view.h"
#include "server/editing/judge_card.h"
#include "server/editing/page.h"
#include "server/web/failures.h"

namespace okienko::editing {

namespace {

constexpr int kConflict = 409;

std::string address(const std::string& service, const char* rest = "") {
    return "/redakcja/uslugi/" + service + "/karta" + rest;
}

/// A card read for its fields.
CardFields fields_of_card(const std::string& bytes) {
    return fields_of(catalogue::Card::read(bytes, "card.xml")->document().root());
}

}  // namespace

/// What an editor has before them: the service, the card residents see, the own draft.
struct CardPages::Desk {
    std::shared_ptr<const catalogue::Published> published;
    catalogue::CardRevision seen;
    CardDraft draft;  ///< of the card residents see when there is none yet
    CardFields base;  ///< what the draft began from

    bool has_draft() const { return draft.revision != 0; }
    bool is_overtaken() const { return has_draft() && draft.base != seen.n; }
    schemas::Node card() const { return published->card->document().root(); }
};

void CardPages::add_routes(web::Router& router) const {
    const auto editor = web::Access::role("editor");
    const auto bind = [this](auto method) {
        return [this, method](const web::Request& request) { return (this->*method)(request); };
    };
    const std::string base = "/redakcja/uslugi/{service}/karta";
    router.get(base, editor, bind(&CardPages::edit));
    router.post(base, editor, bind(&CardPages::save));
    router.get(base + "/podglad", editor, bind(&CardPages::preview));
    router.post(base + "/publikacja", editor, bind(&CardPages::publish));
    router.post(base + "/polaczenie", editor, bind(&CardPages::merge));
    router.post(base + "/porzucenie", editor, bind(&CardPages::discard));
}

CardPages::Desk CardPages::open(const web::Request& request) const {
    Desk desk;
    desk.published = published_of(context_, request);
    context_.database.read([&](storage::Transaction& transaction) {
        const catalogue::CardStore cards;
        const std::string& service = desk.published->id;
        desk.seen = cards.current(transaction, service).value();
        const auto draft = CardDraftStore{}.find(transaction, service, request.identity->account);
        desk.draft = draft.value_or(CardDraft{desk.seen.n, 0, fields_of_card(desk.seen.bytes)});
        const auto base = cards.find(transaction, service, desk.draft.base);
        desk.base = fields_of_card(base ? base->bytes : desk.seen.bytes);
    });
    return desk;
}

web::Response CardPages::form(const web::Request& request, const Desk& desk, bool judged) const {
    const std::string& service = desk.published->id;
    Page page(context_, request, "card_edit", "services", "/redakcja/uslugi/" + service);
    page.notice(request.query.get("stan"));
    if (judged) {
        for (const CardFault& fault : judge_card(desk.draft.fields, context_)) {
            page.fault(fault.field, fault.text, {{"what", fault.detail}});
        }
    }
    schemas::Node element = page.root().add("form");
    element.set("service", service)
        .set("title", desk.published->card->content(request.language).title)
        .set("base", desk.draft.base)
        .set("revision", desk.draft.revision);
    add_card_form(element, desk.draft.fields, service, context_, request.language);
    return page.show();
}

web::Response CardPages::edit(const web::Request& request) const {
    const Desk desk = open(request);
    return desk.is_overtaken() ? overtaken(request, desk) : form(request, desk, false);
}

web::Response CardPages::save(const web::Request& request) const {
    Desk desk = open(request);
    const CardFields mine = fields_of(request.form);
    const int base = number_in(request.form.get("karta"));
    const int revision = number_in(request.form.get("szkic"));
    if (mine.empty() || base == 0) throw web::Refusal(422, "editing.error.nothing");
    if (revision != desk.draft.revision) return other_draft(request, desk, mine);
    desk.draft = {base, revision, mine};
    const int kept = context_.database.run([&](storage::Transaction& transaction) {
        return CardDraftStore{}.save(
            transaction, desk.published->id, request.identity->account, desk.draft);
    });
    if (kept == 0) return other_draft(request, open(request), mine);
    desk = open(request);
    if (desk.is_overtaken()) return overtaken(request, desk);
    if (!judge_card(mine, context_).empty()) return form(request, desk, true);
    const bool later = request.form.get("dalej") == "pozniej";
    return web::see_other(later ? address(desk.published->id, "?stan=zapisano")
                                : address(desk.published->id, "/podglad"));
}

web::Response CardPages::preview(const web::Request& request) const {
    const Desk desk = open(request);
    const std::string& service = desk.published->id;
    if (!desk.has_draft()) return web::see_other(address(service));
    if (desk.is_overtaken()) return overtaken(request, desk);
    if (!judge_card(desk.draft.fields, context_).empty()) return form(request, desk, true);
    const std::string today = calendar::format_date(calendar::local_date(request.received));
    const auto card =
        catalogue::Card::read(card_of(desk.draft.fields, desk.card(), today), "card.xml");
    const web::View view;
    view.root().set("active", "services").set("back", address(service));
    schemas::Node element = view.root().add("preview");
    element.set("service", service)
        .set("base", desk.draft.base)
        .set("revision", desk.draft.revision);
    element.set("changes", add_changes(element, desk.base, desk.draft.fields));
    catalogue::add_card(view.root(),
                        *card,
                        desk.published->service != nullptr,
                        {context_.services, context_.office},
                        request.language);
    auto response = context_.pages.render(request, "editing/card_preview", view);
    response.header("Cache-Control", "no-store");
    return response;
}

web::Response CardPages::publish(const web::Request& request) const {
    const Desk desk = open(request);
    const std::string& service = desk.published->id;
    if (!desk.has_draft()) return web::see_other(address(service));
    if (desk.is_overtaken()) return overtaken(request, desk);
    if (number_in(request.form.get("szkic")) != desk.draft.revision) {
        return web::see_other(address(service, "/podglad"));
    }
    if (!judge_card(desk.draft.fields, context_).empty()) return form(request, desk, true);
    const std::string today = calendar::format_date(calendar::local_date(request.received));
    const auto outcome =
        context_.services.publish_card(service,
                                       desk.draft.base,
                                       card_of(desk.draft.fields, desk.card(), today),
                                       publisher_of(request));
    if (outcome.changed) return overtaken(request, open(request));
    if (!outcome.published) {
        throw web::Refusal(422, "editing.error.card", outcome.faults.front().detail);
    }
    context_.database.run([&](storage::Transaction& transaction) {
        CardDraftStore{}.remove(transaction, service, request.identity->account);
    });
    return web::see_other("/redakcja/uslugi/" + service + "?stan=karta");
}

web::Response CardPages::merge(const web::Request& request) const {
    Desk desk = open(request);
    const std::string& service = desk.published->id;
    if (!desk.has_draft()) return web::see_other(address(service));
    desk.draft.fields = merged(desk.base, desk.draft.fields, fields_of_card(desk.seen.bytes));
    desk.draft.base = desk.seen.n;
    context_.database.run([&](storage::Transaction& transaction) {
        CardDraftStore{}.save(transaction, service, request.identity->account, desk.draft);
    });
    return web::see_other(address(service, "?stan=polaczono"));
}

web::Response CardPages::discard(const web::Request& request) const {
    const auto published = published_of(context_, request);
    context_.database.run([&](storage::Transaction& transaction) {
        CardDraftStore{}.remove(transaction, published->id, request.identity->account);
    });
    return web::see_other("/redakcja/uslugi/" + published->id + "?stan=porzucono");
}

/// Somebody published another card since the draft began.
web::Response CardPages::overtaken(const web::Request& request, const Desk& desk) const {
    const std::string& service = desk.published->id;
    const Page page(context_, request, "card_conflict", "services", "/redakcja/uslugi/" + service);
    schemas::Node conflict = page.root().add("conflict");
    conflict.set("kind", std::string_view("card"))
        .set("service", service)
        .set("title", desk.published->card->content(request.language).title)
        .set("n", desk.seen.n);
    add_origin(conflict, desk.seen.by, desk.seen.at);
    add_changes(conflict.add("theirs"), desk.base, fields_of_card(desk.seen.bytes));
    add_changes(conflict.add("mine"), desk.base, desk.draft.fields);
    return page.show(kConflict);
}

/// The draft was saved elsewhere since this form was opened: what came now is kept in the page.
web::Response CardPages::other_draft(const web::Request& request,
                                     const Desk& desk,
                                     const CardFields& mine) const {
    const std::string& service = desk.published->id;
    const Page page(context_, request, "card_conflict", "services", "/redakcja/uslugi/" + service);
    schemas::Node conflict = page.root().add("conflict");
    conflict.set("kind", std::string_view("draft"))
        .set("service", service)
        .set("title", desk.published->card->content(request.language).title)
        .set("base", desk.draft.base)
        .set("revision", desk.draft.revision);
    add_changes(conflict.add("theirs"), desk.base, desk.draft.fields);
    add_changes(conflict.add("mine"), desk.base, mine);
    for (const auto& [name, value] : mine) conflict.add("field", value).set("name", name);
    return page.show(kConflict);
}

}  // namespace okienko::editing
