#pragma once

#include <string>

namespace okienko::verification {

/// The words in which every form of a report is compared (telling.h).

inline constexpr const char* record_kind = "EvidenceRecord";

/// "TOTAL-PASSED", "INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND".
inline std::string joined(const std::string& indication, const std::string& sub) {
    return sub.empty() ? indication : indication + " " + sub;
}

/// "revocation stale", "revocation stale WARN".
inline std::string failure(const std::string& check,
                           const std::string& code,
                           const std::string& level) {
    return check + " " + code + (level.empty() ? "" : " " + level);
}

}  // namespace okienko::verification
