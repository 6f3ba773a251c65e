#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/cases/case.h"
#include "server/documents/document_key.h"
#include "server/storage/database.h"
#include "server/web/failures.h"
#include "server/web/identity.h"

namespace okienko::cases {

/// A case as a clerk may see it.
struct OfficeReading {
    enum class Kind { open, missing, forbidden, sealed };
    Kind kind = Kind::missing;
    std::optional<Case> found;  ///< only when open
    config::Instant until{};    ///< when sealed
};

/// What is answered to who comes too soon.
web::Refusal sealed_refusal(config::Instant until);

/// Finds a case for a clerk and writes into the audit trail who read what ("page", "document",
/// "receipt", "attachment") or that it was refused: a clerk sees the cases of the units he works
/// for, an administrator all; what is sealed nobody sees before its time. Reading that can't be
/// recorded doesn't happen: both are one transaction, the caller's.
OfficeReading open_for_office(storage::Transaction& transaction,
                              const web::Identity& clerk,
                              const documents::DocumentKeys& keys,
                              std::string_view number,
                              std::string_view what);

}  // namespace okienko::cases
