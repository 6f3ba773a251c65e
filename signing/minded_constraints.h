#pragma once

#include <vector>

#include "signing/fault.h"
#include "signing/long_term_validation.h"
#include "signing/signature_facts.h"
#include "signing/validation_policy.h"

namespace okienko::signing {

/// What is not as it should be though the signature holds (EN 319 102-1, 5.2.8: signature
/// constraints a policy may add). Each by the code of its warning, once.
std::vector<Fault> minded_constraints(const SignatureFacts& facts, const ValidationResult& result);

/// Adds those the policy fails by, and tells those it informs of, as the check "constraint".
void demand_constraints(const std::vector<Fault>& constraints,
                        const ValidationPolicy& policy,
                        Findings& findings);

}  // namespace okienko::signing
