#pragma once

#include <chrono>
#include <optional>

#include "signing/validation_evidence.h"

namespace okienko::signing {

/// EN 319 102-1, 5.2.5: revocation freshness checker. Whether what is said about a certificate is
/// fresh enough for that time: issued after `time` less the accepted age, which is that of the
/// policy, else the interval between thisUpdate and nextUpdate. Without either it is not, unless it
/// was issued at that time or later.
bool is_fresh(const RevocationEvidence& revocation,
              std::chrono::sys_seconds time,
              std::optional<std::chrono::seconds> accepted_age);

}  // namespace okienko::signing
