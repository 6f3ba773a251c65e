#pragma once

#include <string>

#include "server/config/clock.h"
#include "server/mail/message.h"

namespace okienko::mail {

/// A letter as RFC 5322 bytes with CRLF line ends: headers (RFC 2047 where not ASCII), a text/plain
/// body in UTF-8 as quoted-printable (RFC 2045). `from` may carry a display name. Throws
/// BadMessage.
std::string write_letter(const Message& message,
                         const std::string& from,
                         const std::string& id,
                         config::Instant date);

/// The bare address of "Okienko <okienko@urzad.example>".
std::string bare_address(const std::string& from);

}  // namespace okienko::mail
