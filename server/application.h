#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/config/config.h"
#include "server/config/log.h"

namespace okienko {

namespace web {
class Router;
}  // namespace web

struct Rooms;

/// The whole server, built by hand in order of dependence. One thread makes, starts and stops it.
class Application {
public:
    /// Builds every room; reads the installation's files, but touches neither database nor network.
    Application(const config::Config& config,
                const std::string& database_uri,
                const config::Log& log);
    ~Application();
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;

    /// Brings the database up to date, publishes the services, starts the work in the background
    /// and opens the port. Returns the address it answers at, without a trailing slash.
    std::string start();
    /// Takes no more requests, lets the running ones end, then ends the background work.
    /// Idempotent.
    void stop();

    const web::Router& router() const;
    /// Lines for people: address, who it is, password. Empty without demonstration mode and before
    /// start.
    const std::vector<std::string>& demo_accounts() const;

private:
    std::unique_ptr<Rooms> rooms_;
};

}  // namespace okienko
