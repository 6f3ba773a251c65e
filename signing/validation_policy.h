#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace okienko::signing {

/// What is demanded of a signature (EN 319 102-1, 5.1.4: validation constraints). A value.
struct ValidationPolicy {
    /// What becomes of a check that fails.
    enum class Level { ignore, inform, warn, fail };

    std::string name;
    Level path = Level::fail;              ///< a path to an anchor, valid at the time
    Level revocation = Level::warn;        ///< somebody says that the certificates are not revoked
    Level algorithms = Level::fail;        ///< still to be relied on
    Level signature_policy = Level::warn;  ///< its document is at hand
    Level qualification = Level::inform;   ///< a qualified signature or seal by trusted lists
    /// The oldest a revocation answer may be; none: as long as it says itself (5.2.5.4).
    std::optional<std::chrono::seconds> freshness;

    /// Cryptography and the binding of references alone.
    static ValidationPolicy integrity();
    /// An advanced signature with a certificate that leads to an anchor; revocation is judged where
    /// something is known about it. What a Verifier does unless told.
    static ValidationPolicy advanced();
    /// A qualified signature or seal: by trusted lists, and nothing passes whose revocation is not
    /// known.
    static ValidationPolicy qualified();
    /// By name; nullopt for any other.
    static std::optional<ValidationPolicy> named(std::string_view name);
};

}  // namespace okienko::signing
