#pragma once

#include <string_view>

namespace okienko::signing {

/// The files of signing/policies, compiled in.
extern const std::string_view integrity_policy_xml;
extern const std::string_view advanced_policy_xml;
extern const std::string_view qualified_policy_xml;

}  // namespace okienko::signing
