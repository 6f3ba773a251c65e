#include "server/intake/enter_signing.h"

#include "forms/answers.h"
#include "forms/document_builder.h"
#include "server/intake/save_page.h"

namespace okienko::intake {

std::string address_in(const Draft& draft, std::string_view rest) {
    return "/wnioski/" + draft.id + "/" + std::string(rest);
}

ToSign enter_signing(const Drafts& drafts, const Signings& signings, const web::Request& request) {
    ToSign ready;
    Entered entered = enter_draft(drafts, request);
    if (entered.answer) {
        ready.answer = std::move(entered.answer);
        return ready;
    }
    ready.open = std::move(entered.open);
    const OpenDraft& open = *ready.open;
    if (const Companion* companion = signings.companions().of(open.draft.service)) {
        if (auto elsewhere = companion->detour(open)) {
            ready.answer = web::see_other(std::move(*elsewhere));
            return ready;
        }
    }
    const forms::Form& form = open.service->form();
    const bool account_lacks = form.account == forms::Policy::required && !request.identity;
    const std::string check = address_in(open.draft, "sprawdz");
    if (!form.signature.offered() || (account_lacks && !open.draft.signed_file)) {
        ready.answer = web::see_other(check);
        return ready;
    }
    ready.frozen = signings.find(open.draft);
    if (ready.frozen) return ready;
    const forms::Answers answers(*open.service,
                                 open.values,
                                 open.attachments,
                                 moment_of(open, drafts.now(), request.language));
    if (!answers.check_all().ok()) {
        ready.answer = web::see_other(check);
        return ready;
    }
    ready.frozen = signings.freeze(open.draft, forms::document_bytes(answers));
    return ready;
}

}  // namespace okienko::intake
