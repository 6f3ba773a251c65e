#pragma once

#include <string>

#include "signing/verification_report.h"

namespace okienko::signing {

inline constexpr const char* etsi_report_namespace = "http://uri.etsi.org/19102/v1.4.1#";

/// The validation report of ETSI TS 119 102-2 (v1.4.1, 4), XML in UTF-8: the value to_json() tells,
/// with what it was found with. A vr:SignatureValidationReport for each signature, in their order;
/// where the file itself fails a check, one more before them that names no signature. Not signed.
std::string to_etsi(const VerificationReport& report);

}  // namespace okienko::signing
