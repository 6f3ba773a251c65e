#pragma once

#include "forms/service.h"
#include "schemas/document.h"
#include "schemas/texts.h"
#include "server/cases/case.h"
#include "server/printing/prints.h"
#include "server/verification/report_view.h"

namespace okienko::cases {

/// The document whose print is the PDF about a case's signatures: the newest report; empty when
/// there is none.
std::string report_to_print(const verification::KeptSignatures& kept);

/// Where the <print> elements of a page about a case go.
struct PrintPlaces {
    schemas::Node document;
    schemas::Node signatures;
    std::string_view name = "wniosek";  ///< of the document's PDF
};
/// Adds <print> (print_view.h) for "<page>/wniosek.pdf" and, when signatures are kept,
/// "<page>/podpis.pdf".
void add_prints(PrintPlaces places,
                storage::Transaction& transaction,
                const printing::Prints& prints,
                const Case& of,
                const verification::KeptSignatures& kept,
                const std::string& page);

/// Asks for the PDF of what was sent (`bytes`: the document), in the caller's transaction. False
/// when the document can't be shown.
bool ask_for_document(storage::Transaction& transaction,
                      const printing::Prints& prints,
                      const Case& of,
                      const forms::Service& service,
                      std::string_view bytes);

/// Asks for the PDF of what is kept about its signatures; there is at least one report. `words`:
/// Polish.
void ask_for_report(storage::Transaction& transaction,
                    const printing::Prints& prints,
                    const Case& of,
                    const verification::KeptSignatures& kept,
                    const schemas::Texts& words);

}  // namespace okienko::cases
