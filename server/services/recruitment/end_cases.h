#pragma once

#include <vector>

#include "server/services/recruitment/application.h"
#include "server/storage/database.h"

namespace okienko::recruitment {

/// Why the case of an application ends, in what happens to the vacancy.
enum class CaseEnd {
    replaced,   ///< by a newer application of the same person
    decided,    ///< the result is announced: whoever applied reads it there
    cancelled,  ///< the vacancy is
};

/// Ends the case with its place in the resident's history; one that has ended stays as it is. In
/// the caller's transaction.
void end_case(storage::Transaction& transaction,
              const Application& application,
              CaseEnd end,
              config::Instant now);

/// The same for all that are still current.
void end_cases(storage::Transaction& transaction,
               const std::vector<Application>& applications,
               CaseEnd end,
               config::Instant now);

}  // namespace okienko::recruitment
