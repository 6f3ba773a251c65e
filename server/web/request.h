#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/web/identity.h"

namespace okienko::web {

enum class Method { get, head, post, put, patch, remove };
std::string_view to_string(Method method);

/// Named values in the order they came: query parameters or posted fields. Names repeat
/// (checkboxes).
class Fields {
public:
    void add(std::string name, std::string value) {
        items_.emplace_back(std::move(name), std::move(value));
    }
    bool has(std::string_view name) const;
    std::string get(std::string_view name) const;  ///< the first, empty when absent
    std::vector<std::string> all(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& items() const { return items_; }

private:
    std::vector<std::pair<std::string, std::string>> items_;
};

/// One uploaded file: kept in memory while small, else in an unnamed temporary file that ends with
/// the request.
class Upload {
public:
    virtual ~Upload() = default;
    virtual const std::string& field() const = 0;  ///< name of the form field
    virtual const std::string& file_name()
        const = 0;  ///< as sent, last path segment only; not trusted
    virtual const std::string& media_type() const = 0;  ///< as sent; not trusted
    virtual std::uint64_t size() const = 0;
    /// 0 for a whole file. One longer than a route takes that `reports_large_files` reaches it with
    /// its whole size() and nothing to read(); this is the route's limit then.
    virtual std::uint64_t cut_at() const = 0;
    virtual const std::string& sha256() const = 0;  ///< 32 raw bytes, computed while it came in
    /// Reads up to buffer.size() bytes from an offset; 0 at the end.
    virtual std::size_t read(std::uint64_t offset, std::span<char> buffer) const = 0;
};

/// A request whose framing, size, session, CSRF and access have been checked: what a handler sees.
/// Used by one thread.
struct Request {
    Method method = Method::get;
    std::string target;  ///< path and query as sent
    std::string path;    ///< decoded, without query
    Fields query;
    std::vector<std::pair<std::string, std::string>> headers;
    std::vector<std::pair<std::string, std::string>> cookies;
    std::vector<std::pair<std::string, std::string>>
        parameters;  ///< {name} parts of the route's pattern

    std::string id;        ///< request id, in the log, the error page and X-Request-Id
    std::string client;    ///< address of the client (behind trusted proxies, the one they tell)
    std::string language;  ///< "pl" or "en"
    std::string theme;     ///< "", "light" or "dark"
    std::string visitor;   ///< secret of this browser (cookie okn-visitor), 43 characters; owns
                           ///< anonymous drafts
    std::string csrf;      ///< token every form posts as the field `_csrf`
    std::string origin;    ///< scheme and authority under which the visitor reached us, e.g.
                           ///< "https://okienko.example"
    std::optional<Identity> identity;
    std::chrono::sys_time<std::chrono::microseconds> received{};

    std::string media_type;  ///< of the body, lower case, without parameters; empty without a body
    Fields form;             ///< urlencoded or multipart fields
    std::vector<std::shared_ptr<const Upload>> uploads;
    std::string body;  ///< whole body when it is neither kind of form

    std::optional<std::string> header(std::string_view name) const;  ///< case-insensitive
    std::optional<std::string> cookie(std::string_view name) const;
    const std::string& parameter(
        std::string_view name) const;  ///< of the pattern; a missing one is a bug
    const Upload* upload(
        std::string_view field) const;  ///< the first of a field; nullptr when none or empty
};

}  // namespace okienko::web
