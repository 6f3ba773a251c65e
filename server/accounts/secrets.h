#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace okienko::accounts {

/// 256 bits from the system's generator as 43 characters of base64url. Throws std::runtime_error
/// when there are none.
std::string new_secret();

/// So many random bytes. Throws std::runtime_error.
std::string random_secret(std::size_t bytes);

/// Whether text has the form of new_secret(): keeps foreign bytes away from the database.
bool has_secret_form(std::string_view text);

/// SHA-256, 32 raw bytes: all that is stored of a secret.
std::string digest(std::string_view text);

/// A random (version 4) uuid in lower case.
std::string new_uuid();

/// 8-4-4-4-12 hexadecimal digits: what may be compared with a uuid column.
bool is_uuid(std::string_view text);

}  // namespace okienko::accounts
