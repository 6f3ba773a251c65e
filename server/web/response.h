#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace okienko::web {

/// An answer as a value; the server adds length, date, security headers and the request id.
struct Response {
    /// Writes one block of a streamed body; throws when the client is gone.
    using Write = std::function<void(std::string_view)>;

    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    /// When set, the body is written by this instead, exactly `length` bytes of it.
    std::function<void(const Write&)> stream;
    std::uint64_t length = 0;

    Response& header(std::string name, std::string value);
    /// Secure, HttpOnly, SameSite=Lax, Path=/ are put on by the server. Empty value with max_age 0
    /// removes it.
    Response& cookie(std::string name,
                     std::string value,
                     std::optional<long> max_age_seconds = std::nullopt);

    struct Cookie {
        std::string name;
        std::string value;
        std::optional<long> max_age;
    };
    std::vector<Cookie> cookies;
};

Response html(std::string body, int status = 200);
Response json(std::string body, int status = 200);
Response xml(std::string body, std::string_view media_type = "application/xml");
Response see_other(std::string location);  ///< 303; after every successful POST
/// A file to save under a name (RFC 6266, RFC 8187 for letters beyond ASCII).
Response attachment(std::string body, std::string_view media_type, std::string_view file_name);
/// The value of Content-Disposition for a file to save, also for streamed answers.
std::string content_disposition(std::string_view file_name);
/// RFC 9457 application/problem+json; `extra` is a JSON object's inside without braces, e.g.
/// "\"violations\":[]".
Response problem(int status,
                 std::string_view title,
                 std::string_view detail,
                 std::string_view extra = {});

}  // namespace okienko::web
