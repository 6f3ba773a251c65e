#pragma once

#include <string>

#include "schemas/node.h"
#include "server/cases/case.h"
#include "server/documents/document_store.h"
#include "server/storage/database.h"
#include "server/verification/report_view.h"
#include "server/web/response.h"

namespace okienko::cases {

/// The newest report kept about the signatures of a case's document, as a file for the office:
/// podpis-NUMBER.json, podpis-NUMBER.xml (ETSI TS 119 102-2). Who may is decided before. 404 when
/// it is not kept in that form, 410 after erasure.
web::Response json_report(const Case& of, const verification::KeptSignatures& kept);
web::Response etsi_report(storage::Database& database,
                          const documents::DocumentStore& documents,
                          const Case& of);

/// A <download kind="xml|json" name="" size="" href=""/> in `signatures` for each of them that is
/// there; `page` is the address they stand below.
void add_report_files(schemas::Node signatures,
                      storage::Transaction& transaction,
                      const documents::DocumentStore& documents,
                      const Case& of,
                      const verification::KeptSignatures& kept,
                      const std::string& page);

}  // namespace okienko::cases
