#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace okienko::signing {

/// Random bytes fit for keys and tokens (OpenSSL's generator). Safe from any thread. Throws
/// CryptoError.
std::string random_bytes(std::size_t count);

/// A random UUID (RFC 9562, version 4) as lower-case text.
std::string random_uuid();

/// Whether the text is a UUID as random_uuid writes it, of any version: what may be asked of a uuid
/// column.
bool is_uuid(std::string_view text);

}  // namespace okienko::signing
