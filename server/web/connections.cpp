#include "server/web/connections.h"

#include <algorithm>
#include <array>

#include <sys/socket.h>

namespace okienko::web {

namespace {

constexpr std::chrono::milliseconds kWatchInterval{100};
constexpr std::chrono::seconds kFarewell{2};
constexpr std::size_t kFarewells = 512;

Connections::Clock::rep ticks(Connections::Clock::time_point moment) {
    return moment.time_since_epoch().count();
}

void shut(int socket) {
    ::shutdown(socket, SHUT_RDWR);
}

/// Takes what the client still sends; true when it is done.
bool drained(int socket) {
    std::array<char, 4096> block{};
    ssize_t count = 0;
    while ((count = ::recv(socket, block.data(), block.size(), MSG_DONTWAIT)) > 0) {
    }
    return count == 0;
}

}  // namespace

Connections::Entry::Entry(Connections& all, int socket) : all_(all), socket_(socket) {
    const std::lock_guard lock(all_.mutex_);
    place_ = all_.entries_.insert(all_.entries_.end(), this);
}

Connections::Entry::~Entry() {
    const std::lock_guard lock(all_.mutex_);
    all_.entries_.erase(place_);
}

void Connections::Entry::idle_until(Clock::time_point last) {
    last_ = ticks(last);
    idle_since_ = ticks(Clock::now());
    const std::lock_guard lock(all_.mutex_);
    if (all_.closing_) shut(socket_);
}

void Connections::Entry::busy_until(Clock::time_point last) {
    idle_since_ = 0;
    last_ = ticks(last);
}

void Connections::Entry::untimed() {
    idle_since_ = 0;
    last_ = 0;
}

Connections::Connections(unsigned most)
    : most_(most), watcher_([this](const std::stop_token& stop) { watch(stop); }) {}

Connections::~Connections() {
    watcher_.request_stop();
    watcher_.join();
}

void Connections::watch(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        std::this_thread::sleep_for(kWatchInterval);
        const auto now = Clock::now();
        const std::lock_guard lock(mutex_);
        shut_late(now);
        drain_farewells(now);
    }
}

void Connections::shut_late(Clock::time_point now) {
    for (Entry* entry : entries_) {
        const Clock::rep last = entry->last_;
        if (last != 0 && last < ticks(now)) shut(entry->socket_);
    }
}

void Connections::drain_farewells(Clock::time_point now) {
    farewells_.erase(std::remove_if(farewells_.begin(),
                                    farewells_.end(),
                                    [now](const Farewell& farewell) {
                                        return farewell.until < now ||
                                               drained(farewell.socket.impl()->sockfd());
                                    }),
                     farewells_.end());
}

bool Connections::evict_one() {
    Entry* longest = nullptr;
    Clock::rep since = 0;
    for (Entry* entry : entries_) {
        const Clock::rep idle = entry->idle_since_;
        if (entry->evicted_ || idle == 0 || (longest != nullptr && idle >= since)) continue;
        longest = entry;
        since = idle;
    }
    if (longest == nullptr) return false;
    longest->evicted_ = true;
    shut(longest->socket_);
    return true;
}

bool Connections::admit() {
    const std::lock_guard lock(mutex_);
    if (admitted_ >= most_ && !evict_one()) return false;
    ++admitted_;
    return true;
}

void Connections::dismiss() {
    const std::lock_guard lock(mutex_);
    --admitted_;
}

void Connections::turn_away(const Poco::Net::StreamSocket& socket, const std::string& answer) {
    const int handle = socket.impl()->sockfd();
    ::send(handle, answer.data(), answer.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    ::shutdown(handle, SHUT_WR);
    const std::lock_guard lock(mutex_);
    if (farewells_.size() < kFarewells) farewells_.push_back({socket, Clock::now() + kFarewell});
}

void Connections::close_idle() {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    for (Entry* entry : entries_) {
        if (entry->idle_since_ != 0) shut(entry->socket_);
    }
}

void Connections::close_all() {
    const std::lock_guard lock(mutex_);
    for (Entry* entry : entries_) shut(entry->socket_);
}

std::size_t Connections::open() const {
    const std::lock_guard lock(mutex_);
    return admitted_;
}

}  // namespace okienko::web
