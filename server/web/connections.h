#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

#include <Poco/Net/StreamSocket.h>

namespace okienko::web {

/// All open connections: how many there may be, which is idle longest, which is out of time.
/// Whatever a library call may wait for, a connection past its last moment is shut down here, so no
/// client holds a thread longer. Shared by threads.
class Connections {
public:
    using Clock = std::chrono::steady_clock;

    /// One open connection; registered while it lives.
    class Entry {
    public:
        Entry(Connections& all, int socket);
        ~Entry();
        Entry(const Entry&) = delete;
        Entry& operator=(const Entry&) = delete;

        /// Waits for the next request: may be closed when others need the place, and at the latest
        /// then.
        void idle_until(Clock::time_point last);
        /// Waits for the client in the middle of a request; past this moment the socket is shut
        /// down.
        void busy_until(Clock::time_point last);
        /// Waits for nobody: a handler runs, and takes the time it takes.
        void untimed();

    private:
        friend class Connections;
        Connections& all_;
        int socket_;
        std::list<Entry*>::iterator place_;
        std::atomic<Clock::rep> last_{0};        // 0: untimed
        std::atomic<Clock::rep> idle_since_{0};  // 0: not idle
        bool evicted_ = false;                   // under the lock
    };

    explicit Connections(unsigned most);
    ~Connections();
    Connections(const Connections&) = delete;
    Connections& operator=(const Connections&) = delete;

    /// Takes a place for a new connection; when all are taken, the connection idle longest is
    /// closed for it. False: full.
    bool admit();
    /// Gives back a place taken by admit().
    void dismiss();
    /// Says 503 to a client there is no place for and lets it read that, without waiting for it.
    void turn_away(const Poco::Net::StreamSocket& socket, const std::string& answer);

    /// Shuts down those that are idle now and every other one as soon as it becomes idle.
    void close_idle();
    /// Shuts down every one.
    void close_all();
    std::size_t open() const;

private:
    struct Farewell {
        Poco::Net::StreamSocket socket;
        Clock::time_point until;
    };
    void watch(const std::stop_token& stop);
    void shut_late(Clock::time_point now);
    void drain_farewells(Clock::time_point now);
    bool evict_one();

    const unsigned most_;
    mutable std::mutex mutex_;
    std::list<Entry*> entries_;
    std::size_t admitted_ = 0;
    bool closing_ = false;
    std::vector<Farewell> farewells_;
    std::jthread watcher_;
};

}  // namespace okienko::web
