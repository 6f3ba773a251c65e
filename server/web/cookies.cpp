#include "server/web/cookies.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "server/web/ascii.h"

namespace okienko::web {

namespace {

constexpr std::string_view kPrefix = "__Host-";
constexpr std::string_view kOurs = "okn-";

bool starts_with(std::string_view text, std::string_view with) {
    return text.substr(0, with.size()) == with;
}

/// cookie-octet of RFC 6265, 4.1.1.
bool is_cookie_octet(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte > 0x20 && byte < 0x7F &&
           std::string_view("\",;\\").find(letter) == std::string_view::npos;
}

}  // namespace

Cookies read_cookies(std::string_view header, bool secure) {
    Cookies cookies;
    for_each_element(
        header,
        [&](std::string_view element) {
            const std::size_t equals = element.find('=');
            if (equals == std::string_view::npos) return;
            std::string_view name = element.substr(0, equals);
            if (secure && starts_with(name, kOurs)) return;
            if (secure && starts_with(name, kPrefix)) name.remove_prefix(kPrefix.size());
            cookies.emplace_back(name, element.substr(equals + 1));
        },
        ';');
    return cookies;
}

std::string write_cookie(const Response::Cookie& cookie, bool secure) {
    const bool sound = !cookie.name.empty() &&
                       std::all_of(cookie.name.begin(), cookie.name.end(), is_cookie_octet) &&
                       cookie.name.find('=') == std::string::npos &&
                       std::all_of(cookie.value.begin(), cookie.value.end(), is_cookie_octet);
    if (!sound) throw std::invalid_argument("a cookie that can't be written: " + cookie.name);
    std::string text = fmt::format("{}{}={}; Path=/; HttpOnly; SameSite=Lax",
                                   secure ? kPrefix : "",
                                   cookie.name,
                                   cookie.value);
    if (secure) text += "; Secure";
    if (cookie.max_age) text += fmt::format("; Max-Age={}", *cookie.max_age);
    return text;
}

}  // namespace okienko::web
