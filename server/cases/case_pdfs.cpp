// The PDFs of a case for the office.
#include "server/cases/case_pages.h"
#include "server/cases/print_case.h"
#include "server/printing/print_view.h"
#include "server/web/failures.h"

namespace okienko::cases {

namespace {

std::string page_of(const Case& shown) {
    return "/urzad/sprawy/" + shown.number;
}

}  // namespace

verification::KeptSignatures CasePages::signatures_of(const std::string& document) const {
    try {
        auto kept = database_.read([&](storage::Transaction& transaction) {
            return verification::kept_signatures(transaction, reports_, document);
        });
        if (kept.reports.empty()) throw web::not_found("no report");
        return kept;
    } catch (const documents::Erased&) {
        throw web::Refusal(410, "cases.error.erased");
    }
}

web::Response CasePages::pdf(const web::Request& request) const {
    const Case shown = open(request, "document");
    return printing::pdf_file(
        database_, prints_, shown.document, shown.number + ".pdf", page_of(shown));
}

web::Response CasePages::ask_pdf(const web::Request& request) const {
    const Case shown = open(request, "document");
    const std::string bytes = bytes_of(shown.document);
    const auto service = words_.service(shown.package);
    const bool asked = service && database_.run([&](storage::Transaction& transaction) {
        return ask_for_document(transaction, prints_, shown, *service, bytes);
    });
    if (!asked) throw web::Refusal(410, "printing.impossible");
    return web::see_other(page_of(shown));
}

web::Response CasePages::report_pdf(const web::Request& request) const {
    const Case shown = open(request, "signatures");
    const std::string report = report_to_print(signatures_of(shown.document));
    return printing::pdf_file(
        database_, prints_, report, "podpis-" + shown.number + ".pdf", page_of(shown));
}

web::Response CasePages::ask_report_pdf(const web::Request& request) const {
    const Case shown = open(request, "signatures");
    const auto kept = signatures_of(shown.document);
    database_.run([&](storage::Transaction& transaction) {
        ask_for_report(transaction, prints_, shown, kept, pages_.texts("pl"));
    });
    return web::see_other(page_of(shown) + "#podpis");
}

}  // namespace okienko::cases
