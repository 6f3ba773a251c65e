#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace okienko::signing {

/// A well-formed document cut where a last child of its root goes: what is written between `before`
/// and `after` becomes that child, and every other byte stays as it was.
struct RootEnd {
    std::string before;
    std::string after;
};

/// Finds the place in bytes that were parsed before, in an encoding that extends ASCII; linear. An
/// empty-element root is opened. Throws std::logic_error for bytes that are no document.
RootEnd cut_at_root_end(std::string_view document);

}  // namespace okienko::signing
