#pragma once

#include <stdexcept>
#include <string>

namespace okienko::mail {

/// A letter by e-mail: one reader, plain UTF-8 text with \n line ends.
struct Message {
    std::string to;  ///< "anna@example.org"
    std::string subject;
    std::string text;
};

/// The message can't be sent as it is: an address that is none, a line break in a header.
class BadMessage : public std::invalid_argument {
public:
    using std::invalid_argument::invalid_argument;
};

/// At most 254 bytes of printable ASCII with one @ between non-empty parts (RFC 5321 without quoted
/// local parts and address literals).
bool is_mail_address(const std::string& text);

/// Throws BadMessage unless `to` is an address and the subject one line without control characters.
void check(const Message& message);

}  // namespace okienko::mail
