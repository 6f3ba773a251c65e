#pragma once

#include <string>

#include "signing/signature_facts.h"

namespace okienko::signing {

/// The form of a signature by what is in it (EN 319 132-1, 6; EN 319 132-2, 4): "XMLDSig",
/// "XAdES-B-B" to "XAdES-B-LTA", "XAdES-BES", "XAdES-EPES", "XAdES-T" to "XAdES-A". A property
/// found, not a promise: time-stamps are not judged for it.
std::string signature_format(const XadesFacts& facts);

}  // namespace okienko::signing
