#pragma once

#include <string_view>

namespace okienko::signing {

/// Whether a certificate's key may sign documents: keyUsage has digitalSignature or
/// contentCommitment, or isn't there (RFC 5280, 4.2.1.3). False for anything unreadable.
bool may_sign(std::string_view certificate_der);

}  // namespace okienko::signing
