#pragma once

#include "signing/references.h"

namespace okienko::signing {

/// Reads xades:SignaturePolicyIdentifier (EN 319 132-1, 5.2.9; TS 101 903, 7.2.3) and holds the
/// policy's digest against its document, where that is among the files at hand under the last part
/// of SPURI or of the identifier. Nothing is fetched.
PolicyFacts read_policy(const SignatureParts& parts, const ReferenceSurroundings& around);

}  // namespace okienko::signing
