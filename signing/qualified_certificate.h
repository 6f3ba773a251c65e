#pragma once

#include <string_view>

namespace okienko::signing {

/// Whether a certificate says it is a qualified one for electronic signatures of a person (ETSI EN
/// 319 412-5: QcCompliance, and QcType esign where a type is named at all). Only its own word:
/// worth something once its chain leads to a trusted issuer. False for anything unreadable.
bool says_qualified_signature(std::string_view certificate_der);

}  // namespace okienko::signing
