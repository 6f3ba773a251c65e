#pragma once

#include <string>
#include <vector>

#include "server/cases/act.h"

namespace okienko::cases {

/// Hands the case over to another unit of the office, with a reason for its clerks. The sign stays;
/// nobody has the case afterwards. Posted fields: `jednostka`, `powod`.
ActOutcome pass_case(storage::Transaction& transaction,
                     const ActContext& context,
                     const std::vector<std::string>& office_units,
                     const std::string& unit,
                     const std::string& reason);

}  // namespace okienko::cases
