#include "server/cases/case_pages.h"

#include <charconv>

#include "forms/visualise.h"
#include "server/audit/entry.h"
#include "server/calendar/local_time.h"
#include "server/cases/case_store.h"
#include "server/cases/close_case.h"
#include "server/cases/event_note.h"
#include "server/cases/move_case.h"
#include "server/cases/note_case.h"
#include "server/cases/open_for_office.h"
#include "server/cases/pass_case.h"
#include "server/cases/print_case.h"
#include "server/cases/queue.h"
#include "server/cases/register_case.h"
#include "server/cases/renewed_form.h"
#include "server/cases/report_files.h"
#include "server/cases/take_case.h"
#include "server/web/escape.h"
#include "server/web/failures.h"

namespace okienko::cases {

namespace {

int read_int(const std::string& text) {
    int value = 0;
    const auto end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end ? value : 0;
}

std::string page_of(const std::string& number) {
    return "/urzad/sprawy/" + number;
}

}  // namespace

void CasePages::add_routes(web::Router& router) {
    const auto clerk = web::Access::role("clerk");
    const auto get = [&](const char* rest,
                         web::Response (CasePages::*handler)(const web::Request&) const) {
        router.get(
            std::string("/urzad/sprawy/{number}") + rest,
            clerk,
            [this, handler](const web::Request& request) { return (this->*handler)(request); });
    };
    get("", &CasePages::show);
    get("/dokument", &CasePages::source);
    get("/dokument.xml", &CasePages::document);
    get("/dokument.pdf", &CasePages::pdf);
    get("/podpis.pdf", &CasePages::report_pdf);
    get("/poswiadczenie.xml", &CasePages::receipt);
    get("/zalaczniki/{n}", &CasePages::attachment);
    router.get("/urzad/sprawy/{number}/podpis.json", clerk, [this](const web::Request& request) {
        const Case shown = open(request, "signatures");
        return json_report(shown, signatures_of(shown.document));
    });
    router.get("/urzad/sprawy/{number}/podpis.xml", clerk, [this](const web::Request& request) {
        return etsi_report(database_, documents_, open(request, "signatures"));
    });
    router.get("/urzad/sprawy/{number}/dokument-ze-znacznikami",
               clerk,
               [this](const web::Request& request) {
                   return renewed_file(
                       database_, documents_, open(request, "document"), documents::Reader::office);
               });
    router.post("/urzad/sprawy/{number}/podpis", clerk, [this](const web::Request& request) {
        return recheck(request);
    });
    router.post("/urzad/sprawy/{number}/dokument.pdf", clerk, [this](const auto& request) {
        return ask_pdf(request);
    });
    router.post("/urzad/sprawy/{number}/podpis.pdf", clerk, [this](const auto& request) {
        return ask_report_pdf(request);
    });
    const auto post = [&](std::string act, Perform what) {
        router.post("/urzad/sprawy/{number}/" + act,
                    clerk,
                    [this, act, what = std::move(what)](const web::Request& request) {
                        return perform(request, act, what);
                    });
    };
    post("rejestracja", [](auto& tx, const auto& context, const auto& workflow, const auto&) {
        return register_case(tx, context, workflow);
    });
    post("przejecie", [](auto& tx, const auto& context, const auto&, const auto&) {
        return take_case(tx, context);
    });
    post("zwrot", [](auto& tx, const auto& context, const auto&, const auto&) {
        return return_case(tx, context);
    });
    post("przekazanie", [this](auto& tx, const auto& context, const auto&, const auto& request) {
        std::vector<std::string> codes;
        for (const auto& unit : office_.units()) codes.push_back(unit.code);
        return pass_case(
            tx, context, codes, request.form.get("jednostka"), request.form.get("powod"));
    });
    post("przejscie", [](auto& tx, const auto& context, const auto& workflow, const auto& request) {
        return move_case(
            tx, context, workflow, request.form.get("przejscie"), request.form.get("uwaga"));
    });
    post("zakonczenie",
         [](auto& tx, const auto& context, const auto& workflow, const auto& request) {
             return close_case(
                 tx, context, workflow, request.form.get("wynik"), request.form.get("wiadomosc"));
         });
    post("notatka", [](auto& tx, const auto& context, const auto&, const auto& request) {
        return note_case(tx, context, request.form.get("notatka"));
    });
}

Case CasePages::open(const web::Request& request, std::string_view what) const {
    const OfficeReading reading = database_.run([&](storage::Transaction& transaction) {
        return open_for_office(
            transaction, *request.identity, documents_.keys(), request.parameter("number"), what);
    });
    if (reading.kind == OfficeReading::Kind::sealed) throw sealed_refusal(reading.until);
    if (reading.kind == OfficeReading::Kind::forbidden) {
        throw web::Refusal(403, "cases.error.other-unit");
    }
    if (!reading.found) throw web::Refusal(404, "cases.error.no-case");
    return *reading.found;
}

/// Until when nobody may act on the case; the attempt is in the audit trail.
std::optional<config::Instant> CasePages::seal_of(const Case& filed,
                                                  const web::Identity& clerk,
                                                  std::string_view act) const {
    return database_.run([&](storage::Transaction& transaction) {
        const auto until = documents_.keys().sealed_until(transaction, filed.key);
        if (until) {
            audit::append(transaction,
                          {"clerk:" + clerk.account,
                           "cases.sealed",
                           "case:" + filed.id,
                           "{\"what\":" + web::json_string(act) + "}"});
        }
        return until;
    });
}

std::string CasePages::bytes_of(const std::string& document) const {
    try {
        return database_.read([&](storage::Transaction& transaction) {
            return documents_.get(transaction, document);
        });
    } catch (const documents::Erased&) {
        throw web::Refusal(410, "cases.error.erased");
    }
}

web::Response CasePages::show(const web::Request& request) const {
    return render(request, open(request, "page"), {}, 200);
}

web::Response CasePages::render(const web::Request& request,
                                const Case& shown,
                                const ActPanel& panel,
                                int status) const {
    OfficeCase model{shown, {}, {}, {}, std::nullopt, {}, false, {}};
    for (const auto& unit : office_.units()) {
        model.units.push_back({unit.code, office_.unit_name(unit.code, request.language)});
    }
    std::string bytes;
    database_.read([&](storage::Transaction& transaction) {
        model.attachments = CaseStore{}.attachments(transaction, shown.id);
        model.history = ActStore{}.history(transaction, shown.id);
        model.papers = correspondence_.papers(transaction, shown);
        try {
            bytes = documents_.get(transaction, shown.document);
            open_notes(transaction, documents_.keys(), shown, model.history);
            model.signatures = verification::kept_signatures(transaction, reports_, shown.document);
        } catch (const documents::Erased&) {
            model.erased = true;
        }
    });
    const auto service = words_.service(shown.package);
    if (service && !model.erased) {
        const auto parsed = schemas::parse(bytes);
        if (const auto* document = std::get_if<schemas::Document>(&parsed)) {
            model.letter = forms::visualise(*service, *document, request.language);
        }
    }
    web::View view;
    view.root().set("side", "office").set("active", "queue").set("back", "/urzad");
    const schemas::Texts& texts = pages_.texts(request.language);
    if (const std::string done = request.query.get("gotowe"); status == 200 && !done.empty()) {
        const std::string text = "cases.done." + done;
        if (texts.has(text)) {
            view.root()
                .add("notice", texts.get(text, {{"sign", shown.called()}, {"unit", shown.unit}}))
                .set("kind", "success");
        }
    }
    if (!panel.error.empty()) {
        schemas::Node error = view.root().add("errors").add("error", panel.error);
        if (!panel.field.empty()) error.set("field", panel.field);
    }
    schemas::Node element = add_office_case(view.root(),
                                            model,
                                            panel,
                                            *request.identity,
                                            words_,
                                            texts,
                                            calendar::local_date(request.received));
    if (const OwnPages* own = own_pages_of(own_pages_, shown.service)) {
        element.set("own-page", own->office + shown.number)
            .set("own-words", texts.get(own->office_words));
    }
    if (!model.erased) {
        database_.read([&](storage::Transaction& transaction) {
            add_prints({element, *element.child("signatures"), "dokument"},
                       transaction,
                       prints_,
                       shown,
                       model.signatures,
                       page_of(shown.number));
            element.set("renewed", find_renewed(transaction, documents_, shown).has_value());
            add_report_files(*element.child("signatures"),
                             transaction,
                             documents_,
                             shown,
                             model.signatures,
                             page_of(shown.number));
        });
    }
    return pages_.render(request, "cases/office_case", view, status);
}

web::Response CasePages::perform(const web::Request& request,
                                 std::string_view act,
                                 const Perform& what) const {
    const web::Identity& clerk = *request.identity;
    const std::string& number = request.parameter("number");
    // The version of the service a case was filed with never changes, so it may be read before the
    // row is locked.
    const auto filed = database_.read([&](storage::Transaction& transaction) {
        return CaseStore{}.by_number(transaction, number);
    });
    if (!filed) throw web::Refusal(404, "cases.error.no-case");
    const auto service = words_.service(filed->package);
    const forms::Workflow nothing;
    if (const auto until = seal_of(*filed, clerk, act)) throw sealed_refusal(*until);
    const ActContext context{clerk, number, read_int(request.form.get("wersja")), request.received};
    const ActOutcome outcome = database_.run([&](storage::Transaction& transaction) {
        return what(transaction, context, service ? service->workflow() : nothing, request);
    });
    switch (outcome.kind) {
        case ActOutcome::Kind::missing:
            throw web::Refusal(404, "cases.error.no-case");
        case ActOutcome::Kind::forbidden:
            throw web::Refusal(403, "cases.error.other-unit");
        case ActOutcome::Kind::done:
            // A case passed on is out of the clerk's sight.
            if (!QueueScope::of(clerk).covers(outcome.now->unit)) {
                return web::see_other("/urzad?przekazano=" + outcome.now->unit);
            }
            return web::see_other(page_of(number) + "?gotowe=" + std::string(act));
        default:
            break;
    }
    ActPanel panel{std::string(act), request.form, outcome.field, {}, false, outcome.meanwhile};
    panel.changed = outcome.kind == ActOutcome::Kind::changed;
    if (!panel.changed) panel.error = pages_.texts(request.language).get(outcome.reason);
    return render(request,
                  outcome.now ? *outcome.now : *filed,
                  panel,
                  outcome.kind == ActOutcome::Kind::unfit ? 422 : 409);
}

}  // namespace okienko::cases
