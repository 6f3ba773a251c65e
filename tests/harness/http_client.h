#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace okienko::harness {

/// A socket to 127.0.0.1 that sends exactly the bytes it is told: for what no well-behaved client
/// sends.
class RawConnection {
public:
    explicit RawConnection(std::uint16_t port);
    ~RawConnection();
    RawConnection(RawConnection&& other) noexcept;
    RawConnection(const RawConnection&) = delete;
    RawConnection& operator=(const RawConnection&) = delete;

    /// False when the other side has closed.
    bool send(std::string_view bytes);
    /// No more will be sent; reading goes on.
    void finish_sending();
    /// Reads one whole answer (head and, by Content-Length, body); what is there when the time or
    /// the connection ends.
    std::string read_answer(bool has_body = true,
                            std::chrono::milliseconds timeout = std::chrono::seconds(20));
    /// Reads until the other side closes; nullopt when it doesn't in time.
    std::optional<std::string> read_to_end(
        std::chrono::milliseconds timeout = std::chrono::seconds(20));

private:
    bool receive(std::chrono::steady_clock::time_point until);

    int socket_ = -1;
    std::string buffer_;
    bool ended_ = false;
};

/// An answer as the client got it.
struct Answer {
    int status = 0;  ///< 0: none came
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    std::string header(std::string_view name) const;  ///< case-insensitive, empty when absent
    bool contains(std::string_view text) const { return body.find(text) != std::string::npos; }
    /// The value of the first `name="value"` in an element that holds `marker`, e.g.
    /// input_value("_csrf").
    std::string input_value(std::string_view input_name) const;
};
Answer parse_answer(const std::string& bytes);

/// A small browser without script: keeps cookies, sends the form token of the last page it saw.
/// Throws std::runtime_error only when the server can't be reached; statuses are for the test to
/// judge. One thread.
class HttpClient {
public:
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    struct File {
        std::string field, name, media_type, bytes;
    };

    explicit HttpClient(std::uint16_t port) : port_(port) {}

    Answer get(const std::string& target, const Pairs& headers = {});
    /// An urlencoded form. `_csrf` is added unless among the fields.
    Answer post(const std::string& target, Pairs fields, const Pairs& headers = {});
    /// A multipart form, `_csrf` likewise.
    Answer post_files(const std::string& target,
                      Pairs fields,
                      const std::vector<File>& files,
                      const Pairs& headers = {});
    /// Any method and body.
    Answer send(const std::string& method,
                const std::string& target,
                const std::string& media_type,
                const std::string& body,
                const Pairs& headers = {});
    /// GET of the answer's Location; the answer itself when it has none.
    Answer follow(const Answer& answer);

    std::map<std::string, std::string>& cookies() { return cookies_; }
    const std::string& csrf() const { return csrf_; }  ///< of the last page that had one
    std::uint16_t port() const { return port_; }

private:
    void add_token(Pairs& fields) const;
    void remember(const Answer& answer);

    std::uint16_t port_;
    std::map<std::string, std::string> cookies_;
    std::string csrf_;
};

/// Signs in with address and password, and with the code that the page shows when the account works
/// for the office (demonstration accounts alone; a code is good once, so this may wait for the
/// next). Throws std::runtime_error when it is refused.
void sign_in(HttpClient& client, const std::string& email, const std::string& password);

std::string url_encode(std::string_view text);

}  // namespace okienko::harness
