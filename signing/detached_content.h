#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "signing/report_material.h"

namespace okienko::signing {

/// A file a detached signature may refer to: its bytes, or, where they have to stay with whoever
/// has them, its digests alone.
struct DetachedContent {
    std::string name;  ///< compared with the reference's URI, percent-decoded, by its last segment
    std::string_view bytes = {};
    /// Of the whole file. Where there are some, `bytes` is not looked at: a reference without
    /// transforms holds when one of its own function is the same; whatever needs the octets (a
    /// transform, a time-stamp over the data) is refused with the code "digest-alone".
    std::vector<DigestValue> digests = {};
};

}  // namespace okienko::signing
