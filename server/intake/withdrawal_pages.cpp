#include "server/intake/withdrawal_pages.h"

#include "schemas/typography.h"
#include "server/cases/choices.h"
#include "server/intake/draft_view.h"
#include "server/web/failures.h"

namespace okienko::intake {

namespace {

constexpr const char* kImpossible = "intake.withdrawal.impossible";

const schemas::Texts& texts_of(const forms::Service& service, std::string_view language) {
    return service.texts(service.language_or_polish(language));
}

std::string words_of(const forms::Service& service,
                     const forms::Transition& step,
                     std::string_view language) {
    return texts_of(service, language).get("transition." + step.id);
}

}  // namespace

struct WithdrawalPages::Asked {
    cases::Case of;
    std::shared_ptr<const forms::Service> service;
    const forms::Transition* step = nullptr;  ///< nullptr: it can't be withdrawn
    std::string page;                         ///< of the case
};

void WithdrawalPages::add_routes(web::Router& router) const {
    const auto add = [&](Door door, const web::Access& access) {
        const std::string path = base_of(door) + "/wycofanie";
        router.get(path, access, [this, door](const auto& request) { return ask(request, door); });
        router.post(
            path, access, [this, door](const auto& request) { return post(request, door); });
    };
    add(Door::account, web::Access::signed_in());
    add(Door::pass, web::Access::anyone());
}

WithdrawalPages::Asked WithdrawalPages::open(const web::Request& request, Door door) const {
    Asked asked{door_.enter(request, door), nullptr, nullptr, {}};
    asked.service = services_.by_hash(asked.of.package);
    asked.page = page_of(asked.of, door);
    if (asked.service && !asked.of.closed) {
        asked.step = cases::withdrawal(asked.service->workflow(), asked.of.status);
    }
    return asked;
}

Companion::Withdrawal WithdrawalPages::facts_of(const web::Request& request,
                                                const cases::Case& of) const {
    return {of, clock_.now(), request.language};
}

std::optional<Companion::Hindrance> WithdrawalPages::hindrance(
    storage::Transaction& transaction, const Companion::Withdrawal& facts) const {
    const Companion* companion = companions_.of(facts.of.service);
    if (companion == nullptr) return std::nullopt;
    return companion->withdrawal_hindrance(transaction, facts);
}

web::Response WithdrawalPages::ask(const web::Request& request, Door door) const {
    const Asked asked = open(request, door);
    if (asked.step == nullptr) throw web::Refusal(409, kImpossible);
    return render(request, asked, {});
}

web::Response WithdrawalPages::render(const web::Request& request,
                                      const Asked& asked,
                                      const std::string& error) const {
    const schemas::Texts& texts = texts_of(*asked.service, request.language);
    web::View view;
    schemas::Node root = view.root();
    root.set("active", "account").set("back", asked.page);
    schemas::Node shown = root.add("withdrawal");
    shown.set("called", asked.of.called())
        .set("title", service_title(*asked.service, request.language))
        .set("subject", asked.of.subject)
        .set("href", asked.page + "/wycofanie")
        .set("page", asked.page)
        .set("words", words_of(*asked.service, *asked.step, request.language))
        .set("what", schemas::with_hard_spaces(texts.get("withdrawal.what"), request.language))
        .set("most", static_cast<long long>(cases::kLongestReason))
        .set("reason", request.form.get("powod"));
    const auto stopped = database_.run([&](storage::Transaction& transaction) {
        return hindrance(transaction, facts_of(request, asked.of));
    });
    if (stopped) shown.set("hindrance", stopped->message);
    if (!error.empty()) root.add("errors").add("error", error).set("field", "powod");
    return pages_.render(
        request, "intake/withdrawal", view, stopped ? 409 : (error.empty() ? 200 : 422));
}

cases::WithdrawalOutcome WithdrawalPages::withdraw(const web::Request& request,
                                                   const Asked& asked,
                                                   Door door) const {
    cases::WithdrawalOrder order;
    order.number = asked.of.number;
    if (door == Door::account) order.account = request.identity->account;
    order.reason = request.form.get("powod");
    order.now = clock_.now();
    return database_.run([&](storage::Transaction& transaction) -> cases::WithdrawalOutcome {
        const Companion::Withdrawal facts = facts_of(request, asked.of);
        if (hindrance(transaction, facts)) {
            return {cases::WithdrawalOutcome::Kind::impossible, std::nullopt};
        }
        auto outcome = cases::withdraw_case(transaction, keys_, asked.service->workflow(), order);
        const Companion* companion = companions_.of(asked.of.service);
        if (companion != nullptr && outcome.now) {
            companion->withdrawn(transaction, {*outcome.now, facts.now, facts.language});
        }
        return outcome;
    });
}

web::Response WithdrawalPages::post(const web::Request& request, Door door) const {
    const Asked asked = open(request, door);
    if (!asked.service) throw web::Refusal(409, kImpossible);
    const cases::WithdrawalOutcome outcome = withdraw(request, asked, door);
    using Kind = cases::WithdrawalOutcome::Kind;
    switch (outcome.kind) {
        case Kind::done:
        case Kind::already:
            return web::see_other(asked.page + "?wycofano=1");
        case Kind::too_long:
            return render(
                request, asked, pages_.texts(request.language).get("intake.withdrawal.too-long"));
        case Kind::impossible:
            break;
    }
    if (asked.step != nullptr) return render(request, asked, {});
    throw web::Refusal(409, kImpossible);
}

void offer_withdrawal(schemas::Node shown,
                      const cases::Case& of,
                      const forms::Service& service,
                      const std::string& page,
                      std::string_view language) {
    const auto* step = of.closed ? nullptr : cases::withdrawal(service.workflow(), of.status);
    if (step == nullptr) return;
    shown.set("withdraw", page + "/wycofanie")
        .set("withdraw-words", words_of(service, *step, language));
}

}  // namespace okienko::intake
