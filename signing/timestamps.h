#pragma once

#include <vector>

#include "signing/references.h"

namespace okienko::signing {

/// Finds the time-stamps of a signature, tests the signature of each token and whether it was made
/// over what the property stands for (EN 319 132-1, 5.2.8, 5.3, 5.5.2; EN 319 132-2, A.1.5; TS 101
/// 903, 7.2.9, 7.2.10, 7.3, 7.5, 7.7). `others` may hold the authority's certificate.
std::vector<TimestampFacts> gather_timestamps(const SignatureParts& parts,
                                              const ReferenceSurroundings& around,
                                              CertificateCache& certificates,
                                              const std::vector<CertificatePointer>& others);

}  // namespace okienko::signing
