#pragma once

#include <span>
#include <string>
#include <string_view>

#include "signing/certificate_qualification.h"

namespace okienko::signing {

/// RFC 5280, 7.1: names that differ in case and white space are the same (TS 119 615, 4.4.4-06).
bool is_same_name(std::string_view a, std::string_view b);

/// One of the names is one of a provider's.
bool names_provider(std::span<const std::string> names, std::span<const ServiceAtTime> services);

/// All services have the same status.
bool all_alike(std::span<const ServiceAtTime> services);

}  // namespace okienko::signing
