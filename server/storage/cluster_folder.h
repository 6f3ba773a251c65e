#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace okienko::storage {

/// The files of a private cluster: `cluster/` (PostgreSQL's data directory), `socket/`, `lock`,
/// `start.log`. Made with mode 0700; locked against a second server for as long as the object
/// lives. Throws ClusterError.
class ClusterFolder {
public:
    explicit ClusterFolder(std::filesystem::path folder);
    ~ClusterFolder();
    ClusterFolder(const ClusterFolder&) = delete;
    ClusterFolder& operator=(const ClusterFolder&) = delete;

    /// Where the cluster of that folder listens, whether it runs or not.
    static std::filesystem::path socket_of(const std::filesystem::path& folder);
    /// Whether a running server has it locked.
    static bool in_use(const std::filesystem::path& folder);

    std::filesystem::path data() const { return folder_ / "cluster"; }
    std::filesystem::path start_log() const { return folder_ / "start.log"; }
    const std::filesystem::path& socket() const { return socket_; }

    bool made() const;
    /// "15"; empty before it is made.
    std::string version() const;
    /// initdb into a folder beside, which gets its name only when it is whole and on the disk.
    void make(const std::filesystem::path& binaries);
    /// Our settings, written anew at each start.
    void write_settings(unsigned connections) const;

    /// The postmaster that works on this data now.
    std::optional<pid_t> postmaster() const;
    /// Ends what a killed postmaster left, and its pid file when its number belongs to another
    /// process by now. Only when there is no postmaster.
    void clear_remains() const;
    /// The end of start.log: why it didn't start.
    std::string last_words() const;

private:
    std::vector<pid_t> processes() const;
    std::optional<pid_t> pid_in_file() const;

    std::filesystem::path folder_;
    std::filesystem::path socket_;
    int lock_ = -1;
};

}  // namespace okienko::storage
