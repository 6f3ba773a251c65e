#pragma once

#include <string>

#include "signing/verification_report.h"

namespace okienko::signing {

/// The validation report of ETSI TS 119 102-2 (v1.4.1, 4), XML, of one file: the same value as
/// to_json tells. Signatures in the order of the report; a file without any gets one report that
/// names no signature. It is not signed.
std::string to_etsi(const VerificationReport& report);

}  // namespace okienko::signing
