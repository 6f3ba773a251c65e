#pragma once

#include <stdexcept>
#include <string>

namespace okienko::signing {

/// OpenSSL could not do what is always possible (no memory, no random bytes), or a key of ours
/// can't be used. Never thrown because of foreign bytes. The message is for the log and holds no
/// secret.
class CryptoError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A key that is elsewhere, on a token or in a service, can't be reached now; it may be back soon.
class KeyAway : public CryptoError {
public:
    using CryptoError::CryptoError;
};

/// CryptoError with `what` and the library's own reason; empties the thread's error queue.
[[noreturn]] void throw_crypto_error(const std::string& what);

}  // namespace okienko::signing
