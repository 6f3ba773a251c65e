#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <sys/types.h>

#include "tests/harness/http_client.h"
#include "tests/harness/test_cluster.h"

namespace okienko::harness {

/// The program under test: what OKIENKO_PROGRAM in the environment names (scripts/test installs one
/// that every user can read), else the one built beside the tests.
std::string program_path();

/// The real program, `okienko serve` on a free port with a data folder of its own, for the http
/// suites of all rooms. Ends with this object. One thread.
class RunningServer {
public:
    struct Options {
        std::string database;  ///< libpq URI, e.g. of a TestDatabase("none"); empty: the program's
                               ///< private cluster
        std::vector<std::string> words;  ///< further options of `serve`, e.g. "--no-demo"
        std::filesystem::path data;      ///< empty: a temporary folder
        int awaited = 200;               ///< what /health/ready answers once it is up
    };
    /// Waits until the program says its address and /health/ready answers as awaited; throws
    /// std::runtime_error with its last log lines when it ends or stays silent for two minutes.
    explicit RunningServer(Options options);
    ~RunningServer();
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;

    std::uint16_t port() const { return port_; }
    const std::filesystem::path& data() const { return options_.data; }
    HttpClient client() const { return HttpClient(port_); }
    pid_t pid() const { return pid_; }
    /// Everything the program wrote so far, standard output and log.
    std::string log() const;

    void stop();   ///< SIGTERM, waits; SIGKILL after 20 s
    void kill();   ///< SIGKILL, waits
    void start();  ///< again, after stop() or kill(), with the same data; the port may be another

private:
    void wait_until_ready();
    bool ended();

    Options options_;
    std::unique_ptr<TemporaryFolder> folder_;
    std::filesystem::path log_;
    pid_t pid_ = -1;
    std::uint16_t port_ = 0;
};

}  // namespace okienko::harness
