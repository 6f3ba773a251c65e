#include "server/intake/case_pages.h"

#include <array>

#include "server/accounts/throttle.h"
#include "server/calendar/local_time.h"
#include "server/cases/case_number.h"
#include "server/cases/case_store.h"
#include "server/cases/case_view.h"
#include "server/cases/event_note.h"
#include "server/cases/print_case.h"
#include "server/intake/adopt_case.h"
#include "server/intake/case_letters.h"
#include "server/intake/draft_view.h"
#include "server/intake/withdrawal_pages.h"
#include "server/web/failures.h"
#include "signing/digest.h"

namespace okienko::intake {

namespace {

/// Wrong secrets are slowed down for the case, and for the sender.
const accounts::Policy kForCase{
    10, std::chrono::seconds{30}, std::chrono::minutes{15}, std::chrono::hours{6}};
const accounts::Policy kForClient{
    20, std::chrono::seconds{15}, std::chrono::minutes{15}, std::chrono::hours{6}};

}  // namespace

CasePages::CasePages(storage::Database& database,
                     const web::Pages& pages,
                     const CaseFiles& files,
                     catalogue::Services& services,
                     const documents::DocumentKeys& keys,
                     const CasePass& pass,
                     const printing::Prints& prints,
                     const config::Clock& clock,
                     std::vector<cases::OwnPages> own_pages)
    : database_(database),
      pages_(pages),
      files_(files),
      services_(services),
      keys_(keys),
      pass_(pass),
      prints_(prints),
      door_(database, pass),
      clock_(clock),
      own_pages_(std::move(own_pages)) {}

void CasePages::add_routes(web::Router& router) const {
    const auto anyone = web::Access::anyone();
    const auto signed_in = web::Access::signed_in();
    const auto bind = [this](auto method) {
        return [this, method](const web::Request& request) { return (this->*method)(request); };
    };
    const auto through = [this](auto method, Door door) {
        return [this, method, door](const web::Request& request) {
            return (this->*method)(request, door);
        };
    };
    router.get("/sprawa", anyone, bind(&CasePages::ask));
    router.post("/sprawa", anyone, bind(&CasePages::open));
    router.post("/sprawa/{number}/przejmij", signed_in, bind(&CasePages::adopt));
    const auto add = [&](const std::string& base, const web::Access& access, Door door) {
        router.get(base, access, through(&CasePages::show, door));
        router.get(base + "/wniosek.xml", access, through(&CasePages::document, door));
        router.get(
            base + "/wniosek-ze-znacznikami", access, [this, door](const web::Request& request) {
                return files_.renewed(door_.enter(request, door));
            });
        router.get(base + "/wniosek.pdf", access, through(&CasePages::pdf, door));
        router.post(base + "/wniosek.pdf", access, through(&CasePages::ask_pdf, door));
        router.get(base + "/podpis.pdf", access, through(&CasePages::report_pdf, door));
        router.post(base + "/podpis.pdf", access, through(&CasePages::ask_report_pdf, door));
        router.get(base + "/upp.xml", access, through(&CasePages::receipt, door));
        router.get(base + "/zalaczniki/{n}", access, through(&CasePages::attachment, door));
    };
    add(base_of(Door::pass), anyone, Door::pass);
    add(base_of(Door::account), signed_in, Door::account);
}

web::Response CasePages::ask(const web::Request& request) const {
    web::View view;
    view.root().set("active", "case-status");
    view.root().add("ask").set("number", request.query.get("numer"));
    return pages_.render(request, "intake/ask", view);
}

web::Response CasePages::ask_again(const web::Request& request,
                                   const std::vector<Fault>& faults,
                                   int status) const {
    web::View view;
    view.root().set("active", "case-status").set("errors", "true");
    schemas::Node errors = view.root().add("errors");
    for (const Fault& fault : faults) {
        errors.add("error", pages_.texts(request.language).get(fault.text))
            .set("field", fault.field);
    }
    view.root()
        .add("ask")
        .set("number", request.form.get("numer"))
        .set("secret", request.form.get("klucz"));
    return pages_.render(request, "intake/ask", view, status);
}

web::Response CasePages::open(const web::Request& request) const {
    const std::string number = cases::read_number(request.form.get("numer"));
    const std::string secret = cases::read_secret(request.form.get("klucz"));
    std::vector<Fault> faults;
    if (number.empty()) faults.push_back({"numer", "intake.ask.bad-number"});
    if (secret.empty()) faults.push_back({"klucz", "intake.ask.bad-secret"});
    if (!faults.empty()) return ask_again(request, faults, 422);
    const std::array limits = {accounts::Limit{"case " + number, kForCase},
                               accounts::Limit{"case-client " + request.client, kForClient}};
    const accounts::Throttle throttle;
    const auto wait = database_.run([&](storage::Transaction& transaction) {
        return throttle.attempt(transaction, limits, clock_.now());
    });
    if (wait.count() > 0) {
        web::Response response = ask_again(request, {{"", "intake.ask.too-often"}}, 429);
        response.header("Retry-After", std::to_string(wait.count()));
        return response;
    }
    const auto found = database_.run([&](storage::Transaction& transaction) {
        auto by_secret =
            cases::CaseStore{}.by_secret(transaction, number, cases::hash_of_secret(secret));
        if (by_secret) {
            for (const accounts::Limit& limit : limits) {
                throttle.take_back(transaction, limit, clock_.now());
            }
        }
        return by_secret;
    });
    if (!found) return ask_again(request, {{"numer", "intake.ask.unknown"}}, 422);
    web::Response response = web::see_other("/sprawa/" + found->number);
    pass_.give(response, found->number);
    return response;
}

web::Response CasePages::adopt(const web::Request& request) const {
    const cases::Case found = door_.enter(request, Door::pass);
    if (!adopt_case(database_, found, *request.identity, clock_.now())) {
        throw web::Refusal(409, "intake.adopt.taken");
    }
    return web::see_other("/konto/sprawy/" + found.number);
}

web::Response CasePages::show(const web::Request& request, Door door) const {
    const cases::Case found = door_.enter(request, door);
    const auto service = services_.by_hash(found.package);
    if (!service) throw web::Refusal(410, "intake.erased", "the service version is gone");
    web::View view;
    schemas::Node root = view.root();
    root.set("active", door == Door::account ? "account" : "case-status");
    root.set("back", door == Door::account ? "/konto" : "/sprawa");
    schemas::Node shown = cases::add_case(root, found, calendar::local_date(clock_.now()));
    describe_case(shown, found, *service, request.language);
    shown.set("href", request.path)
        .set("digest", signing::hex(found.document_sha256))
        .set("receipt", found.receipt_number)
        .set("size", static_cast<long long>(found.document_size))
        .set("renewed", files_.is_renewed(found))
        .set("adoptable", door == Door::pass && request.identity && !found.owner);
    const auto* own = cases::own_pages_of(own_pages_, found.service);
    if (own != nullptr && door == Door::account) {
        shown.set("own-page", own->resident + found.number)
            .set("own-words", pages_.texts(request.language).get(own->resident_words));
    }
    database_.read([&](storage::Transaction& transaction) {
        const cases::CaseStore store;
        cases::add_attachments(shown, store.attachments(transaction, found.id));
        auto history = store.history(transaction, found.id, true);
        cases::open_notes(transaction, keys_, found, documents::Reader::owner, history);
        cases::add_history(shown, history);
        add_letters(shown, transaction, found, *service, page_of(found, door));
    });
    offer_withdrawal(shown, found, *service, page_of(found, door), request.language);
    if (request.query.has("wycofano") && cases::is_withdrawn(found, service->workflow())) {
        root.add("notice", pages_.texts(request.language).get("intake.withdrawal.done"))
            .set("kind", "success");
    }
    if (const std::string receipt = request.query.get("uzupelniono"); !receipt.empty()) {
        add_thanks(root, shown, receipt, pages_.texts(request.language));
    }
    const auto signatures = files_.signatures(found);
    const auto kept =
        verification::add_kept_signatures(shown, signatures, pages_.texts(request.language));
    database_.read([&](storage::Transaction& transaction) {
        cases::add_prints(
            {shown, kept}, transaction, prints_, found, signatures, page_of(found, door));
    });
    if (const auto letter = files_.letter(found, request.language)) {
        root.add("document").append_copy(letter->root());
    }
    web::Response response = pages_.render(request, "intake/case", view);
    response.header("Cache-Control", "no-store");
    return response;
}

web::Response CasePages::document(const web::Request& request, Door door) const {
    const cases::Case found = door_.enter(request, door);
    return xml_file(files_.document(found), "wniosek", found);
}

web::Response CasePages::receipt(const web::Request& request, Door door) const {
    const cases::Case found = door_.enter(request, door);
    return xml_file(files_.receipt(found), "upp", found);
}

web::Response CasePages::attachment(const web::Request& request, Door door) const {
    return files_.attachment(door_.enter(request, door), request.parameter("n"));
}

}  // namespace okienko::intake
