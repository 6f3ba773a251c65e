#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/cases/case.h"
#include "server/storage/database.h"
#include "server/web/identity.h"

namespace okienko::cases {

/// A case as a clerk may see it.
struct OfficeReading {
    enum class Kind { open, missing, forbidden };
    Kind kind = Kind::missing;
    std::optional<Case> found;  ///< only when open
};

/// Finds a case for a clerk and writes into the audit trail who read what ("page", "document",
/// "receipt", "attachment") or that it was refused: a clerk sees the cases of the units he works
/// for, an administrator all. Reading that can't be recorded doesn't happen: both are one
/// transaction, the caller's.
OfficeReading open_for_office(storage::Transaction& transaction,
                              const web::Identity& clerk,
                              std::string_view number,
                              std::string_view what);

}  // namespace okienko::cases
