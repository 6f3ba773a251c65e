#include "server/intake/send_pages.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "forms/document_builder.h"
#include "forms/form_view.h"
#include "forms/visualise.h"
#include "server/calendar/local_time.h"
#include "server/cases/case_store.h"
#include "server/cases/case_view.h"
#include "server/intake/draft_view.h"
#include "server/intake/file_draft.h"
#include "server/intake/save_page.h"
#include "server/web/failures.h"
#include "signing/digest.h"

namespace okienko::intake {

namespace {

std::string address(const Draft& draft, std::string_view rest) {
    return "/wnioski/" + draft.id + "/" + std::string(rest);
}

forms::Answers answers_of(const OpenDraft& open, config::Instant now, const std::string& language) {
    return {*open.service, open.values, open.attachments, moment_of(open, now, language)};
}

/// The period as it would run if the document came in now.
void add_expected_term(schemas::Node parent,
                       const Submission& submission,
                       const OpenDraft& open,
                       config::Instant now) {
    const auto term = submission.expected_term(*open.service, now);
    if (term) cases::add_term(parent, *term, calendar::local_date(now));
}

}  // namespace

SendPages::SendPages(const Drafts& drafts,
                     storage::Database& database,
                     const web::Pages& pages,
                     const Submission& submission,
                     const Signings& signings,
                     const CasePass& pass,
                     Companions companions)
    : drafts_(drafts),
      database_(database),
      pages_(pages),
      submission_(submission),
      signings_(signings),
      pass_(pass),
      companions_(std::move(companions)) {}

void SendPages::add_routes(web::Router& router) const {
    const auto anyone = web::Access::anyone();
    const auto bind = [this](auto method) {
        return [this, method](const web::Request& request) { return (this->*method)(request); };
    };
    router.get("/wnioski/{draft}/sprawdz", anyone, bind(&SendPages::check));
    router.get("/wnioski/{draft}/dokument", anyone, bind(&SendPages::preview));
    router.get("/wnioski/{draft}/dokument.xml", anyone, bind(&SendPages::document));
    router.post("/wnioski/{draft}/wyslij", anyone, bind(&SendPages::send));
    router.get("/wnioski/{draft}/wyslano", anyone, bind(&SendPages::confirmation));
}

Entered SendPages::enter(const web::Request& request) const {
    Entered entered = enter_draft(drafts_, request);
    if (entered.answer) return entered;
    const Companion* companion = companions_.of(entered.open->draft.service);
    if (companion == nullptr) return entered;
    if (auto elsewhere = companion->detour(*entered.open)) {
        entered.answer = web::see_other(std::move(*elsewhere));
    }
    return entered;
}

web::Response SendPages::check(const web::Request& request) const {
    const Entered entered = enter(request);
    if (entered.answer) return *entered.answer;
    const OpenDraft& open = *entered.open;
    if (open.draft.signed_file) return web::see_other(address(open.draft, "podpis"));
    const auto answers = answers_of(open, drafts_.now(), request.language);
    return check_page(request, open, answers, {}, 200);
}

web::Response SendPages::check_page(const web::Request& request,
                                    const OpenDraft& open,
                                    const forms::Answers& answers,
                                    const std::string& notice,
                                    int status) const {
    web::View view;
    schemas::Node root = view.root();
    const auto pages = answers.pages();
    root.set("active", "services");
    if (!pages.empty()) root.set("back", address(open.draft, pages.back()->id));
    const forms::Violations violations = answers.check_all();
    add_draft(root, open, drafts_.now(), request.language)
        .set("step", pages.size() + 1)
        .set("steps", pages.size() + open.service->form().closing_steps());
    if (violations.ok()) {
        add_send(root, request, open, answers);
    } else {
        root.set("errors", "true");
        add_faults(root, open.draft.id, violations, request.language);
        if (status == 200) status = 422;
    }
    if (!notice.empty()) root.add("changed").set("text", notice);
    forms::write_summary(root, answers);
    return pages_.render(request, "intake/check", view, status);
}

void SendPages::add_send(schemas::Node root,
                         const web::Request& request,
                         const OpenDraft& open,
                         const forms::Answers& answers) const {
    schemas::Node send = root.add("send");
    const std::string document = forms::document_bytes(answers);
    send.set("document", signing::sha256(document).hex());
    send.set("sign-in",
             open.service->form().account == forms::Policy::required && !request.identity);
    const forms::SignaturePolicy& signature = open.service->form().signature;
    send.set("signature", forms::to_string(signature.accepts))
        .set("signature-required", signature.required);
    add_expected_term(send, submission_, open, drafts_.now());
    if (hinder(root, send, request, open, document)) send.remove();
}

/// What the service itself says to sending this now. True: it may not be sent, and why is told.
bool SendPages::hinder(schemas::Node root,
                       schemas::Node send,
                       const web::Request& request,
                       const OpenDraft& open,
                       const std::string& document) const {
    const Companion* companion = companions_.of(open.draft.service);
    if (companion == nullptr) return false;
    const auto parsed = schemas::parse(document);
    Companion::Facts facts{*open.service,
                           std::get<schemas::Document>(parsed),
                           std::nullopt,
                           drafts_.now(),
                           request.language};
    if (request.identity) facts.account = request.identity->account;
    const auto why = database_.run([&](storage::Transaction& transaction) {
        if (auto before = send.child("own")) before->remove();  // of a first attempt
        auto found = companion->hindrance(transaction, facts);
        if (!found) companion->add_to_check(send.add("own"), transaction, facts);
        return found;
    });
    if (why) root.add("hindrance", why->message).set("rule", why->rule);
    return why.has_value();
}

web::Response SendPages::preview(const web::Request& request) const {
    const Entered entered = enter(request);
    if (entered.answer) return *entered.answer;
    const OpenDraft& open = *entered.open;
    const auto answers = answers_of(open, drafts_.now(), request.language);
    if (!answers.check_all().ok()) return web::see_other(address(open.draft, "sprawdz"));
    const std::string bytes = forms::document_bytes(answers);
    const auto parsed = schemas::parse(bytes);
    web::View view;
    schemas::Node root = view.root();
    root.set("active", "services").set("back", address(open.draft, "sprawdz"));
    add_draft(root, open, drafts_.now(), request.language);
    schemas::Node letter = root.add("document");
    letter.set("sha256", signing::sha256(bytes).hex())
        .set("size", static_cast<long long>(bytes.size()));
    letter.append_copy(forms::visualise(*open.service,
                                        std::get<schemas::Document>(parsed),
                                        open.service->language_or_polish(request.language))
                           .root());
    return pages_.render(request, "intake/preview", view);
}

web::Response SendPages::document(const web::Request& request) const {
    const Entered entered = enter(request);
    if (entered.answer) return *entered.answer;
    const auto answers = answers_of(*entered.open, drafts_.now(), request.language);
    return web::attachment(
        forms::document_bytes(answers), "application/xml", entered.open->draft.service + ".xml");
}

web::Response SendPages::send(const web::Request& request) const {
    const Entered entered = enter(request);
    if (entered.answer) return *entered.answer;
    const OpenDraft& open = *entered.open;
    if (open.service->form().account == forms::Policy::required && !request.identity) {
        return web::see_other(address(open.draft, "sprawdz"));
    }
    if (open.draft.signed_file) return send_signed(request, open);
    if (open.service->form().signature.required) {
        return web::see_other(address(open.draft, "podpis"));
    }
    const auto answers = answers_of(open, drafts_.now(), request.language);
    const auto filed =
        file_draft(drafts_,
                   submission_,
                   open,
                   answers,
                   {request.form.get("_document"), request.identity, nullptr, request.language});
    switch (filed.outcome) {
        case FiledDraft::Outcome::faulty:
            return check_page(request, open, answers, {}, 422);
        case FiledDraft::Outcome::changed:
            return check_page(request, open, answers, "intake.check.changed", 409);
        case FiledDraft::Outcome::hindered:  // the check page asks again, and says it
            return check_page(request, open, answers, {}, 422);
        case FiledDraft::Outcome::sent:
            break;
    }
    return web::see_other(address(open.draft, "wyslano"));
}

/// The signature is verified once more: the report that is kept tells of this moment.
web::Response SendPages::send_signed(const web::Request& request, const OpenDraft& open) const {
    const std::string back = address(open.draft, "podpis");
    const auto frozen = signings_.find(open.draft);
    if (!frozen || !frozen->is_signed()) return web::see_other(back);
    Returned returned = signings_.judge(open, *frozen, frozen->signed_file);
    if (!returned.fault.empty()) return web::see_other(back);
    const SignedDraft signed_draft{frozen->filed(),
                                   std::move(returned.file.report),
                                   signings_.beside(open.draft, *frozen, 0),
                                   returned.file.form};
    // Judged by the day of the signed document, which may be yesterday.
    const auto answers = answers_of(open, frozen->at, request.language);
    const auto filed = file_draft(
        drafts_,
        submission_,
        open,
        answers,
        {request.form.get("_document"), request.identity, &signed_draft, request.language});
    if (filed.outcome == FiledDraft::Outcome::hindered) {
        return check_page(request, open, answers, {}, 422);
    }
    return web::see_other(
        filed.outcome == FiledDraft::Outcome::sent ? address(open.draft, "wyslano") : back);
}

web::Response SendPages::confirmation(const web::Request& request) const {
    const auto found = drafts_.find(requester_of(request), request.parameter("draft"));
    if (found.access != Drafts::Access::sent) {
        const Entered entered = enter_draft(drafts_, request);
        return entered.answer ? *entered.answer
                              : web::see_other(address(entered.open->draft, "sprawdz"));
    }
    std::vector<cases::Attachment> files;
    const auto filed = database_.read([&](storage::Transaction& transaction) {
        files = cases::CaseStore{}.attachments(transaction, *found.draft->case_id);
        return cases::CaseStore{}.by_id(transaction, *found.draft->case_id);
    });
    if (!filed) throw web::not_found("the case of the draft is gone");
    const auto service = drafts_.service_of(*found.draft);
    web::View view;
    schemas::Node root = view.root();
    root.set("active", "services");
    const bool own = request.identity && filed->owner == request.identity->account;
    schemas::Node shown = cases::add_case(root, *filed, calendar::local_date(drafts_.now()));
    describe_case(shown, *filed, *service, request.language);
    shown.set("digest", signing::hex(filed->document_sha256))
        .set("receipt", filed->receipt_number)
        .set("href", (own ? "/konto/sprawy/" : "/sprawa/") + filed->number)
        .set("own", own);
    if (!own) shown.set("secret", submission_.secret_of(filed->id));
    cases::add_attachments(shown, files);
    web::Response response = pages_.render(request, "intake/confirmation", view);
    if (!own) pass_.give(response, filed->number);
    response.header("Cache-Control", "no-store");
    return response;
}

}  // namespace okienko::intake
