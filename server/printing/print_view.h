#pragma once

#include <string>

#include "schemas/node.h"
#include "server/printing/prints.h"
#include "server/web/response.h"

namespace okienko::printing {

/// <print state="none|waiting|failed|ready|sealed" href=""/>, shown by okn:printing/_link. `href`
/// is where the PDF is fetched (GET) and asked for (POST).
void add_print(schemas::Node parent, PrintState state, const std::string& href);

/// The PDF under its name; back to the page, which says how far it is, when there is none yet.
/// Refusal 410 when it was erased.
web::Response pdf_file(storage::Database& database,
                       const Prints& prints,
                       const documents::DocumentId& subject,
                       const std::string& name,
                       const std::string& page,
                       documents::Reader reader = documents::Reader::office);

}  // namespace okienko::printing
