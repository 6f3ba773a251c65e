#pragma once

#include "signing/signature_facts.h"

namespace okienko::signing {

/// Whether a signature holds what it takes to validate it when every source is gone, as far as a
/// file without anchors can tell: the issuer of its certificate, and an answer about the revocation
/// of that certificate (EN 319 132-1, 5.4.1, 5.4.2 and 6.3, level LT). How far the path goes on is
/// for whoever has the anchors to say. A certificate that is its own issuer needs no answer, but
/// CertificateValues. The values are found here, not judged.
bool holds_long_term_values(const SignatureFacts& facts);

}  // namespace okienko::signing
