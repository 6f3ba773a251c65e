#include "server/web/response_writer.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <stdexcept>

#include <fmt/format.h>

#include "server/web/byte_source.h"
#include "server/web/cookies.h"

namespace okienko::web {

namespace {

/// IMF-fixdate of RFC 9110, 5.6.7.
std::string http_date() {
    constexpr std::array<const char*, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> kMonths = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT",
                       kDays.at(static_cast<std::size_t>(utc.tm_wday)),
                       utc.tm_mday,
                       kMonths.at(static_cast<std::size_t>(utc.tm_mon)),
                       utc.tm_year + 1900,
                       utc.tm_hour,
                       utc.tm_min,
                       utc.tm_sec);
}

/// A value from a handler must not be able to begin another header.
std::string one_line(const std::string& value) {
    std::string clean = value;
    clean.erase(std::remove_if(
                    clean.begin(),
                    clean.end(),
                    [](char letter) { return letter == '\r' || letter == '\n' || letter == '\0'; }),
                clean.end());
    return clean;
}

std::string head_of(const Response& response, const Delivery& delivery) {
    std::string head = fmt::format("HTTP/1.1 {} {}\r\nDate: {}\r\n",
                                   response.status,
                                   reason_phrase(response.status),
                                   http_date());
    for (const auto& [name, value] : response.headers)
        head += fmt::format("{}: {}\r\n", name, one_line(value));
    for (const auto& cookie : response.cookies) {
        head += fmt::format("Set-Cookie: {}\r\n", write_cookie(cookie, delivery.secure));
    }
    const bool bodiless = response.status == 204 || response.status == 304;
    if (!bodiless) {
        head += fmt::format("Content-Length: {}\r\n",
                            response.stream ? response.length : response.body.size());
    }
    if (!delivery.keep_alive) head += "Connection: close\r\n";
    if (delivery.keep_alive && !delivery.http_1_1) head += "Connection: keep-alive\r\n";
    return head + "\r\n";
}

}  // namespace

void write_response(const Response& response,
                    const Delivery& delivery,
                    const std::function<void(std::string_view)>& send) {
    constexpr std::size_t kTogether = 1024UL * 1024;
    std::string head = head_of(response, delivery);
    if (delivery.without_body || response.status == 204 || response.status == 304) {
        send(head);
    } else if (response.stream) {
        send(head);
        std::uint64_t written = 0;
        response.stream([&](std::string_view block) {
            written += block.size();
            if (written > response.length)
                throw std::logic_error("a streamed body longer than its length");
            send(block);
        });
        if (written != response.length) throw ConnectionLost("a streamed body ended short", false);
    } else if (response.body.size() <= kTogether) {
        head += response.body;
        send(head);
    } else {
        send(head);
        send(response.body);
    }
}

std::string_view reason_phrase(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 206:
            return "Partial Content";
        case 301:
            return "Moved Permanently";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 308:
            return "Permanent Redirect";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 413:
            return "Content Too Large";
        case 415:
            return "Unsupported Media Type";
        case 422:
            return "Unprocessable Content";
        case 429:
            return "Too Many Requests";
        case 500:
            return "Internal Server Error";
        case 503:
            return "Service Unavailable";
        default:
            return "Status";
    }
}

}  // namespace okienko::web
