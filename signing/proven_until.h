#pragma once

#include <chrono>
#include <optional>

#include "signing/validation_evidence.h"

namespace okienko::signing {

/// Until when a signature proves itself: the first end, of a certificate below the anchor or of an
/// algorithm, that its outermost sound time-stamp depends on; without one, that the signature
/// itself depends on. By then it needs an archive time-stamp (EN 319 132-1, 5.5.2). nullopt when
/// nothing leads to an anchor.
std::optional<std::chrono::sys_seconds> proven_until(const ValidationEvidence& evidence);

}  // namespace okienko::signing
