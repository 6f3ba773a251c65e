#include "server/intake/sign_pages.h"

#include <chrono>
#include <variant>

#include "forms/visualise.h"
#include "server/intake/draft_view.h"
#include "server/intake/save_page.h"
#include "server/verification/desk.h"
#include "server/verification/report_view.h"
#include "server/web/failures.h"
#include "server/web/read_body.h"
#include "signing/digest.h"
#include "signing/prepared_signature.h"

namespace okienko::intake {

namespace {

/// What a signed file is saved under, so that the next person's program knows its kind.
std::string file_name(const OpenDraft& open, std::string_view bytes, bool beside) {
    if (bytes.starts_with("PK")) return open.draft.service + ".asice";
    return open.draft.service + (beside ? ".xades" : "-podpisany.xml");
}

/// Signing counts as the last step where it has to be done.
void add_last_step(schemas::Node draft,
                   const OpenDraft& open,
                   config::Instant now,
                   const std::string& language) {
    const forms::Answers answers(
        *open.service, open.values, open.attachments, moment_of(open, now, language));
    const auto steps = answers.pages().size() + open.service->form().closing_steps();
    draft.set("step", steps).set("steps", steps);
}

}  // namespace

SignPages::SignPages(const Drafts& drafts,
                     const Signings& signings,
                     const signing::Verifier& verifier,
                     const web::Pages& pages,
                     Settings settings,
                     Companions companions)
    : drafts_(drafts),
      signings_(signings),
      verifier_(verifier),
      pages_(pages),
      settings_(settings),
      companions_(std::move(companions)) {}

void SignPages::add_routes(web::Router& router) const {
    const auto anyone = web::Access::anyone();
    const auto bind = [this](auto method) {
        return [this, method](const web::Request& request) { return (this->*method)(request); };
    };
    web::BodyPolicy body;
    body.file_bytes = settings_.file_bytes;
    body.files = 1;
    body.reports_large_files = true;
    router.get("/wnioski/{draft}/podpis", anyone, bind(&SignPages::show));
    router.post("/wnioski/{draft}/podpis", anyone, bind(&SignPages::take), body);
    router.get("/wnioski/{draft}/do-podpisu.xml", anyone, bind(&SignPages::original));
    router.get("/wnioski/{draft}/podpisany", anyone, bind(&SignPages::signed_file));
    router.get("/wnioski/{draft}/popraw", anyone, bind(&SignPages::ask));
    router.post("/wnioski/{draft}/popraw", anyone, bind(&SignPages::thaw));
    if (settings_.demonstration == nullptr) return;
    router.post(
        "/wnioski/{draft}/podpis-testowy", anyone, bind(&SignPages::sign_for_demonstration));
}

web::Response SignPages::show(const web::Request& request) const {
    const ToSign ready = enter_signing(drafts_, signings_, companions_, request);
    return ready.answer ? *ready.answer : page(request, ready, {}, 200);
}

web::Response SignPages::page(const web::Request& request,
                              const ToSign& ready,
                              const std::string& fault,
                              int status) const {
    const OpenDraft& open = *ready.open;
    const Signings::Frozen& frozen = *ready.frozen;
    const forms::SignaturePolicy& policy = open.service->form().signature;
    web::View view;
    schemas::Node root = view.root();
    root.set("active", "services");
    if (!frozen.is_signed()) root.set("back", address_in(open.draft, "sprawdz"));
    if (!fault.empty()) root.add("errors").add("error", fault).set("field", "plik");
    schemas::Node draft = add_draft(root, open, drafts_.now(), request.language);
    if (policy.required) add_last_step(draft, open, drafts_.now(), request.language);
    schemas::Node letter = root.add("document");
    letter.set("sha256", signing::sha256(frozen.document).hex())
        .set("size", static_cast<long long>(frozen.document.size()))
        .set("files", static_cast<long long>(open.attachments.size()));
    const auto parsed = schemas::parse(frozen.document);
    letter.append_copy(forms::visualise(*open.service,
                                        std::get<schemas::Document>(parsed),
                                        open.service->language_or_polish(request.language))
                           .root());
    schemas::Node sign = root.add("sign");
    sign.set("accepts", forms::to_string(policy.accepts))
        .set("required", policy.required)
        .set("limit", settings_.file_bytes)
        .set("test",
             settings_.demonstration != nullptr &&
                 policy.accepts == forms::SignaturePolicy::Kind::any);
    sign.set("document",
             signing::sha256(frozen.is_signed() ? frozen.filed() : frozen.document).hex());
    if (frozen.is_signed()) {
        const Returned returned = signings_.judge(open, frozen, frozen.signed_file);
        const auto count = static_cast<unsigned>(returned.file.report.signatures.size());
        sign.set("signed", true)
            .set("more", count < policy.signers)
            .set("beside", !frozen.upload.empty());
        verification::add_report(
            sign, signing::to_json(returned.file.report), pages_.texts(request.language));
    }
    web::Response response = pages_.render(request, "intake/sign", view, status);
    response.header("Cache-Control", "no-store");
    return response;
}

web::Response SignPages::original(const web::Request& request) const {
    const ToSign ready = enter_signing(drafts_, signings_, companions_, request);
    if (ready.answer) return *ready.answer;
    return web::attachment(
        ready.frozen->document, "application/xml", ready.open->draft.service + ".xml");
}

web::Response SignPages::signed_file(const web::Request& request) const {
    const ToSign ready = enter_signing(drafts_, signings_, companions_, request);
    if (ready.answer) return *ready.answer;
    const Signings::Frozen& frozen = *ready.frozen;
    if (!frozen.is_signed()) return web::see_other(address_in(ready.open->draft, "podpis"));
    return web::attachment(frozen.signed_file,
                           "application/octet-stream",
                           file_name(*ready.open, frozen.signed_file, !frozen.upload.empty()));
}

web::Response SignPages::take(const web::Request& request) const {
    const ToSign ready = enter_signing(drafts_, signings_, companions_, request);
    if (ready.answer) return *ready.answer;
    const schemas::Texts& words = pages_.texts(request.language);
    const web::Upload* upload = request.upload("plik");
    if (upload == nullptr) return page(request, ready, words.get("intake.sign.error.none"), 422);
    if (upload->cut_at() != 0) {
        return page(
            request,
            ready,
            words.get("intake.sign.error.large", {{"limit", web::describe_size(upload->cut_at())}}),
            413);
    }
    return accept(request, ready, verification::bytes_of(*upload));
}

web::Response SignPages::accept(const web::Request& request,
                                const ToSign& ready,
                                const std::string& bytes) const {
    const OpenDraft& open = *ready.open;
    const Returned returned = signings_.judge(open, *ready.frozen, bytes);
    const schemas::Texts& words = pages_.texts(request.language);
    if (!returned.fault.empty()) {
        return page(request, ready, words.get("intake.sign.error." + returned.fault), 422);
    }
    if (!signings_.keep(open.draft, *ready.frozen, returned, bytes)) {
        return page(request, ready, words.get("intake.sign.error.changed"), 409);
    }
    return web::see_other(address_in(open.draft, "podpis"));
}

web::Response SignPages::ask(const web::Request& request) const {
    const ToSign ready = enter_signing(drafts_, signings_, companions_, request);
    if (ready.answer) return *ready.answer;
    const std::string page = request.query.get("strona");
    if (!ready.frozen->is_signed()) {
        const bool known = ready.open->service->form().page(page) != nullptr;
        return web::see_other(address_in(ready.open->draft, known ? page : "sprawdz"));
    }
    web::View view;
    view.root().set("active", "services").set("back", address_in(ready.open->draft, "podpis"));
    add_draft(view.root(), *ready.open, drafts_.now(), request.language).set("page", page);
    return pages_.render(request, "intake/thaw", view);
}

web::Response SignPages::thaw(const web::Request& request) const {
    const Entered entered = enter_draft(drafts_, request);
    if (entered.answer) return *entered.answer;
    signings_.drop(entered.open->draft);
    const std::string page = request.form.get("strona");
    const bool known = entered.open->service->form().page(page) != nullptr;
    // What was posted to the page while it was frozen comes back there.
    return web::see_other(address_in(entered.open->draft, known ? page + "?wznow=1" : "sprawdz"));
}

web::Response SignPages::sign_for_demonstration(const web::Request& request) const {
    const ToSign ready = enter_signing(drafts_, signings_, companions_, request);
    if (ready.answer) return *ready.answer;
    const auto now = std::chrono::floor<std::chrono::seconds>(drafts_.now());
    signing::SigningRequest order;
    order.form = signing::SignatureForm::enveloped;
    order.files = {{ready.open->draft.service + ".xml", ready.frozen->document, "application/xml"}};
    order.signing_time = now;
    order.commitment = signing::proof_of_origin;
    const auto outcome = signing::sign(order, settings_.demonstration->issue(now), verifier_);
    if (const auto* fault = std::get_if<signing::SigningFault>(&outcome)) {
        throw std::logic_error("our own document can't be signed: " + fault->code);
    }
    return accept(request, ready, std::get<signing::SignedFile>(outcome).bytes);
}

}  // namespace okienko::intake
