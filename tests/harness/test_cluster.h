#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include <sys/types.h>

namespace okienko::harness {

/// A folder of its own below /tmp, removed at the end; with root it belongs to
/// `unprivileged_user()`.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// For root: the uid and gid of an ordinary user, as PostgreSQL refuses root (okienko, postgres or
/// nobody). Nothing for ordinary users.
std::optional<std::pair<uid_t, gid_t>> unprivileged_user();

/// A PostgreSQL in a folder that a test may stop, kill and start again. Fast and careless: it never
/// syncs. Ends with its owner unless `release`d.
class TestCluster {
public:
    /// Makes the cluster in `folder` unless there is one. Doesn't start it.
    explicit TestCluster(std::filesystem::path folder);
    ~TestCluster();
    TestCluster(const TestCluster&) = delete;
    TestCluster& operator=(const TestCluster&) = delete;

    void start();          ///< and waits until it answers
    void stop();           ///< fast shutdown, waits; also of one that another process started
    void kill();           ///< SIGKILL to postgres, waits
    bool running() const;  ///< it answers
    void release() { kept_ = true; }  ///< leave it running at the end
    std::string uri(const std::string& database = "postgres") const;

private:
    void initialise();
    pid_t postmaster() const;
    void wait_for_end(pid_t postmaster);

    std::filesystem::path folder_;
    bool kept_ = false;
};

}  // namespace okienko::harness
