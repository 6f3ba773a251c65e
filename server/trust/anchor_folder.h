#pragma once

#include <filesystem>

#include "signing/trust_anchors.h"

namespace okienko::trust {

/// The certificates of a folder that signatures are trusted by: every .pem, .crt, .cer and .der
/// file in it, by name. No folder: no anchors, and no signature is more than "unknown". Throws
/// KeyFault naming the file that can't be read or holds no certificate.
signing::TrustAnchors read_anchors(const std::filesystem::path& folder);

}  // namespace okienko::trust
