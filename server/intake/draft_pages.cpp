#include "server/intake/draft_pages.h"

#include "forms/answers.h"
#include "forms/form_view.h"
#include "server/intake/draft_view.h"
#include "server/web/failures.h"

namespace okienko::intake {

namespace {

constexpr const char* kCheck = "sprawdz";

std::string address(const Draft& draft, std::string_view rest = {}) {
    return "/wnioski/" + draft.id + (rest.empty() ? "" : "/" + std::string(rest));
}

const forms::Page& page_of(const OpenDraft& open, const web::Request& request) {
    const forms::Page* page = open.service->form().page(request.parameter("page"));
    if (page == nullptr) throw web::not_found("no such page of the form");
    return *page;
}

forms::Answers answers_of(const OpenDraft& open, config::Instant now, const std::string& language) {
    return {*open.service, open.values, open.attachments, moment_of(open, now, language)};
}

/// Where the person goes on after a page without faults.
std::string next_address(const OpenDraft& open,
                         const forms::Answers& answers,
                         const forms::Page& page,
                         bool back_to_check) {
    const forms::Page* next = answers.next_page(page);
    return address(open.draft, back_to_check || next == nullptr ? kCheck : next->id);
}

}  // namespace

DraftPages::DraftPages(const Drafts& drafts,
                       storage::Database& database,
                       const web::Pages& pages,
                       Limits limits,
                       Companions companions)
    : drafts_(drafts),
      database_(database),
      pages_(pages),
      limits_(limits),
      companions_(std::move(companions)) {}

void DraftPages::add_routes(web::Router& router) const {
    const auto anyone = web::Access::anyone();
    const auto bind = [this](auto method) {
        return [this, method](const web::Request& request) { return (this->*method)(request); };
    };
    web::BodyPolicy body;
    body.file_bytes = limits_.file_bytes;
    body.files = limits_.files;
    body.reports_large_files = true;
    router.post("/wnioski", anyone, bind(&DraftPages::start));
    router.get("/wnioski/{draft}", anyone, bind(&DraftPages::resume));
    router.get("/wnioski/{draft}/zapisano", anyone, bind(&DraftPages::later));
    router.get("/wnioski/{draft}/usun", anyone, bind(&DraftPages::ask_removal));
    router.post("/wnioski/{draft}/usun", anyone, bind(&DraftPages::remove));
    router.get("/wnioski/{draft}/{page}", anyone, bind(&DraftPages::show));
    router.get("/wnioski/{draft}/zmien/{page}", anyone, bind(&DraftPages::change));
    router.post("/wnioski/{draft}/{page}", anyone, bind(&DraftPages::save), body);
}

web::Response DraftPages::start(const web::Request& request) const {
    std::vector<std::pair<std::string, std::string>> known;
    if (request.identity) {
        known = {{"account.email", request.identity->email},
                 {"account.name", request.identity->name}};
    }
    const std::string service = request.form.get("service");
    if (const Companion* companion = companions_.of(service)) {
        const Companion::Beginning beginning = companion->begin(request);
        if (!beginning.instead.empty()) return web::see_other(beginning.instead);
        known.insert(known.end(), beginning.known.begin(), beginning.known.end());
    }
    const auto draft = drafts_.start(requester_of(request), service, request.language, known);
    if (!draft) throw web::not_found("no such service to file for");
    return web::see_other(address(*draft));
}

web::Response DraftPages::resume(const web::Request& request) const {
    const Entered entered = enter_draft(drafts_, request);
    if (entered.answer) return *entered.answer;
    const OpenDraft& open = *entered.open;
    if (open.draft.signed_file) return web::see_other(address(open.draft, "podpis"));
    if (open.service->form().page(open.draft.page) != nullptr) {
        return web::see_other(address(open.draft, open.draft.page));
    }
    const auto pages = answers_of(open, drafts_.now(), request.language).pages();
    if (pages.empty()) throw std::logic_error("a form without pages");
    return web::see_other(address(open.draft, pages.front()->id));
}

web::Response DraftPages::show(const web::Request& request) const {
    Entered entered = enter_draft(drafts_, request, request.parameter("page"));
    if (entered.answer) return *entered.answer;
    OpenDraft& open = *entered.open;
    const forms::Page& page = page_of(open, request);
    if (request.query.has("wznow")) {
        const auto parked = drafts_.unpark(open.draft, entered.requester);
        if (parked && parked->page == page.id) {
            PagePost post;
            for (const auto& [name, values] : parked->fields.items()) {
                for (const std::string& value : values) post.fields.emplace_back(name, value);
            }
            return saved(request, open, entered.requester, page, post);
        }
    }
    return form(request, open, page, {}, {}, 200);
}

web::Response DraftPages::change(const web::Request& request) const {
    const Entered entered = enter_draft(drafts_, request, request.parameter("page"));
    if (entered.answer) return *entered.answer;
    return form(request, *entered.open, page_of(*entered.open, request), {}, kCheck, 200);
}

web::Response DraftPages::save(const web::Request& request) const {
    Entered entered = enter_draft(drafts_, request, request.parameter("page"));
    if (entered.answer) return *entered.answer;
    const forms::Page& page = page_of(*entered.open, request);
    return saved(request, *entered.open, entered.requester, page, PagePost::of(request));
}

web::Response DraftPages::saved(const web::Request& request,
                                OpenDraft& open,
                                const Requester& requester,
                                const forms::Page& page,
                                const PagePost& post) const {
    const SavedPage result = save_page(drafts_,
                                       database_,
                                       open,
                                       requester,
                                       page,
                                       post,
                                       request.language,
                                       pages_.texts(request.language));
    const bool to_check = post.get("_return") == kCheck;
    if (result.outcome == SavedPage::Outcome::conflict) {
        return conflict(request, requester, open, page, post, result.posted);
    }
    if (post.has("_later")) return web::see_other(address(open.draft, "zapisano"));
    if (result.outcome == SavedPage::Outcome::faulty) {
        return form(request, open, page, result.violations, post.get("_return"), 422);
    }
    if (result.outcome == SavedPage::Outcome::same_page) {
        std::string here = address(open.draft, (to_check ? "zmien/" : "") + page.id);
        if (!result.focus.empty()) here += "#" + result.focus;
        return web::see_other(here);
    }
    const auto answers = answers_of(open, drafts_.now(), request.language);
    return web::see_other(next_address(open, answers, page, to_check));
}

web::Response DraftPages::form(const web::Request& request,
                               const OpenDraft& open,
                               const forms::Page& page,
                               const forms::Violations& violations,
                               const std::string& way_back,
                               int status) const {
    const auto answers = answers_of(open, drafts_.now(), request.language);
    web::View view;
    schemas::Node root = view.root();
    root.set("active", "services");
    const forms::Page* previous = answers.previous_page(page);
    if (way_back == kCheck) {
        root.set("back", address(open.draft, kCheck));
    } else {
        root.set("back",
                 previous != nullptr ? address(open.draft, previous->id)
                                     : "/uslugi/" + open.draft.service);
    }
    if (!violations.ok()) root.set("errors", "true");
    add_draft(root, open, drafts_.now(), request.language)
        .set("action", address(open.draft, page.id))
        .set("return", way_back == kCheck ? kCheck : "");
    forms::write_page(root, answers, page, violations);
    return pages_.render(request, "intake/form", view, status);
}

web::Response DraftPages::conflict(const web::Request& request,
                                   const Requester& requester,
                                   const OpenDraft& open,
                                   const forms::Page& page,
                                   const PagePost& post,
                                   const forms::Values& mine) const {
    const auto found = drafts_.find(requester, open.draft.id);
    if (found.access == Drafts::Access::sent) {
        return web::see_other(address(open.draft, "wyslano"));
    }
    if (found.access != Drafts::Access::granted) throw web::not_found("removed meanwhile");
    const OpenDraft stored = drafts_.open(requester, *found.draft);
    const auto moment = moment_of(stored, drafts_.now(), request.language);
    const forms::Answers of_mine(*stored.service, mine, stored.attachments, moment);
    web::View view;
    view.root().set("active", "services");
    add_draft(view.root(), stored, drafts_.now(), request.language)
        .set("action", address(stored.draft, page.id))
        .set("return", post.get("_return") == kCheck ? kCheck : "");
    add_conflict(view.root(),
                 page,
                 of_mine,
                 answers_of(stored, drafts_.now(), request.language),
                 post.fields);
    return pages_.render(request, "intake/conflict", view, 409);
}

web::Response DraftPages::later(const web::Request& request) const {
    const Entered entered = enter_draft(drafts_, request);
    if (entered.answer) return *entered.answer;
    web::View view;
    view.root().set("active", "services");
    add_draft(view.root(), *entered.open, drafts_.now(), request.language)
        .set("page", entered.open->draft.page)
        .set("of-account", entered.open->draft.owner.has_value());
    return pages_.render(request, "intake/saved", view);
}

web::Response DraftPages::ask_removal(const web::Request& request) const {
    const Entered entered = enter_draft(drafts_, request);
    if (entered.answer) return *entered.answer;
    web::View view;
    view.root().set("active", "account").set("back", address(entered.open->draft));
    add_draft(view.root(), *entered.open, drafts_.now(), request.language);
    return pages_.render(request, "intake/remove", view);
}

web::Response DraftPages::remove(const web::Request& request) const {
    const Entered entered = enter_draft(drafts_, request);
    if (entered.answer) return *entered.answer;
    drafts_.discard(entered.open->draft);
    return web::see_other(request.identity ? "/konto" : "/uslugi");
}

}  // namespace okienko::intake
