#include "server/intake/draft_door.h"

#include "server/web/escape.h"
#include "server/web/failures.h"
#include "signing/digest.h"

namespace okienko::intake {

namespace {

forms::Values as_values(const web::Fields& form) {
    forms::Values values;
    for (const auto& [name, value] : form.items()) {
        if (name == "_csrf") continue;
        std::vector<std::string> all = values.all(name);
        all.push_back(value);
        values.set(name, std::move(all));
    }
    return values;
}

web::Response to_sign_in(const Drafts& drafts,
                         const Draft& draft,
                         const Requester& requester,
                         const web::Request& request,
                         const std::string& page) {
    std::string back = "/wnioski/" + draft.id;
    if (!page.empty()) back += "/" + page;
    if (request.method == web::Method::post && !page.empty()) {
        drafts.park(draft, requester, page, as_values(request.form));
        back += "?wznow=1";
    } else if (request.method != web::Method::post) {
        back = request.target;
    }
    return web::see_other("/konto/logowanie?powrot=" + web::percent_encode(back));
}

/// What was posted to a frozen page waits until the person has decided about the signed file.
web::Response to_thawing(const Drafts& drafts,
                         const Draft& draft,
                         const Requester& requester,
                         const web::Request& request,
                         const std::string& page) {
    if (request.method == web::Method::post) {
        drafts.park(draft, requester, page, as_values(request.form));
    }
    return web::see_other("/wnioski/" + draft.id + "/popraw?strona=" + web::percent_encode(page));
}

}  // namespace

Requester requester_of(const web::Request& request) {
    Requester requester;
    if (request.identity) requester.account = request.identity->account;
    requester.visitor = signing::sha256(request.visitor).raw();
    return requester;
}

Entered enter_draft(const Drafts& drafts, const web::Request& request, const std::string& page) {
    Entered entered;
    entered.requester = requester_of(request);
    const auto found = drafts.find(entered.requester, request.parameter("draft"));
    switch (found.access) {
        case Drafts::Access::none:
            throw web::not_found("no draft of this person");
        case Drafts::Access::expired:
            throw web::Refusal(410, "intake.expired");
        case Drafts::Access::sign_in:
            entered.answer = to_sign_in(drafts, *found.draft, entered.requester, request, page);
            return entered;
        case Drafts::Access::sent:
            entered.answer = web::see_other("/wnioski/" + found.draft->id + "/wyslano");
            return entered;
        case Drafts::Access::granted:
            break;
    }
    if (found.draft->signed_file && !page.empty()) {
        entered.answer = to_thawing(drafts, *found.draft, entered.requester, request, page);
        return entered;
    }
    entered.open = drafts.open(entered.requester, *found.draft);
    return entered;
}

}  // namespace okienko::intake
