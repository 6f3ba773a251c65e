// The PDFs of a case for the person who sent it.
#include "server/cases/print_case.h"
#include "server/intake/case_pages.h"
#include "server/printing/print_view.h"
#include "server/web/failures.h"

namespace okienko::intake {

web::Response CasePages::pdf(const web::Request& request, Door door) const {
    const cases::Case found = door_.enter(request, door);
    return printing::pdf_file(database_,
                              prints_,
                              found.document,
                              "wniosek-" + found.number + ".pdf",
                              page_of(found, door),
                              documents::Reader::owner);
}

web::Response CasePages::ask_pdf(const web::Request& request, Door door) const {
    const cases::Case found = door_.enter(request, door);
    const std::string bytes = files_.document(found);
    const auto service = services_.by_hash(found.package);
    const bool asked = service && database_.run([&](storage::Transaction& transaction) {
        return cases::ask_for_document(transaction, prints_, found, *service, bytes);
    });
    if (!asked) throw web::Refusal(410, "printing.impossible");
    return web::see_other(page_of(found, door));
}

web::Response CasePages::report_pdf(const web::Request& request, Door door) const {
    const cases::Case found = door_.enter(request, door);
    const std::string report = cases::report_to_print(files_.signatures(found));
    if (report.empty()) throw web::not_found("no report");
    return printing::pdf_file(database_,
                              prints_,
                              report,
                              "podpis-" + found.number + ".pdf",
                              page_of(found, door),
                              documents::Reader::owner);
}

web::Response CasePages::ask_report_pdf(const web::Request& request, Door door) const {
    const cases::Case found = door_.enter(request, door);
    const auto kept = files_.signatures(found);
    if (kept.reports.empty()) throw web::not_found("no report");
    database_.run([&](storage::Transaction& transaction) {
        cases::ask_for_report(transaction, prints_, found, kept, pages_.texts("pl"));
    });
    return web::see_other(page_of(found, door) + "#podpis");
}

}  // namespace okienko::intake
