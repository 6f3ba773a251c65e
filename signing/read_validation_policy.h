#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "signing/validation_policy.h"

namespace okienko::signing {

/// What is wrong with a policy, and where.
struct PolicyFault {
    unsigned line = 0;
    std::string reason;  ///< English, for operators, with what may stand there instead
};

/// Reads a policy (schemas/xsd/validation-policy.xsd). A check that is not named is minded as
/// `advanced` minds it, or in a section of its own as for the signature; the algorithm suite holds
/// what the file names and nothing else. Never throws for bad bytes.
std::variant<ValidationPolicy, PolicyFault> read_validation_policy(std::string_view xml);

}  // namespace okienko::signing
