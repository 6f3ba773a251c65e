#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "server/config/log.h"
#include "server/web/metrics.h"
#include "server/web/pipeline.h"

namespace okienko::web {

/// The HTTP server: Poco's TCP server and sockets, our own strict reading of HTTP/1.1 over them. A
/// thread for each connection (about 20 KB); when all are taken, the connection idle longest makes
/// room, and if none is idle the client gets 503.
class Server {
public:
    struct Settings {
        std::string host = "127.0.0.1";  ///< an address
        std::uint16_t port = 8080;       ///< 0: any free one
        std::string tls_certificate;     ///< PEM chain; with tls_key: HTTPS
        std::string tls_key;             ///< PEM
        std::string public_address;      ///< fixed scheme and authority of links; empty: from the
                                         ///< request's Host
        std::vector<std::string> trusted_proxies;  ///< addresses and CIDR blocks
        unsigned connections = 2000;               ///< open at once
        std::chrono::milliseconds idle{
            30'000};  ///< a connection may wait so long for its next request
        std::chrono::milliseconds request{
            30'000};  ///< for head and body, plus what a large body earns by coming
        std::chrono::milliseconds answer{30'000};  ///< for each block of an answer to be taken
        std::chrono::milliseconds stop{10'000};    ///< running requests may end within
    };
    /// Binds and listens; throws std::runtime_error that names the address when it is taken or a
    /// certificate is unreadable. The pipeline must outlive the server. Raises the process's limit
    /// of open files as far as the connections need it.
    Server(const Settings& settings, const Pipeline& pipeline, Metrics& metrics, config::Log log);
    ~Server();  ///< stops
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    void start();
    /// No new connections, idle ones closed, running requests waited for.
    void stop();
    std::uint16_t port() const;
    /// "http://127.0.0.1:8080", as it listens.
    std::string address() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace okienko::web
