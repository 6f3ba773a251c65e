#include "server/mail/letter.h"

#include <algorithm>
#include <array>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace okienko::mail {
namespace {

constexpr std::size_t kLine = 76;  // of quoted-printable text, RFC 2045 6.7
// An encoded word has at most 75 characters (RFC 2047 2): 12 of frame and three for each byte at
// worst.
constexpr std::size_t kWordBytes = 21;

bool is_ascii(const std::string& text) {
    return std::all_of(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool continues_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::string hex_escape(char c) {
    return fmt::format("={:02X}", static_cast<unsigned char>(c));
}

std::string q_encoded(const std::string& part) {
    std::string word = "=?UTF-8?Q?";
    for (const char c : part) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && std::isalnum(byte) != 0) {
            word += c;
        } else {
            word += c == ' ' ? "_" : hex_escape(c);
        }
    }
    return word + "?=";
}

/// Header text: ASCII as it is, else RFC 2047 words that never cut a character.
std::string header_text(const std::string& text) {
    if (is_ascii(text)) return text;
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(at + kWordBytes, text.size());
        while (end < text.size() && end > at + 1 && continues_character(text[end])) --end;
        if (!result.empty()) result += "\r\n ";
        result += q_encoded(text.substr(at, end - at));
        at = end;
    }
    return result;
}

/// One line of the body as quoted-printable with soft breaks.
std::string quoted_printable(std::string_view line) {
    std::string result;
    std::size_t width = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        const auto byte = static_cast<unsigned char>(c);
        const bool last = i + 1 == line.size();
        const bool blank = c == ' ' || c == '\t';
        const bool plain = (byte > 0x20 && byte < 0x7F && c != '=') || (blank && !last);
        const std::string piece = plain ? std::string(1, c) : hex_escape(c);
        if (width + piece.size() > kLine - 1) {
            result += "=\r\n";
            width = 0;
        }
        result += piece;
        width += piece.size();
    }
    return result + "\r\n";
}

std::string body(const std::string& text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = std::string_view(text).substr(at, end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        result += quoted_printable(line);
        at = end + 1;
    }
    return result;
}

/// RFC 5322 3.3, in UTC. English names whatever the locale.
std::string date_header(config::Instant instant) {
    static constexpr std::array kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array kMonths = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::tm time = fmt::gmtime(std::chrono::system_clock::to_time_t(instant));
    return fmt::format("{}, {} {} {} {:02}:{:02}:{:02} +0000",
                       kDays.at(static_cast<unsigned>(time.tm_wday)),
                       time.tm_mday,
                       kMonths.at(static_cast<unsigned>(time.tm_mon)),
                       time.tm_year + 1900,
                       time.tm_hour,
                       time.tm_min,
                       time.tm_sec);
}

std::string from_header(const std::string& from) {
    const std::size_t open = from.rfind('<');
    if (open == std::string::npos) return from;
    std::string name = from.substr(0, open);
    while (name.ends_with(' ')) name.pop_back();
    if (name.empty()) return from;
    return fmt::format("{} <{}>", is_ascii(name) ? name : header_text(name), bare_address(from));
}

}  // namespace

std::string bare_address(const std::string& from) {
    const std::size_t open = from.rfind('<');
    const std::size_t close = from.rfind('>');
    const std::string address =
        open != std::string::npos && close != std::string::npos && close > open
            ? from.substr(open + 1, close - open - 1)
            : from;
    if (!is_mail_address(address)) throw BadMessage("the sender isn't a mail address");
    return address;
}

std::string write_letter(const Message& message,
                         const std::string& from,
                         const std::string& id,
                         config::Instant date) {
    check(message);
    const std::string sender = bare_address(from);
    return fmt::format(
        "From: {}\r\nTo: {}\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: <{}@{}>\r\nMIME-Version: "
        "1.0\r\n"
        "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        "Auto-Submitted: auto-generated\r\n\r\n{}",
        from_header(from),
        message.to,
        header_text(message.subject),
        date_header(date),
        id,
        sender.substr(sender.find('@') + 1),
        body(message.text));
}

}  // namespace okienko::mail
