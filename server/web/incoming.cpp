#include "server/web/incoming.h"

#include "server/web/ascii.h"
#include "server/web/cookies.h"
#include "server/web/escape.h"
#include "server/web/language.h"

namespace okienko::web {

namespace {

constexpr std::size_t kQueryFields = 200;

void read_target(Request& request) {
    const std::size_t mark = request.target.find('?');
    const auto path = decode_path(std::string_view(request.target).substr(0, mark));
    if (!path) throw FramingFault("a path that can't be decoded safely");
    request.path = *path;
    if (mark == std::string::npos) return;
    DecodedFields query =
        decode_fields(std::string_view(request.target).substr(mark + 1), kQueryFields);
    if (query.malformed || query.too_many) throw FramingFault("a query that can't be decoded");
    request.query = std::move(query.fields);
}

bool told_https(const MessageHead& head, const Arrival& arrival) {
    if (arrival.tls || arrival.public_address.rfind("https://", 0) == 0) return true;
    const bool proxied = arrival.proxies != nullptr && arrival.proxies->contains(arrival.peer);
    return proxied && equal_ascii(head.header("X-Forwarded-Proto").value_or(""), "https");
}

std::string joined(const MessageHead& head, std::string_view name, std::string_view separator) {
    std::string all;
    for (const auto& [key, value] : head.headers) {
        if (!equal_ascii(key, name)) continue;
        if (!all.empty()) all += separator;
        all += value;
    }
    return all;
}

}  // namespace

void fill_exchange(Exchange& exchange, const MessageHead& head, const Arrival& arrival) {
    Request& request = exchange.request;
    exchange.secure = told_https(head, arrival);
    request.method = head.method;
    request.target = head.target;
    request.headers = head.headers;
    request.cookies = read_cookies(joined(head, "Cookie", "; "), exchange.secure);
    request.language = choose_language(request.cookie("okn-language").value_or(""),
                                       joined(head, "Accept-Language", ", "));
    const std::string theme = request.cookie("okn-theme").value_or("");
    if (theme == "light" || theme == "dark") request.theme = theme;
    request.client =
        arrival.proxies == nullptr
            ? arrival.peer
            : client_address(arrival.peer, joined(head, "X-Forwarded-For", ", "), *arrival.proxies);
    request.origin = arrival.public_address;
    if (request.origin.empty())
        request.origin = (exchange.secure ? "https://" : "http://") + head.host;
    const std::string_view content_type = head.header("Content-Type").value_or("");
    if (head.has_body())
        request.media_type =
            lower_ascii(trim_blanks(content_type.substr(0, content_type.find(';'))));
    read_target(request);
}

}  // namespace okienko::web
