#include "server/web/router.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

namespace okienko::web {

Access Access::anyone() {
    return Access(Kind::anyone);
}
Access Access::machine() {
    return Access(Kind::machine);
}
Access Access::signed_in() {
    return Access(Kind::signed_in);
}
Access Access::role(std::string name) {
    return Access(Kind::role, std::move(name));
}
Access Access::token() {
    return Access(Kind::token);
}

Access Access::keeping_posts() const {
    Access access = *this;
    access.keeps_posts = true;
    return access;
}

namespace {

std::vector<std::string_view> split(std::string_view path) {
    std::vector<std::string_view> parts;
    path.remove_prefix(path.empty() ? 0 : 1);
    while (true) {
        const std::size_t slash = path.find('/');
        parts.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) return parts;
        path.remove_prefix(slash + 1);
    }
}

/// HEAD is answered by the route of GET.
bool serves(Method route, Method request) {
    return route == request || (route == Method::get && request == Method::head);
}

void add_method(std::string& allow, std::string_view method) {
    if (allow.find(method) != std::string::npos) return;
    if (!allow.empty()) allow += ", ";
    allow += method;
}

std::string describe(const Access& access) {
    const std::string posts = access.keeps_posts ? " (posts outlive the session)" : "";
    switch (access.kind) {
        case Access::Kind::anyone:
            return "anyone" + posts;
        case Access::Kind::machine:
            return "anyone, no session";
        case Access::Kind::signed_in:
            return "signed in" + posts;
        case Access::Kind::role:
            return "role " + access.name + posts;
        case Access::Kind::token:
            return "token";
    }
    return {};
}

std::string size_words(std::size_t bytes) {
    constexpr std::size_t kKibi = 1024;
    constexpr std::size_t kMebi = kKibi * kKibi;
    if (bytes % kMebi == 0) return fmt::format("{} MiB", bytes / kMebi);
    if (bytes % kKibi == 0) return fmt::format("{} KiB", bytes / kKibi);
    return fmt::format("{} B", bytes);
}

std::string describe_limits(const Route& route) {
    const bool machine = route.access.kind == Access::Kind::machine;
    std::string words = machine ? "not counted" : "counted";
    if (route.method == Method::get) return words;
    const BodyPolicy& body = route.body;
    words += ", body " + size_words(body.bytes);
    if (body.files > 0) {
        words += fmt::format(", {} files of {}", body.files, size_words(body.file_bytes));
    }
    if (!body.csrf || route.access.kind == Access::Kind::token) words += ", no form token";
    for (const auto& type : body.media_types) words += ", " + type;
    return words;
}

}  // namespace

Router::Shape Router::shape_of(const std::string& pattern) {
    if (pattern.empty() || pattern.front() != '/')
        throw std::logic_error("a pattern begins with '/': " + pattern);
    Shape shape;
    const std::vector<std::string_view> parts = split(pattern);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string_view part = parts[i];
        const bool braces = part.size() > 2 && part.front() == '{' && part.back() == '}';
        if (!braces) {
            shape.push_back({Segment::Kind::literal, std::string(part)});
            continue;
        }
        std::string_view name = part.substr(1, part.size() - 2);
        const bool rest = name.size() > 3 && name.substr(name.size() - 3) == "...";
        if (rest) name.remove_suffix(3);
        if (rest && i + 1 != parts.size())
            throw std::logic_error("the rest must stand last: " + pattern);
        for (const Segment& earlier : shape) {
            if (earlier.kind != Segment::Kind::literal && earlier.text == name) {
                throw std::logic_error("a parameter stands twice: " + pattern);
            }
        }
        shape.push_back({rest ? Segment::Kind::rest : Segment::Kind::parameter, std::string(name)});
    }
    return shape;
}

bool Router::fits(const Shape& shape, const std::vector<std::string_view>& parts) {
    const bool open = !shape.empty() && shape.back().kind == Segment::Kind::rest;
    if (open ? parts.size() < shape.size() : parts.size() != shape.size()) return false;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i].kind == Segment::Kind::literal ? shape[i].text != parts[i] : parts[i].empty())
            return false;
    }
    return true;
}

bool Router::same(const Shape& left, const Shape& right) {
    return std::equal(left.begin(),
                      left.end(),
                      right.begin(),
                      right.end(),
                      [](const Segment& a, const Segment& b) {
                          return a.kind == b.kind &&
                                 (a.kind != Segment::Kind::literal || a.text == b.text);
                      });
}

bool Router::more_exact(const Shape& left, const Shape& right) {
    return std::lexicographical_compare(
        left.begin(),
        left.end(),
        right.begin(),
        right.end(),
        [](const Segment& a, const Segment& b) { return a.kind < b.kind; });
}

void Router::add(Route route) {
    if (!route.handler) throw std::logic_error("a route without a handler: " + route.pattern);
    Shape shape = shape_of(route.pattern);
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        if (routes_[i].method == route.method && same(shapes_[i], shape)) {
            throw std::logic_error(
                fmt::format("two routes for {} {}", to_string(route.method), route.pattern));
        }
    }
    routes_.push_back(std::move(route));
    shapes_.push_back(std::move(shape));
}

void Router::get(std::string pattern, Access access, Handler handler) {
    add({Method::get, std::move(pattern), std::move(access), std::move(handler), {}});
}

void Router::post(std::string pattern, Access access, Handler handler, BodyPolicy body) {
    add({Method::post, std::move(pattern), std::move(access), std::move(handler), std::move(body)});
}

Router::Match Router::match(Method method, std::string_view path) const {
    Match match;
    const std::vector<std::string_view> parts = split(path);
    const Shape* best = nullptr;
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        if (!fits(shapes_[i], parts)) continue;
        add_method(match.allow, to_string(routes_[i].method));
        if (routes_[i].method == Method::get) add_method(match.allow, "HEAD");
        if (!serves(routes_[i].method, method)) continue;
        if (best != nullptr && !more_exact(shapes_[i], *best)) continue;
        best = &shapes_[i];
        match.route = &routes_[i];
    }
    if (best == nullptr) return match;
    match.allow.clear();
    for (std::size_t i = 0; i < best->size(); ++i) {
        const Segment& segment = (*best)[i];
        if (segment.kind == Segment::Kind::parameter)
            match.parameters.emplace_back(segment.text, parts[i]);
        if (segment.kind == Segment::Kind::rest) {
            match.parameters.emplace_back(
                segment.text, path.substr(static_cast<std::size_t>(parts[i].data() - path.data())));
        }
    }
    return match;
}

std::string describe(const Router& router) {
    std::vector<const Route*> routes;
    for (const Route& route : router.routes()) routes.push_back(&route);
    std::sort(routes.begin(), routes.end(), [](const Route* a, const Route* b) {
        return a->pattern != b->pattern ? a->pattern < b->pattern : a->method < b->method;
    });
    std::string lines;
    for (const Route* route : routes) {
        lines += fmt::format("{:<6} {:<48} {:<40} | {}\n",
                             to_string(route->method),
                             route->pattern,
                             describe(route->access),
                             describe_limits(*route));
    }
    return lines;
}

}  // namespace okienko::web
