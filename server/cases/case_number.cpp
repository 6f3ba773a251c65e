#include "server/cases/case_number.h"

#include <chrono>
#include <cstdint>
#include <stdexcept>

#include <fmt/format.h>

#include "signing/digest.h"
#include "signing/random.h"

namespace okienko::cases {

namespace {

constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Five bits a letter, most significant first.
std::string letters(std::string_view bytes, std::size_t count) {
    std::string text;
    unsigned held = 0;
    unsigned bits = 0;
    for (std::size_t i = 0; text.size() < count; ++i) {
        held = (held << 8U) | static_cast<unsigned char>(bytes[i]);
        bits += 8;
        while (bits >= 5 && text.size() < count) {
            bits -= 5;
            text += kLetters[(held >> bits) & 31U];
        }
    }
    return text;
}

std::string grouped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i != 0 && i % 4 == 0) result += '-';
        result += text[i];
    }
    return result;
}

/// Upper case, only letters and digits.
std::string squeezed(std::string_view typed) {
    std::string result;
    for (const char c : typed) {
        if (c >= 'a' && c <= 'z') {
            result += static_cast<char>(c - 'a' + 'A');
        } else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
            result += c;
        } else if (c != ' ' && c != '-' && c != '\t' && c != '\r' && c != '\n') {
            return {};
        }
    }
    return result;
}

/// Letters mixed up by readers made regular; empty when one is outside the alphabet.
std::string regular(std::string text) {
    for (char& c : text) {
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
        if (kLetters.find(c) == std::string_view::npos) return {};
    }
    return text;
}

}  // namespace

std::string new_id() {
    std::string bytes = signing::random_bytes(16);
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto millis = static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
    for (unsigned i = 0; i < 6; ++i) bytes[i] = static_cast<char>(millis >> (40U - 8U * i));
    bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x70);
    bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
    std::string text = signing::hex(bytes);
    for (const std::size_t at : {8U, 13U, 18U, 23U}) text.insert(at, "-");
    return text;
}

std::string new_number(int year) {
    return fmt::format("OKN-{}-{}", year, grouped(letters(signing::random_bytes(5), 8)));
}

std::string read_number(std::string_view typed) {
    std::string text = squeezed(typed);
    if (text.size() == 15 && (text.starts_with("OKN") || text.starts_with("0KN"))) text.erase(0, 3);
    if (text.size() != 12) return {};
    text = regular(text);
    if (text.empty() || text.find_first_not_of("0123456789") < 4) return {};
    return "OKN-" + text.substr(0, 4) + "-" + grouped(text.substr(4));
}

std::string secret_from(std::string_view entropy) {
    if (entropy.size() < 15) throw std::logic_error("a secret needs 15 bytes");
    return grouped(letters(entropy, 24));
}

std::string read_secret(std::string_view typed) {
    const std::string text = regular(squeezed(typed));
    return text.size() == 24 ? grouped(text) : std::string{};
}

std::string hash_of_secret(std::string_view secret) {
    return std::string(signing::sha256(secret).raw());
}

}  // namespace okienko::cases
