#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/web/byte_source.h"
#include "server/web/request.h"

namespace okienko::web {

/// How much of a head we read.
struct HeadLimits {
    std::size_t line = 8UL * 1024;  ///< bytes of the request line and of each header line
    std::size_t headers = 100;
    std::size_t total = 48UL * 1024;
};

/// Request line and header fields of one HTTP/1.1 or 1.0 message, framing decided (RFC 9112;
/// stricter where clients never need what the standard lets pass).
struct MessageHead {
    Method method = Method::get;
    std::string target;  ///< origin-form: path and query as sent
    std::string host;    ///< of the Host field; empty only in HTTP/1.0
    bool http_1_1 = true;
    std::vector<std::pair<std::string, std::string>> headers;

    std::optional<std::uint64_t> content_length;
    bool chunked = false;
    bool keep_alive = true;
    bool expects_continue = false;

    bool has_body() const { return chunked || content_length.value_or(0) > 0; }
    std::optional<std::string_view> header(std::string_view name) const;
};

/// Reads one head; nullopt when the client closed before its first byte. Throws FramingFault for:
/// an unknown method or version, a target that isn't origin-form (or absolute-form for the same
/// host), a missing, second or odd Host, both lengths, a repeated, signed or odd Content-Length,
/// any Transfer-Encoding but one "chunked", folded lines, a header line without a colon or with a
/// blank before it, control characters, bare LF, too long lines, too many headers, an unknown
/// expectation.
std::optional<MessageHead> read_head(BufferedSource& source, const HeadLimits& limits = {});

}  // namespace okienko::web
