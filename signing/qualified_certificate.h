#pragma once

#include <string_view>

#include "signing/verification_report.h"

namespace okienko::signing {

/// Whether a certificate says it is a qualified one for electronic signatures of a person (ETSI EN
/// 319 412-5: QcCompliance, and QcType esign where a type is named at all). Only its own word:
/// worth something once its chain leads to a trusted issuer. False for anything unreadable.
bool says_qualified_signature(std::string_view certificate_der);

/// Whether a signature passed as a qualified one of a person: by the trusted lists; where none is
/// loaded, by the word of its certificate, whose path led to an anchor.
bool is_qualified_signature(const SignatureReport& signature);

}  // namespace okienko::signing
