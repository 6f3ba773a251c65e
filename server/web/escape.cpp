#include "server/web/escape.h"

#include <algorithm>

#include <fmt/format.h>

#include "schemas/characters.h"

namespace okienko::web {

namespace {

bool is_unreserved(char letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') ||
           (letter >= '0' && letter <= '9') || letter == '-' || letter == '.' || letter == '_' ||
           letter == '~';
}

int hex_value(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    return -1;
}

bool is_control(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 || byte == 0x7F;
}

/// Bytes of the well-formed sequence that begins here (RFC 3629, 4), 0 when there is none.
std::size_t sequence_length(std::string_view text) {
    const auto byte = [text](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    const auto tail = [&byte](std::size_t at) { return (byte(at) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return tail(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool overlong = first == 0xE0 && byte(1) < 0xA0;
        const bool surrogate = first == 0xED && byte(1) > 0x9F;
        return tail(1) && tail(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool overlong = first == 0xF0 && byte(1) < 0x90;
        const bool beyond = first == 0xF4 && byte(1) > 0x8F;
        return tail(1) && tail(2) && tail(3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

bool is_dots(std::string_view segment) {
    return segment == "." || segment == "..";
}

}  // namespace

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = sequence_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string percent_encode(std::string_view text) {
    std::string encoded;
    for (const char letter : text) {
        if (is_unreserved(letter)) {
            encoded += letter;
        } else {
            encoded += fmt::format("%{:02X}", static_cast<unsigned char>(letter));
        }
    }
    return encoded;
}

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '+' && plus_is_space) {
            decoded += ' ';
        } else if (text[at] != '%') {
            decoded += text[at];
        } else {
            const int high = at + 1 < text.size() ? hex_value(text[at + 1]) : -1;
            const int low = at + 2 < text.size() ? hex_value(text[at + 2]) : -1;
            if (high < 0 || low < 0) return std::nullopt;
            decoded += static_cast<char>(high * 16 + low);
            at += 2;
        }
    }
    if (decoded.find('\0') != std::string::npos || !is_utf8(decoded)) return std::nullopt;
    return decoded;
}

std::optional<std::string> decode_path(std::string_view path) {
    if (path.empty() || path.front() != '/') return std::nullopt;
    std::string decoded;
    std::string_view rest = path.substr(1);
    while (true) {
        const std::size_t slash = rest.find('/');
        const std::optional<std::string> segment = percent_decode(rest.substr(0, slash));
        if (!segment || is_dots(*segment)) return std::nullopt;
        const bool bad = std::any_of(segment->begin(), segment->end(), [](char letter) {
            return letter == '/' || letter == '\\' || is_control(letter);
        });
        if (bad || (segment->empty() && slash != std::string_view::npos)) return std::nullopt;
        decoded += '/';
        decoded += *segment;
        if (slash == std::string_view::npos) return decoded;
        rest = rest.substr(slash + 1);
    }
}

DecodedFields decode_fields(std::string_view text, std::size_t max_fields) {
    DecodedFields result;
    while (!text.empty()) {
        const std::size_t end = text.find('&');
        const std::string_view pair = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (pair.empty()) continue;
        if (result.fields.items().size() == max_fields) {
            result.too_many = true;
            return result;
        }
        const std::size_t equals = pair.find('=');
        auto name = percent_decode(pair.substr(0, equals), true);
        auto value = percent_decode(
            equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1), true);
        if (!name || !value) {
            result.malformed = true;
            return result;
        }
        result.fields.add(std::move(*name), std::move(*value));
    }
    return result;
}

bool is_local_path(std::string_view text) {
    if (text.empty() || text.front() != '/' ||
        (text.size() > 1 && (text[1] == '/' || text[1] == '\\')))
        return false;
    return std::none_of(text.begin(), text.end(), [](char letter) {
        return is_control(letter) || letter == '\\' || letter == ' ' ||
               static_cast<unsigned char>(letter) >= 0x80;
    });
}

std::string json_string(std::string_view text) {
    const std::string clean = schemas::xml_characters(text);
    std::string quoted = "\"";
    for (const char letter : clean) {
        switch (letter) {
            case '"':
                quoted += "\\\"";
                break;
            case '\\':
                quoted += "\\\\";
                break;
            case '\n':
                quoted += "\\n";
                break;
            case '\r':
                quoted += "\\r";
                break;
            case '\t':
                quoted += "\\t";
                break;
            default:
                quoted += letter;
        }
    }
    return quoted + '"';
}

}  // namespace okienko::web
