#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/web/request.h"
#include "server/web/response.h"

namespace okienko::web {

/// Who may call a route. There is no default: a route is made with one of these, everything else is
/// denied.
class Access {
public:
    static Access anyone();     ///< nobody needs to be signed in
    static Access machine();    ///< anyone, and no session is looked up: files, health
    static Access signed_in();  ///< any account; a page sends to /konto/logowanie?powrot=…
    /// Signed in with this role; otherwise 403. Who has it, but has not proved the second factor in
    /// this session, is sent to /konto/drugi-skladnik?powrot=…
    static Access role(std::string name);
    static Access token();                 ///< API: Bearer token; otherwise 401 problem+json
    /// A POST whose session has ended reaches the handler with no identity, instead of going to
    /// sign-in with its fields lost. The handler must look.
    Access keeping_posts() const;

    enum class Kind { anyone, machine, signed_in, role, token };
    Kind kind;
    std::string name;  ///< of the role
    bool keeps_posts = false;

private:
    explicit Access(Kind access, std::string role = {}) : kind(access), name(std::move(role)) {}
};

/// What a route reads. Beyond it the answer is 413 or 415 before the handler runs.
struct BodyPolicy {
    std::size_t bytes = 1024 * 1024;  ///< of the whole body without files
    std::size_t file_bytes = 0;       ///< of each uploaded file; 0: files are refused
    std::size_t files = 0;            ///< how many
    /// A file beyond `file_bytes` is thrown away and reaches the handler as a cut Upload, so that
    /// the page can tell it at its field and keep the others; else the answer is 413.
    bool reports_large_files = false;
    std::size_t fields = 2000;
    bool csrf = true;  ///< forms carry `_csrf`; token routes are exempt by kind
    std::vector<std::string>
        media_types;  ///< accepted besides the two kinds of form; empty: forms only
};

using Handler = std::function<Response(const Request&)>;

struct Route {
    Method method;
    std::string pattern;  ///< "/uslugi/{service}"; a last part "{rest...}" takes slashes too
    Access access;
    Handler handler;
    BodyPolicy body = {};
};

/// The one table of routes, filled by application.cpp before start and immutable after. `okienko
/// routes` prints it.
class Router {
public:
    /// A pattern or parameter clash throws std::logic_error.
    void add(Route route);
    void get(std::string pattern, Access access, Handler handler);
    void post(std::string pattern, Access access, Handler handler, BodyPolicy body = {});

    struct Match {
        const Route* route = nullptr;
        std::vector<std::pair<std::string, std::string>> parameters;
        std::string
            allow;  ///< when only other methods fit: value of the Allow header, and route is null
    };
    Match match(Method method, std::string_view path) const;
    /// In the order they were added.
    const std::vector<Route>& routes() const { return routes_; }

private:
    /// A pattern taken apart; `{name}` is a parameter, `{name...}` the rest.
    struct Segment {
        enum class Kind { literal, parameter, rest };
        Kind kind;
        std::string text;
    };
    using Shape = std::vector<Segment>;
    static Shape shape_of(const std::string& pattern);
    static bool fits(const Shape& shape, const std::vector<std::string_view>& parts);
    static bool same(const Shape& left, const Shape& right);
    static bool more_exact(const Shape& left, const Shape& right);

    std::vector<Route> routes_;
    std::vector<Shape> shapes_;  // of the route with the same index
};

/// One line a route, sorted by pattern: method, pattern, who may call it. What `okienko routes`
/// prints.
std::string describe(const Router& router);

}  // namespace okienko::web
