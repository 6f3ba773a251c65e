#include "server/web/message_head.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "server/web/ascii.h"

namespace okienko::web {

namespace {

bool is_token_character(char letter) {
    return is_ascii_alphanumeric(letter) ||
           std::string_view("!#$%&'*+-.^_`|~").find(letter) != std::string_view::npos;
}

bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_token_character);
}

Method method_of(std::string_view word) {
    constexpr std::array kMethods = {
        Method::get, Method::head, Method::post, Method::put, Method::patch, Method::remove};
    for (const Method method : kMethods) {
        if (to_string(method) == word) return method;
    }
    throw FramingFault("unknown method");
}

/// Letters of reg-name, IPv4 and bracketed IPv6 with an optional port; nothing that could end up in
/// a link or a header.
bool is_host(std::string_view host) {
    return !host.empty() && host.size() <= 255 &&
           std::all_of(host.begin(), host.end(), [](char letter) {
               return is_ascii_alphanumeric(letter) ||
                      std::string_view("-._:[]").find(letter) != std::string_view::npos;
           });
}

/// Turns absolute-form into origin-form; the authority is given back to be compared with Host.
std::string take_authority(std::string& target) {
    const std::size_t scheme = target.rfind("http://", 0) == 0    ? 7U
                               : target.rfind("https://", 0) == 0 ? 8U
                                                                  : 0U;
    if (scheme == 0) return {};
    const std::size_t path = std::min(target.find_first_of("/?", scheme), target.size());
    std::string authority = target.substr(scheme, path - scheme);
    target.erase(0, path);
    if (target.empty() || target.front() != '/') target.insert(0, "/");
    return authority;
}

void check_target(std::string_view target) {
    if (target.empty() || target.front() != '/') throw FramingFault("the target is not a path");
    const bool visible = std::all_of(target.begin(), target.end(), [](char letter) {
        return letter > 0x20 && letter < 0x7F && letter != '#' && letter != '\\';
    });
    if (!visible) throw FramingFault("the target holds characters no address has");
}

void read_request_line(std::string_view line, MessageHead& head) {
    const std::size_t first = line.find(' ');
    const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
    if (second == std::string_view::npos)
        throw FramingFault("the request line has not three parts");
    const std::string_view version = line.substr(second + 1);
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        throw FramingFault("not a version we speak");
    head.http_1_1 = version == "HTTP/1.1";
    head.method = method_of(line.substr(0, first));
    head.target = line.substr(first + 1, second - first - 1);
}

void read_header_line(std::string_view line, MessageHead& head) {
    if (line.front() == ' ' || line.front() == '\t')
        throw FramingFault("a folded or indented header line");
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) throw FramingFault("a header line without a colon");
    const std::string_view name = line.substr(0, colon);
    if (!is_token(name)) throw FramingFault("a header name that is not a token");
    const std::string_view value = trim_blanks(line.substr(colon + 1));
    const bool clean = std::none_of(value.begin(), value.end(), [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return (byte < 0x20 && letter != '\t') || byte == 0x7F;
    });
    if (!clean) throw FramingFault("a control character in a header");
    head.headers.emplace_back(name, value);
}

/// The value of a field that may stand once.
std::optional<std::string_view> single(const MessageHead& head, std::string_view name) {
    std::optional<std::string_view> found;
    for (const auto& [key, value] : head.headers) {
        if (!equal_ascii(key, name)) continue;
        if (found) throw FramingFault("a field that may stand once stands twice");
        found = value;
    }
    return found;
}

void read_host(MessageHead& head) {
    const std::string authority = take_authority(head.target);
    const auto host = single(head, "Host");
    if (!host && head.http_1_1) throw FramingFault("no Host");
    if (host && !is_host(*host)) throw FramingFault("a Host that names no host");
    if (!authority.empty() && (!host || !equal_ascii(authority, *host))) {
        throw FramingFault("the target names another host than Host");
    }
    if (host) head.host = *host;
}

void read_length(MessageHead& head) {
    const auto length = single(head, "Content-Length");
    const auto coding = single(head, "Transfer-Encoding");
    if (coding) {
        if (length) throw FramingFault("both Content-Length and Transfer-Encoding");
        if (!head.http_1_1) throw FramingFault("Transfer-Encoding in HTTP/1.0");
        if (!equal_ascii(*coding, "chunked")) throw FramingFault("a transfer coding we don't read");
        head.chunked = true;
    }
    if (!length) return;
    constexpr std::size_t kMostDigits = 18;
    const bool digits = !length->empty() && length->size() <= kMostDigits &&
                        std::all_of(length->begin(), length->end(), is_ascii_digit);
    if (!digits) throw FramingFault("a Content-Length that is not a number");
    std::uint64_t value = 0;
    std::from_chars(length->data(), length->data() + length->size(), value);
    head.content_length = value;
}

void read_connection(MessageHead& head) {
    bool close = false;
    bool keep = false;
    for (const auto& [name, value] : head.headers) {
        if (!equal_ascii(name, "Connection")) continue;
        for_each_element(value, [&](std::string_view element) {
            close = close || equal_ascii(element, "close");
            keep = keep || equal_ascii(element, "keep-alive");
        });
    }
    head.keep_alive = !close && (head.http_1_1 || keep);
    if (const auto expect = single(head, "Expect")) {
        if (!equal_ascii(*expect, "100-continue"))
            throw FramingFault("an expectation we can't meet");
        head.expects_continue = head.http_1_1;
    }
}

}  // namespace

std::optional<std::string_view> MessageHead::header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (equal_ascii(key, name)) return value;
    }
    return std::nullopt;
}

std::optional<MessageHead> read_head(BufferedSource& source, const HeadLimits& limits) {
    std::optional<std::string_view> line = source.read_line(limits.line);
    if (line && line->empty())
        line = source.read_line(limits.line);  // RFC 9112, 2.2: one empty line before a request
    if (!line) return std::nullopt;
    MessageHead head;
    read_request_line(*line, head);
    std::size_t total = line->size();
    while (true) {
        line = source.read_line(limits.line);
        if (!line) throw ConnectionLost("the client left in the middle of a head", false);
        if (line->empty()) break;
        total += line->size();
        if (head.headers.size() == limits.headers || total > limits.total)
            throw FramingFault("the head is too long");
        read_header_line(*line, head);
    }
    read_host(head);
    check_target(head.target);
    read_length(head);
    read_connection(head);
    return head;
}

}  // namespace okienko::web
