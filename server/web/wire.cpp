#include "server/web/wire.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <Poco/Exception.h>
#include <Poco/Net/NetException.h>
#include <poll.h>
#include <sys/socket.h>

namespace okienko::web {

namespace {

/// What a blocking call of the TLS library may overstay before the connection is shut down under
/// it.
constexpr std::chrono::milliseconds kGrace{500};
/// A browser reads an answer only when it has sent everything: it gets the time for that, if it
/// keeps sending.
constexpr std::chrono::seconds kGoodbye{5};
constexpr std::chrono::seconds kLongestGoodbye{120};
constexpr std::uint64_t kGoodbyeBytes = 2048ULL * 1024 * 1024;

[[noreturn]] void late() {
    throw ConnectionLost("the client is out of time", true);
}
[[noreturn]] void lost() {
    throw ConnectionLost("the connection broke", false);
}

}  // namespace

Wire::Wire(const Poco::Net::StreamSocket& socket, Connections& connections, const Times& times)
    : socket_(socket),
      times_(times),
      entry_(connections, socket.impl()->sockfd()),
      begin_(Clock::now()),
      allowed_(times.request) {}

Wire::Clock::time_point Wire::deadline() const {
    const auto earned = std::chrono::milliseconds(received_ * 1000 / times_.least_rate);
    return begin_ + allowed_ + earned;
}

void Wire::await_request() {
    begin_ = Clock::now();
    allowed_ = times_.idle;
    received_ = 0;
    idle_ = true;
    entry_.idle_until(deadline() + kGrace);
}

void Wire::begin_request() {
    begin_ = Clock::now();
    allowed_ = times_.request;
    received_ = 0;
    idle_ = false;
    entry_.untimed();
}

bool Wire::wait_readable(Clock::time_point until) {
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
        if (left.count() <= 0) return false;
        pollfd waiting{socket_.impl()->sockfd(), POLLIN, 0};
        const int ready = ::poll(&waiting, 1, static_cast<int>(left.count()));
        if (ready > 0) return true;
        if (ready < 0 && errno != EINTR) lost();
    }
}

std::size_t Wire::receive_plain(std::span<char> buffer, Clock::time_point until) {
    while (true) {
        const ssize_t count =
            ::recv(socket_.impl()->sockfd(), buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (count >= 0) return static_cast<std::size_t>(count);
        if (errno == EINTR) continue;
        if (errno != EAGAIN) lost();
        if (!wait_readable(until)) late();
    }
}

std::size_t Wire::receive_secure(std::span<char> buffer, Clock::time_point until) {
    try {
        if (socket_.available() == 0 && !wait_readable(until)) late();
        socket_.setReceiveTimeout(Poco::Timespan(
            std::chrono::ceil<std::chrono::microseconds>(until - Clock::now()).count()));
        while (true) {
            const int count = socket_.receiveBytes(buffer.data(), static_cast<int>(buffer.size()));
            if (count >= 0) return static_cast<std::size_t>(count);
            if (!wait_readable(until)) late();  // the handshake is still going on
        }
    } catch (const Poco::TimeoutException&) {
        late();
    } catch (const Poco::Exception&) {
        lost();  // also a client that closes without TLS's farewell: nothing worth a line in the
                 // log
    }
}

std::size_t Wire::receive(std::span<char> buffer) {
    if (Clock::now() >= deadline()) late();
    if (!idle_) entry_.busy_until(deadline() + kGrace);
    const std::size_t count =
        socket_.secure() ? receive_secure(buffer, deadline()) : receive_plain(buffer, deadline());
    received_ += count;
    if (!idle_) entry_.untimed();
    return count;
}

void Wire::send(std::string_view bytes) {
    constexpr std::size_t kBlock = 256UL * 1024;
    try {
        while (!bytes.empty()) {
            entry_.busy_until(Clock::now() + times_.answer);
            const int length = static_cast<int>(std::min(bytes.size(), kBlock));
            const int sent = socket_.sendBytes(bytes.data(), length, MSG_NOSIGNAL);
            if (sent <= 0) lost();
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        entry_.untimed();
    } catch (const Poco::Exception&) {
        lost();
    }
}

void Wire::say_goodbye() {
    const auto begin = Clock::now();
    auto until = begin + kGoodbye;
    entry_.idle_until(begin + kLongestGoodbye);  // whoever needs the place may have it
    ::shutdown(socket_.impl()->sockfd(), SHUT_WR);
    std::array<char, 16UL * 1024> block{};
    std::uint64_t dropped = 0;
    while (dropped < kGoodbyeBytes && Clock::now() < until) {
        const ssize_t count =
            ::recv(socket_.impl()->sockfd(), block.data(), block.size(), MSG_DONTWAIT);
        if (count == 0) return;
        if (count > 0) {
            dropped += static_cast<std::uint64_t>(count);
            const std::chrono::milliseconds earned(dropped * 1000 / times_.least_rate);
            until = begin + std::min<std::chrono::milliseconds>(kGoodbye + earned, kLongestGoodbye);
            continue;
        }
        if (errno != EAGAIN && errno != EINTR) return;
        pollfd waiting{socket_.impl()->sockfd(), POLLIN, 0};
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
        if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return;
    }
}

}  // namespace okienko::web
