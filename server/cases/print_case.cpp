#include "server/cases/print_case.h"

#include <variant>

#include "forms/visualise.h"
#include "server/printing/formatting_objects.h"
#include "server/printing/print_view.h"
#include "signing/digest.h"

namespace okienko::cases {

std::string report_to_print(const verification::KeptSignatures& kept) {
    return kept.reports.empty() ? std::string{} : kept.reports.front().report;
}

void add_prints(PrintPlaces places,
                storage::Transaction& transaction,
                const printing::Prints& prints,
                const Case& of,
                const verification::KeptSignatures& kept,
                const std::string& page) {
    printing::add_print(places.document,
                        prints.state(transaction, of.document),
                        page + "/" + std::string(places.name) + ".pdf");
    if (kept.reports.empty()) return;
    printing::add_print(
        places.signatures, prints.state(transaction, report_to_print(kept)), page + "/podpis.pdf");
}

bool ask_for_document(storage::Transaction& transaction,
                      const printing::Prints& prints,
                      const Case& of,
                      const forms::Service& service,
                      std::string_view bytes) {
    const auto parsed = schemas::parse(bytes);
    const auto* document = std::get_if<schemas::Document>(&parsed);
    if (document == nullptr) return false;
    web::View view =
        printing::sheet_view({of.subject, of.number, signing::hex(of.document_sha256)});
    view.root().add("document").append_copy(forms::visualise(service, *document, "pl").root());
    prints.ask(transaction, of.document, "printing/document", view);
    return true;
}

void ask_for_report(storage::Transaction& transaction,
                    const printing::Prints& prints,
                    const Case& of,
                    const verification::KeptSignatures& kept,
                    const schemas::Texts& words) {
    web::View view = printing::sheet_view(
        {words.get("verification.heading"), of.number, signing::hex(of.document_sha256)});
    verification::add_kept_signatures(view.root(), kept, words);
    prints.ask(transaction, report_to_print(kept), "verification/print", view);
}

}  // namespace okienko::cases
