#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

#include "signing/digest.h"

namespace okienko::trust {

/// A key file of the installation is missing a part, can't be read or doesn't fit. The message
/// names the file and says what to do; it is meant for the operator at start.
class KeyFault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The office's master key: 32 random bytes in a file, out of which every other secret is derived.
/// Whoever loses the file loses every document, and whoever copies it can read them. Immutable
/// after start, shared by threads.
class MasterKey {
public:
    /// Reads the file, or makes it (mode 0600, atomically: of two starts at once both get the same
    /// key) when there is none. Throws KeyFault: not 32 bytes, not readable, or open to other users
    /// of the machine.
    static MasterKey open_or_create(const std::filesystem::path& file);
    /// Reads the file and makes nothing. Throws KeyFault, also when there is none.
    static MasterKey open(const std::filesystem::path& file);
    explicit MasterKey(std::string secret);  ///< for tests; 32 bytes

    /// Names the key without revealing it: 16 hexadecimal digits.
    const std::string& id() const { return id_; }

    /// A sub-key of 32 bytes for one purpose (HKDF-SHA-256, RFC 5869, `label` as info).
    std::string derive(std::string_view label) const;

    /// HMAC-SHA-256 under the sub-key of the label: looks up values (PESEL, tokens) without storing
    /// them.
    signing::Sha256 hmac(std::string_view label, std::string_view value) const;

    /// Encrypts a key for keeping in the database; `context` says whose key it is and must be given
    /// again.
    std::string wrap(std::string_view key, std::string_view context) const;
    /// Throws KeyFault when it was wrapped by another master key or for another context.
    std::string unwrap(std::string_view wrapped, std::string_view context) const;

private:
    std::string extracted_;  ///< HKDF's pseudo-random key
    std::string wrapping_;
    std::string id_;
};

/// HKDF-SHA-256 (RFC 5869): extract, and expand to one block.
std::string hkdf_extract(std::string_view salt, std::string_view secret);
std::string hkdf_expand(std::string_view extracted, std::string_view info);

}  // namespace okienko::trust
