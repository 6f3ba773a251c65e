#pragma once

#include <memory>

namespace okienko {

namespace config {
struct Config;
class Log;
}  // namespace config

/// The whole server, built by hand in order of dependence. Lives on the thread that serves.
class Application {
public:
    Application(const config::Config& config, config::Log& log);
    ~Application();
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;

    /// Serves until a stop signal; ends what it started.
    void run();

private:
    struct Rooms;
    std::unique_ptr<Rooms> rooms_;
};

}  // namespace okienko
