#include "server/web/response.h"

#include <fmt/format.h>

#include "server/web/escape.h"

namespace okienko::web {

Response& Response::header(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
}

Response& Response::cookie(std::string name,
                           std::string value,
                           std::optional<long> max_age_seconds) {
    cookies.push_back({std::move(name), std::move(value), max_age_seconds});
    return *this;
}

namespace {

Response with_body(std::string body, std::string_view media_type, int status) {
    Response response;
    response.status = status;
    response.body = std::move(body);
    response.header("Content-Type", std::string(media_type));
    return response;
}

/// The name in the plain `filename` parameter: what RFC 6266 readers without filename* show.
std::string ascii_file_name(std::string_view name) {
    std::string plain;
    for (const char letter : name) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte >= 0xC0) plain += '_';  // first byte of a letter beyond ASCII
        if (byte < 0x20 || byte >= 0x7F) continue;
        plain += letter == '"' || letter == '\\' || letter == '/' ? '_' : letter;
    }
    return plain;
}

}  // namespace

Response html(std::string body, int status) {
    return with_body(std::move(body), "text/html; charset=utf-8", status);
}

Response json(std::string body, int status) {
    return with_body(std::move(body), "application/json", status);
}

Response xml(std::string body, std::string_view media_type) {
    return with_body(std::move(body), media_type, 200);
}

Response see_other(std::string location) {
    Response response;
    response.status = 303;
    response.header("Location", std::move(location));
    return response;
}

Response attachment(std::string body, std::string_view media_type, std::string_view file_name) {
    Response response = with_body(std::move(body), media_type, 200);
    return response.header("Content-Disposition", content_disposition(file_name));
}

std::string content_disposition(std::string_view file_name) {
    const std::string plain = ascii_file_name(file_name);
    if (plain == file_name) return fmt::format("attachment; filename=\"{}\"", plain);
    return fmt::format(
        "attachment; filename=\"{}\"; filename*=UTF-8''{}", plain, percent_encode(file_name));
}

Response problem(int status,
                 std::string_view title,
                 std::string_view detail,
                 std::string_view extra) {
    std::string body = fmt::format(R"({{"type":"about:blank","status":{},"title":{},"detail":{})",
                                   status,
                                   json_string(title),
                                   json_string(detail));
    if (!extra.empty()) body += fmt::format(",{}", extra);
    return with_body(body + "}", "application/problem+json", status);
}

}  // namespace okienko::web
