#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace okienko::accounts {

/// An e-mail address as we keep it: at most 254 printable ASCII characters, dot-atom local part and
/// a host name of two labels or more (RFC 5321 without quoted parts and address literals).
struct Email {
    std::string address;  ///< local part as typed, domain in lower case
    std::string key;      ///< all in lower case: what must be unique
};

/// Reads an address as a person types it (spaces around are cut); nullopt when it is none.
std::optional<Email> read_email(std::string_view typed);

}  // namespace okienko::accounts
