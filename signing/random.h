#pragma once

#include <cstddef>
#include <string>

namespace okienko::signing {

/// Random bytes fit for keys and tokens (OpenSSL's generator). Safe from any thread. Throws
/// CryptoError.
std::string random_bytes(std::size_t count);

/// A random UUID (RFC 9562, version 4) as lower-case text.
std::string random_uuid();

}  // namespace okienko::signing
