#pragma once

#include <string>

namespace okienko::documents {

/// What each encrypted part of an attachment is bound to, so that it opens in its own place only.
inline std::string name_context(const std::string& upload) {
    return "attachment name " + upload;
}

inline std::string chunk_context(const std::string& upload, int n, bool last) {
    return "attachment " + upload + " " + std::to_string(n) + (last ? " last" : " more");
}

}  // namespace okienko::documents
