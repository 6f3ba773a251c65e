#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/web/request.h"

namespace okienko::web {

/// Percent-encodes everything but the unreserved characters of RFC 3986, 2.3.
std::string percent_encode(std::string_view text);

/// Decodes %XX strictly; nullopt for a lone or malformed '%', bytes that are not UTF-8, or a NUL.
/// With `plus_is_space` a '+' becomes a space (application/x-www-form-urlencoded).
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space = false);

/// The decoded path of a request, or nullopt when it is not one we serve: not beginning with '/',
/// an encoded slash or backslash, a control character, an empty, "." or ".." segment before or
/// after decoding, not UTF-8.
/// "/" and one closing slash are fine ("/uslugi/" stays as it is).
std::optional<std::string> decode_path(std::string_view path);

/// Fields of a query string or an urlencoded body, at most `max_fields`; nullopt when malformed,
/// `too_many` told apart.
struct DecodedFields {
    Fields fields;
    bool malformed = false;
    bool too_many = false;
};
DecodedFields decode_fields(std::string_view text, std::size_t max_fields);

/// Whether the text may stand in a Location after sign-in: a path of this site with or without a
/// query, nothing else
/// ("/konto?x=1" yes; "//evil.example", "/\evil", "https:…", control characters no).
bool is_local_path(std::string_view text);

/// A JSON string with its quotes. Malformed UTF-8 becomes U+FFFD.
std::string json_string(std::string_view text);

/// Whether the bytes are well-formed UTF-8 (no overlong forms, no surrogates).
bool is_utf8(std::string_view text);

}  // namespace okienko::web
