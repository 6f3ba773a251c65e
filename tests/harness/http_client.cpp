#include "tests/harness/http_client.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace okienko::harness {

using Clock = std::chrono::steady_clock;

namespace {

bool same_name(std::string_view left, std::string_view right) {
    return std::equal(
        left.begin(), left.end(), right.begin(), right.end(), [](unsigned char a, unsigned char b) {
            return std::tolower(a) == std::tolower(b);
        });
}

std::string hostname(std::uint16_t port) {
    return "127.0.0.1:" + std::to_string(port);
}

std::string unescape_html(std::string text) {
    const std::array<std::pair<std::string_view, std::string_view>, 4> entities = {
        {{"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}}};
    for (const auto& [entity, letter] : entities) {
        for (std::size_t at = text.find(entity); at != std::string::npos;
             at = text.find(entity, at + 1)) {
            text.replace(at, entity.size(), letter);
        }
    }
    return text;
}

}  // namespace

RawConnection::RawConnection(std::uint16_t port)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (socket_ < 0 ||
        ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        if (socket_ >= 0) ::close(socket_);
        throw std::runtime_error("can't connect to " + hostname(port));
    }
}

RawConnection::~RawConnection() {
    if (socket_ >= 0) ::close(socket_);
}

RawConnection::RawConnection(RawConnection&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)),
      buffer_(std::move(other.buffer_)),
      ended_(other.ended_) {}

bool RawConnection::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void RawConnection::finish_sending() {
    ::shutdown(socket_, SHUT_WR);
}

bool RawConnection::receive(Clock::time_point until) {
    if (ended_) return false;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
    pollfd waiting{socket_, POLLIN, 0};
    if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return false;
    std::array<char, 16UL * 1024> block{};
    const ssize_t count = ::recv(socket_, block.data(), block.size(), 0);
    ended_ = count <= 0;
    if (count > 0) buffer_.append(block.data(), static_cast<std::size_t>(count));
    return count > 0;
}

std::string RawConnection::read_answer(bool has_body, std::chrono::milliseconds timeout) {
    const auto until = Clock::now() + timeout;
    std::size_t head = std::string::npos;
    while ((head = buffer_.find("\r\n\r\n")) == std::string::npos && receive(until)) {
    }
    if (head == std::string::npos) return std::exchange(buffer_, {});
    std::size_t length = head + 4;
    const Answer parsed = parse_answer(buffer_.substr(0, length));
    const bool interim = parsed.status / 100 == 1;
    if (has_body && !interim)
        length += std::strtoul(parsed.header("Content-Length").c_str(), nullptr, 10);
    while (buffer_.size() < length && receive(until)) {
    }
    length = std::min(length, buffer_.size());
    std::string answer = buffer_.substr(0, length);
    buffer_.erase(0, length);
    return answer;
}

std::optional<std::string> RawConnection::read_to_end(std::chrono::milliseconds timeout) {
    const auto until = Clock::now() + timeout;
    while (receive(until)) {
    }
    if (!ended_) return std::nullopt;
    return std::exchange(buffer_, {});
}

std::string Answer::header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (same_name(key, name)) return value;
    }
    return {};
}

std::string Answer::input_value(std::string_view input_name) const {
    const std::string name = "name=\"" + std::string(input_name) + "\"";
    for (std::size_t at = body.find(name); at != std::string::npos; at = body.find(name, at + 1)) {
        const std::size_t begin = body.rfind('<', at);
        const std::size_t end = body.find('>', at);
        if (begin == std::string::npos || end == std::string::npos) continue;
        const std::string element = body.substr(begin, end - begin);
        const std::size_t value = element.find(" value=\"");
        if (value == std::string::npos) continue;
        const std::size_t first = value + 8;
        return unescape_html(element.substr(first, element.find('"', first) - first));
    }
    return {};
}

