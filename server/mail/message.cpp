#include "server/mail/message.h"

#include <algorithm>

namespace okienko::mail {
namespace {

bool has_control(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F;
    });
}

/// What may stand in an address: printable ASCII without the marks that structure headers and
/// commands.
bool is_address_character(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte < 0x7F &&
           std::string_view("\"(),:;<>[\\]").find(c) == std::string_view::npos;
}

}  // namespace

bool is_mail_address(const std::string& text) {
    const std::size_t at = text.find('@');
    if (at == std::string::npos || at == 0 || at > 64 || text.size() > 254) return false;
    const std::string domain = text.substr(at + 1);
    const bool dots = !domain.starts_with('.') && !domain.ends_with('.') &&
                      domain.find("..") == std::string::npos;
    return !domain.empty() && dots && domain.find('@') == std::string::npos &&
           std::all_of(text.begin(), text.end(), is_address_character);
}

void check(const Message& message) {
    if (!is_mail_address(message.to)) throw BadMessage("the receiver isn't a mail address");
    if (message.subject.empty() || has_control(message.subject)) {
        throw BadMessage("a subject is one line without control characters");
    }
}

}  // namespace okienko::mail
