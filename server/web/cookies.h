#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/web/response.h"

namespace okienko::web {

using Cookies = std::vector<std::pair<std::string, std::string>>;

/// The cookies of a Cookie field. Over HTTPS ours carry the prefix `__Host-` on the wire and come
/// back without it; one that lacks it there is not ours (another host of the domain may have set
/// it) and is left out.
Cookies read_cookies(std::string_view header, bool secure);

/// The value of a Set-Cookie field. Throws std::invalid_argument for a name or value that can't
/// stand in one.
std::string write_cookie(const Response::Cookie& cookie, bool secure);

}  // namespace okienko::web