Answer parse_answer(const std::string& bytes) {
    Answer answer;
    const std::size_t end = bytes.find("\r\n\r\n");
    if (bytes.rfind("HTTP/1.1 ", 0) != 0 || end == std::string::npos) return answer;
    answer.status = std::atoi(bytes.c_str() + 9);
    std::size_t at = bytes.find("\r\n") + 2;
    while (at < end + 2) {
        const std::size_t line_end = bytes.find("\r\n", at);
        const std::string line = bytes.substr(at, line_end - at);
        const std::size_t colon = line.find(": ");
        if (colon != std::string::npos)
            answer.headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
        at = line_end + 2;
    }
    answer.body = bytes.substr(end + 4);
    return answer;
}

std::string url_encode(std::string_view text) {
    std::string encoded;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (std::isalnum(byte) != 0 || letter == '-' || letter == '_' || letter == '.') {
            encoded += letter;
        } else {
            std::array<char, 4> code{};
            std::snprintf(code.data(), code.size(), "%%%02X", byte);
            encoded += code.data();
        }
    }
    return encoded;
}

Answer HttpClient::get(const std::string& target, const Pairs& headers) {
    return send("GET", target, {}, {}, headers);
}

void HttpClient::add_token(Pairs& fields) const {
    const bool given = std::any_of(
        fields.begin(), fields.end(), [](const auto& field) { return field.first == "_csrf"; });
    if (!given && !csrf_.empty()) fields.emplace_back("_csrf", csrf_);
}

Answer HttpClient::post(const std::string& target, Pairs fields, const Pairs& headers) {
    add_token(fields);
    std::string body;
    for (const auto& [name, value] : fields) {
        body += (body.empty() ? "" : "&") + url_encode(name) + "=" + url_encode(value);
    }
    return send("POST", target, "application/x-www-form-urlencoded", body, headers);
}

Answer HttpClient::post_files(const std::string& target,
                              Pairs fields,
                              const std::vector<File>& files,
                              const Pairs& headers) {
    add_token(fields);
    const std::string boundary = "okienko-test-7d1f0a";
    std::string body;
    for (const auto& [name, value] : fields) {
        body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name +
                "\"\r\n\r\n" + value + "\r\n";
    }
    for (const File& file : files) {
        body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + file.field +
                "\"; filename=\"" + file.name + "\"\r\nContent-Type: " + file.media_type +
                "\r\n\r\n" + file.bytes + "\r\n";
    }
    body += "--" + boundary + "--\r\n";
    return send("POST", target, "multipart/form-data; boundary=" + boundary, body, headers);
}

Answer HttpClient::send(const std::string& method,
                        const std::string& target,
                        const std::string& media_type,
                        const std::string& body,
                        const Pairs& headers) {
    std::string request = method + " " + target + " HTTP/1.1\r\nHost: " + hostname(port_) +
                          "\r\nConnection: close\r\n";
    std::string cookies;
    for (const auto& [name, value] : cookies_)
        cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
    if (!cookies.empty()) request += "Cookie: " + cookies + "\r\n";
    for (const auto& [name, value] : headers) request += name + ": " + value + "\r\n";
    if (!media_type.empty()) request += "Content-Type: " + media_type + "\r\n";
    if (!media_type.empty() || !body.empty())
        request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    RawConnection connection(port_);
    connection.send(request + "\r\n" + body);
    Answer answer =
        parse_answer(connection.read_answer(method != "HEAD", std::chrono::seconds(60)));
    remember(answer);
    return answer;
}

void HttpClient::remember(const Answer& answer) {
    for (const auto& [name, value] : answer.headers) {
        if (!same_name(name, "Set-Cookie")) continue;
        const std::string pair = value.substr(0, value.find(';'));
        const std::string cookie = pair.substr(0, pair.find('='));
        if (value.find("Max-Age=0") != std::string::npos) {
            cookies_.erase(cookie);
        } else {
            cookies_[cookie] = pair.substr(pair.find('=') + 1);
        }
    }
    const std::string token = answer.input_value("_csrf");
    if (!token.empty()) csrf_ = token;
}

Answer HttpClient::follow(const Answer& answer) {
    std::string location = answer.header("Location");
    if (location.empty()) return answer;
    const std::string origin = "http://" + hostname(port_);
    if (location.rfind(origin, 0) == 0) location.erase(0, origin.size());
    return get(location);
}

}  // namespace okienko::harness
