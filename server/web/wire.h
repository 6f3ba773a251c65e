#pragma once

#include <chrono>
#include <span>
#include <string_view>

#include <Poco/Net/StreamSocket.h>

#include "server/web/byte_source.h"
#include "server/web/connections.h"

namespace okienko::web {

/// The two directions of one connection, plain or TLS, with one deadline over each request: a slow
/// client earns more time by what it sends, a dripping one does not. One thread.
class Wire : public ByteSource {
public:
    struct Times {
        std::chrono::milliseconds idle{30'000};     ///< between requests
        std::chrono::milliseconds request{30'000};  ///< for a request that comes in, head and body
        std::chrono::milliseconds answer{30'000};   ///< for each block of the answer
        std::size_t least_rate = 16UL * 1024;       ///< bytes a second a large body must come with
    };
    Wire(const Poco::Net::StreamSocket& socket, Connections& connections, const Times& times);

    /// From here the idle time runs.
    void await_request();
    /// From here the deadline of the request runs.
    void begin_request();
    /// Takes and drops what the client still sends, so that it can read the answer before the
    /// connection closes.
    void say_goodbye();

    std::size_t receive(std::span<char> buffer) override;
    /// Throws ConnectionLost.
    void send(std::string_view bytes);

private:
    using Clock = Connections::Clock;
    bool wait_readable(Clock::time_point until);
    std::size_t receive_plain(std::span<char> buffer, Clock::time_point until);
    std::size_t receive_secure(std::span<char> buffer, Clock::time_point until);
    Clock::time_point deadline() const;

    Poco::Net::StreamSocket socket_;
    Times times_;
    Connections::Entry entry_;
    Clock::time_point begin_;
    std::chrono::milliseconds allowed_;
    std::uint64_t received_ = 0;
    bool idle_ = true;
};

}  // namespace okienko::web
