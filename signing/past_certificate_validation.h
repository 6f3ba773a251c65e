#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "signing/proofs_of_existence.h"
#include "signing/validation_policy.h"

namespace okienko::signing {

/// EN 319 102-1, 5.6.2.1 and 5.6.2.2: past certificate validation with the validation time sliding
/// process. The control time: the last moment the path is known to have been good at. nullopt, and
/// why, when something lacks a proof of existence (NO_POE) or there is no path.
struct ControlTime {
    std::optional<std::chrono::sys_seconds> time;
    std::string reason;
};
ControlTime slide(const PathEvidence& path,
                  const ValidationPolicy& policy,
                  const ProofsOfExistence& proofs,
                  std::chrono::sys_seconds now);

}  // namespace okienko::signing
