#pragma once

#include <optional>

#include "signing/basic_validation.h"
#include "signing/listed_services.h"
#include "signing/long_term_validation.h"
#include "signing/qualification.h"
#include "signing/signature_facts.h"

namespace okienko::signing {

/// The qualified status of a signature and of each of its time-stamps by the services listed, after
/// its validation (ETSI TS 119 615, 4.4 to 4.7). The best time a signature is known to have existed
/// at is what its time-stamps prove, else the time it is judged at. nullopt where no list is
/// loaded.
struct Qualifications {
    std::optional<SignatureQualification> signature;
    std::vector<std::optional<TimestampQualification>> timestamps;
};
Qualifications qualify(const SignatureFacts& facts,
                       const ValidationResult& result,
                       const ValidationTime& time,
                       const ListedServices& services);

/// Demands of the policy on it: `qualification` fails with SIG_CONSTRAINTS_FAILURE where the
/// signature is neither a qualified one nor a qualified seal.
void demand_qualification(const std::optional<SignatureQualification>& qualification,
                          const ValidationPolicy& policy,
                          Findings& findings);

}  // namespace okienko::signing
