#include <algorithm>
#include <array>

#include "server/documents/file_kind.h"
#include "server/documents/utf8.h"

namespace okienko::documents {

namespace {

constexpr std::size_t longest_name = 120;
constexpr std::size_t longest_extension = 16;
constexpr std::string_view fallback = "plik";

/// Control, direction and invisible characters, which make a name look like another.
bool deceives(char32_t code) {
    return code < 0x20 || (code >= 0x7f && code <= 0x9f) || code == 0xad || code == 0x61c ||
           (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
           (code >= 0x2060 && code <= 0x206f) || code == 0xfeff ||
           (code >= 0xfff0 && code <= 0xffff) || code >= 0xe0000;
}

std::string without_deceit(std::string_view name) {
    std::string clean;
    while (!name.empty()) {
        const auto character = first_character(name);
        if (!character) {
            clean.push_back('_');
            name.remove_prefix(1);
            continue;
        }
        const std::string_view bytes = name.substr(0, character->length);
        const bool refused =
            bytes.size() == 1 && std::string_view("<>:\"|?*").find(bytes) != std::string_view::npos;
        if (refused) {
            clean.push_back('_');
        } else if (!deceives(character->code)) {
            clean.append(bytes);
        }
        name.remove_prefix(character->length);
    }
    return clean;
}

std::string_view trimmed(std::string_view name) {
    const auto begin = name.find_first_not_of(". ");
    if (begin == std::string_view::npos) return {};
    return name.substr(begin, name.find_last_not_of(". ") - begin + 1);
}

/// Names of devices on Windows, whatever their extension.
bool is_reserved(std::string_view name) {
    std::string stem(name.substr(0, name.find('.')));
    std::transform(stem.begin(), stem.end(), stem.begin(), [](char letter) {
        return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - ('a' - 'A')) : letter;
    });
    static constexpr std::array<std::string_view, 6> devices{
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"};
    if (std::ranges::find(devices, stem) != devices.end()) return true;
    return stem.size() == 4 && (stem.starts_with("COM") || stem.starts_with("LPT")) &&
           stem[3] >= '0' && stem[3] <= '9';
}

/// At most so many bytes, cut between characters.
std::string_view shortened(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0U) == 0x80U) --most;
    return text.substr(0, most);
}

}  // namespace

std::string clean_file_name(std::string_view name) {
    const auto folder = name.find_last_of("/\\");
    if (folder != std::string_view::npos) name.remove_prefix(folder + 1);
    const std::string readable = without_deceit(name);
    std::string clean(trimmed(readable));
    if (clean.empty()) return std::string(fallback);
    if (is_reserved(clean)) clean.insert(0, 1, '_');
    if (clean.size() <= longest_name) return clean;

    const auto dot = clean.rfind('.');
    const bool has_extension = dot != std::string::npos && clean.size() - dot <= longest_extension;
    const std::string extension = has_extension ? clean.substr(dot) : std::string();
    const std::string stem(shortened(clean, longest_name - extension.size()));
    return std::string(trimmed(stem)) + extension;
}

}  // namespace okienko::documents
