#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/web/request.h"
#include "server/web/response.h"

namespace okienko::web {

/// Who may call a route. There is no default: a route is made with one of these, everything else is denied.
class Access {
public:
    static Access anyone();                      ///< nobody needs to be signed in
    static Access signed_in();                   ///< any account; a page sends to /konto/logowanie?powrot=…
    static Access role(std::string name);        ///< signed in with this role; otherwise 403
    static Access token();                       ///< API: Bearer token; otherwise 401 problem+json

    enum class Kind { anyone, signed_in, role, token };
    Kind kind = Kind::anyone;
    std::string name;  ///< of the role
};

/// What a route reads. Beyond it the answer is 413, 415 or 422 before the handler runs.
struct BodyPolicy {
    std::size_t bytes = 1024 * 1024;   ///< of the whole body without files
    std::size_t file_bytes = 0;        ///< of each uploaded file; 0: files are refused
    std::size_t files = 0;             ///< how many
    std::size_t fields = 2000;
    bool csrf = true;                  ///< forms carry `_csrf`; token routes are exempt by kind
    std::vector<std::string> media_types;  ///< accepted besides the two kinds of form; empty: forms only
};

using Handler = std::function<Response(const Request&)>;

struct Route {
    Method method;
    std::string pattern;  ///< "/uslugi/{service}"; a last part "{rest...}" takes slashes too
    Access access;
    Handler handler;
    BodyPolicy body;
};

/// The one table of routes, filled by application.cpp before start and immutable after. `okienko routes` prints it.
class Router {
public:
    /// A pattern or parameter clash throws std::logic_error.
    void add(Route route);
    void get(std::string pattern, Access access, Handler handler);
    void post(std::string pattern, Access access, Handler handler, BodyPolicy body = {});

    struct Match {
        const Route* route = nullptr;
        std::vector<std::pair<std::string, std::string>> parameters;
        std::string allow;  ///< when only other methods fit: value of the Allow header, and route is null
    };
    Match match(Method method, std::string_view path) const;
    const std::vector<Route>& routes() const { return routes_; }

private:
    std::vector<Route> routes_;
};

}  // namespace okienko::web
