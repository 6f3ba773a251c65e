#include "server/administration/masked_error.h"

#include <algorithm>
#include <cctype>

namespace okienko::administration {

namespace {

bool is_private(std::string_view word) {
    constexpr std::ptrdiff_t kLongNumber = 7;
    if (word.find('@') != std::string_view::npos) return true;
    return std::count_if(word.begin(), word.end(), [](unsigned char letter) {
               return std::isdigit(letter) != 0;
           }) >= kLongNumber;
}

}  // namespace

std::string masked_error(std::string_view error) {
    constexpr std::size_t kLongest = 200;
    std::string shown;
    while (!error.empty() && shown.size() < kLongest) {
        const std::size_t end = std::min(error.find_first_of(" \t\r\n"), error.size());
        const std::string_view word = error.substr(0, end);
        if (!word.empty()) {
            if (!shown.empty()) shown += ' ';
            shown += is_private(word) ? std::string_view("[…]") : word;
        }
        error.remove_prefix(std::min(end + 1, error.size()));
    }
    if (shown.size() > kLongest) {
        shown.resize(kLongest);
        // Not in the middle of a letter.
        while (!shown.empty() && (static_cast<unsigned char>(shown.back()) & 0xC0U) == 0x80U) {
            shown.pop_back();
        }
        if (!shown.empty() && (static_cast<unsigned char>(shown.back()) & 0x80U) != 0) {
            shown.pop_back();
        }
        shown += "…";
    }
    return shown;
}

}  // namespace okienko::administration
