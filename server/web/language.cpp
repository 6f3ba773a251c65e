#include "server/web/language.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "server/web/ascii.h"

namespace okienko::web {

namespace {

constexpr std::array<std::string_view, 2> kLanguages = {"pl", "en"};

/// qvalue of "en-GB;q=0.8"; 1 without one, 0 when malformed.
double weight(std::string_view element) {
    const std::size_t at = element.find(';');
    if (at == std::string_view::npos) return 1;
    const std::string_view parameter = trim_blanks(element.substr(at + 1));
    if (parameter.size() < 3 || ascii_lower(parameter[0]) != 'q' || parameter[1] != '=') return 0;
    double value = 0;
    const auto [end, error] =
        std::from_chars(parameter.data() + 2, parameter.data() + parameter.size(), value);
    return error == std::errc() && end == parameter.data() + parameter.size() && value <= 1 ? value
                                                                                            : 0;
}

}  // namespace

bool is_language(std::string_view code) {
    return std::find(kLanguages.begin(), kLanguages.end(), code) != kLanguages.end();
}

std::string choose_language(std::string_view cookie, std::string_view accept_language) {
    if (is_language(cookie)) return std::string(cookie);
    std::string best(kLanguages.front());
    double most = 0;
    for_each_element(accept_language, [&](std::string_view element) {
        const std::string primary = lower_ascii(element.substr(0, element.find_first_of("-; \t")));
        const double q = weight(element);
        if (!is_language(primary) || q <= most) return;
        best = primary;
        most = q;
    });
    return best;
}

}  // namespace okienko::web
