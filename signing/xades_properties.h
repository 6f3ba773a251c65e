#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "signing/signature_facts.h"
#include "signing/signature_parts.h"

namespace okienko::signing {

/// Reads the qualifying properties (EN 319 132-1, 5; TS 101 903, 7, in its versions 1.1.1, 1.2.2,
/// 1.3.2 and 1.4.1), but for the policy and the time-stamps. What can't be read is left out.
XadesFacts read_xades(const SignatureParts& parts);

/// A time of XML Schema (dateTime); one without a zone is taken as UTC. nullopt when malformed.
std::optional<std::chrono::sys_seconds> read_date_time(std::string_view text);

}  // namespace okienko::signing
