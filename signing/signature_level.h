#pragma once

#include <string>

#include "signing/signature_facts.h"

namespace okienko::signing {

/// The form of a signature by what is in it (EN 319 132-1, 6; EN 319 132-2, 4): "XMLDSig",
/// "XAdES-B-B" to "XAdES-B-LTA" where the requirements of a baseline are met, else "XAdES-BES",
/// "XAdES-EPES", "XAdES-T", "XAdES-LT", "XAdES-C", "XAdES-X", "XAdES-X-L", "XAdES-A";
/// "XAdES-ERS" where evidence records seal a signature with long-term values. A property found, not
/// a promise: time-stamps are not judged for it.
std::string signature_format(const SignatureFacts& facts);

}  // namespace okienko::signing
