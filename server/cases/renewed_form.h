#pragma once

#include <optional>
#include <string>

#include "server/cases/case.h"
#include "server/documents/document_store.h"
#include "server/storage/database.h"
#include "server/web/response.h"

namespace okienko::cases {

/// What was sent and signed, with the time-stamps it got since (EN 319 132-1, 5.5): stands beside
/// what came, which stays the first. Of a document that came in a container or a signature, that.
struct RenewedForm {
    documents::DocumentId document;
    std::string media_type;
    std::string name;  ///< "ze-znacznikami-OKN-2026-7K3M-9QXW.xml"
};

/// nullopt until there is one.
std::optional<RenewedForm> find_renewed(storage::Transaction& transaction,
                                        const documents::DocumentStore& documents,
                                        const Case& of);

/// It as a file. Who may is decided before. Refusal 404 when there is none, 410 after erasure.
web::Response renewed_file(storage::Database& database,
                           const documents::DocumentStore& documents,
                           const Case& of,
                           documents::Reader reader);

}  // namespace okienko::cases
