#include "server/letters/sign_letter_pages.h"

#include "server/calendar/local_time.h"
#include "server/letters/letter_desk.h"
#include "server/letters/letter_store.h"
#include "server/letters/letter_view.h"
#include "server/letters/sign_letter.h"
#include "server/verification/desk.h"
#include "server/web/failures.h"
#include "server/web/read_body.h"
#include "signing/digest.h"
#include "signing/prepared_signature.h"

namespace okienko::letters {

namespace {

std::string file_name(const LetterDesk& desk, const FrozenLetter& frozen) {
    return desk.about.number + "-P" + std::to_string(frozen.n) + ".xml";
}

cases::ActContext act_of(const web::Request& request, const LetterDesk& desk) {
    return {*request.identity, desk.about.number, desk.about.revision, request.received};
}

}  // namespace

void SignLetterPages::add_routes(web::Router& router) const {
    const auto clerk = web::Access::role("clerk");
    const auto bind = [this](auto method) {
        return [this, method](const web::Request& request) { return (this->*method)(request); };
    };
    const std::string base = "/urzad/sprawy/{number}/pismo/podpis";
    web::BodyPolicy body;
    body.file_bytes = settings_.file_bytes;
    body.files = 1;
    body.reports_large_files = true;
    router.get(base, clerk, bind(&SignLetterPages::show));
    router.post(base, clerk, bind(&SignLetterPages::freeze));
    router.get(base + "/pismo.xml", clerk, bind(&SignLetterPages::original));
    router.post(base + "/plik", clerk, bind(&SignLetterPages::take), body);
    if (settings_.demonstration == nullptr) return;
    router.post(base + "/testowy", clerk, bind(&SignLetterPages::sign_for_demonstration));
}

/// nullopt as well when it isn't what would be sent now.
std::optional<FrozenLetter> SignLetterPages::frozen_of(const LetterDesk& desk) const {
    return context_.database.read(
        [&](storage::Transaction& transaction) -> std::optional<FrozenLetter> {
            const auto key = context_.documents.keys().open(transaction, desk.about.key);
            auto frozen = FrozenLetterStore{}.find(transaction, key, desk.draft.id);
            const bool good = frozen && still_good(*frozen,
                                                   desk.draft,
                                                   LetterStore{}.next(transaction, desk.about.id),
                                                   calendar::local_date(desk.now));
            return good ? std::move(frozen) : std::nullopt;
        });
}

web::Response SignLetterPages::freeze(const web::Request& request) const {
    const std::string transition = request.form.get("przejscie");
    const LetterDesk desk = open_to_write(context_, request, transition);
    if (desk.draft.revision == 0 ||
        !judge_letter(desk.source(context_), context_.words("pl")).empty()) {
        return web::see_other(letter_address(desk.about.number, "", transition));
    }
    if (!frozen_of(desk)) {
        context_.database.run([&](storage::Transaction& transaction) {
            freeze_letter(
                transaction, context_, act_of(request, desk), desk.source(context_), desk.draft);
        });
    }
    return web::see_other(letter_address(desk.about.number, "/podpis", transition));
}

web::Response SignLetterPages::show(const web::Request& request) const {
    const std::string transition = request.query.get("przejscie");
    const LetterDesk desk = open_to_write(context_, request, transition);
    const auto frozen = frozen_of(desk);
    if (!frozen) return web::see_other(letter_address(desk.about.number, "/podglad", transition));
    return page(request, desk, *frozen, {}, 200);
}

web::Response SignLetterPages::page(const web::Request& request,
                                    const LetterDesk& desk,
                                    const FrozenLetter& frozen,
                                    const std::string& fault,
                                    int status) const {
    web::View view;
    schemas::Node root = view.root();
    root.set("side", "office")
        .set("active", "queue")
        .set("back", letter_address(desk.about.number, "/podglad", desk.transition->id));
    if (!fault.empty()) root.add("errors").add("error", fault).set("field", "plik");
    schemas::Node sign = root.add("sign");
    sign.set("number", desk.about.number)
        .set("called", desk.about.called())
        .set("transition", desk.transition->id)
        .set("required", !desk.transition->signature.empty())
        .set("qualified", desk.transition->signature == "qualified")
        .set("size", static_cast<long long>(frozen.bytes.size()))
        .set("digest", signing::sha256(frozen.bytes).hex())
        .set("limit", static_cast<long long>(settings_.file_bytes))
        .set("test",
             settings_.demonstration != nullptr && desk.transition->signature != "qualified");
    add_paper(sign, frozen.bytes);
    web::Response response = pages_.render(request, "letters/sign", view, status);
    response.header("Cache-Control", "no-store");
    return response;
}

web::Response SignLetterPages::original(const web::Request& request) const {
    const LetterDesk desk = open_to_write(context_, request, request.query.get("przejscie"));
    const auto frozen = frozen_of(desk);
    if (!frozen) throw web::Refusal(409, "letters.error.frozen-old");
    return web::attachment(frozen->bytes, "application/xml", file_name(desk, *frozen));
}

web::Response SignLetterPages::take(const web::Request& request) const {
    const LetterDesk desk = open_to_write(context_, request, request.form.get("przejscie"));
    const auto frozen = frozen_of(desk);
    if (!frozen) throw web::Refusal(409, "letters.error.frozen-old");
    const schemas::Texts& words = pages_.texts(request.language);
    const web::Upload* upload = request.upload("plik");
    if (upload == nullptr) {
        return page(request, desk, *frozen, words.get("intake.sign.error.none"), 422);
    }
    if (upload->cut_at() != 0) {
        const std::string limit = web::describe_size(upload->cut_at());
        return page(
            request, desk, *frozen, words.get("intake.sign.error.large", {{"limit", limit}}), 413);
    }
    return send(request, desk, *frozen, verification::bytes_of(*upload));
}

web::Response SignLetterPages::send(const web::Request& request,
                                    const LetterDesk& desk,
                                    const FrozenLetter& frozen,
                                    std::string bytes) const {
    const schemas::Texts& words = pages_.texts(request.language);
    const SignedLetter by_clerk =
        judge_signed(context_, *desk.transition, std::move(bytes), frozen, desk.now);
    if (!by_clerk.fault.empty()) {
        return page(request, desk, frozen, words.get(by_clerk.fault), 422);
    }
    const SendOutcome outcome = context_.database.run([&](storage::Transaction& transaction) {
        return send_letter(transaction,
                           context_,
                           act_of(request, desk),
                           *desk.service,
                           desk.transition->id,
                           frozen.revision,
                           &by_clerk);
    });
    if (outcome.sent) {
        return web::see_other("/urzad/sprawy/" + desk.about.number + "?gotowe=pismo");
    }
    if (outcome.stale) throw web::Refusal(409, "letters.error.frozen-old");
    const std::string reason =
        outcome.act.reason.empty() ? "letters.error.transition" : outcome.act.reason;
    return page(request, desk, frozen, words.get(reason), 409);
}

web::Response SignLetterPages::sign_for_demonstration(const web::Request& request) const {
    const LetterDesk desk = open_to_write(context_, request, request.form.get("przejscie"));
    const auto frozen = frozen_of(desk);
    if (!frozen) throw web::Refusal(409, "letters.error.frozen-old");
    const auto now = std::chrono::floor<std::chrono::seconds>(desk.now);
    signing::SigningRequest order;
    order.form = signing::SignatureForm::enveloped;
    order.files = {{file_name(desk, *frozen), frozen->bytes, "application/xml"}};
    order.signing_time = now;
    order.commitment = signing::proof_of_approval;
    auto outcome = signing::sign(order, settings_.demonstration->issue(now), context_.verifier);
    if (const auto* fault = std::get_if<signing::SigningFault>(&outcome)) {
        throw std::logic_error("a sealed letter can't be signed: " + fault->code);
    }
    return send(request, desk, *frozen, std::move(std::get<signing::SignedFile>(outcome).bytes));
}

}  // namespace okienko::letters
