#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "signing/algorithm_suite.h"

namespace okienko::signing {

/// What is demanded of a signature (EN 319 102-1, 5.1.4: validation constraints). A value, made of
/// an XML file: read_validation_policy.h. What no policy can switch off: the format, the references
/// and the signature value.
struct ValidationPolicy {
    /// What becomes of a check that fails.
    enum class Level {
        ignore,  ///< it is not told
        inform,  ///< it is told among the checks
        warn,    ///< and among the warnings
        fail,    ///< and the verdict is not TOTAL-PASSED
    };

    std::string name;
    Level path = Level::fail;              ///< a path to an anchor
    Level validity = Level::fail;          ///< its certificates are valid at the time
    Level revocation = Level::warn;        ///< somebody says that the certificates are not revoked
    Level algorithms = Level::fail;        ///< still to be relied on
    Level signature_policy = Level::warn;  ///< its document is at hand
    Level qualification = Level::inform;   ///< a qualified signature or seal by trusted lists
    /// The oldest a revocation answer may be; none: as long as it says itself (5.2.5.4).
    std::optional<std::chrono::seconds> freshness;
    /// What is minded besides, by the code of its warning ("sha1", …); warn unless named.
    std::map<std::string, Level, std::less<>> constraints;
    AlgorithmSuite suite;

    /// What is said of time-stamps, or of revocation answers, by themselves. What it does not name
    /// is as it is for the signature.
    struct Section {
        std::map<std::string, Level, std::less<>> levels;  ///< by check
        std::optional<std::chrono::seconds> freshness;
        std::optional<AlgorithmSuite> suite;
    };
    Section timestamps;
    Section revocation_answers;

    /// What is demanded of a time-stamp. A proof of existence is worth what its authority is: path,
    /// validity and algorithms count unless the section names them.
    ValidationPolicy for_timestamps() const;
    /// Until when the algorithms of revocation answers may be relied on.
    const AlgorithmSuite& answer_suite() const;

    /// Of a check by its name in a report; fail for those that can't be switched off.
    Level level_of(std::string_view check) const;
    /// The member that says it; nullptr for a check that can't be switched off.
    static Level ValidationPolicy::*member_of(std::string_view check);
    Level of_constraint(std::string_view code) const;

    /// Cryptography and the binding of references alone.
    static const ValidationPolicy& integrity();
    /// An advanced signature with a certificate that leads to an anchor; revocation is judged where
    /// something is known about it. What a Verifier does unless told.
    static const ValidationPolicy& advanced();
    /// A qualified signature or seal: by trusted lists, and nothing passes whose revocation is not
    /// known.
    static const ValidationPolicy& qualified();
    /// By name; nullopt for any other.
    static std::optional<ValidationPolicy> named(std::string_view name);
};

std::string_view to_string(ValidationPolicy::Level level);  ///< "IGNORE", …

}  // namespace okienko::signing
