#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "server/config/log.h"

namespace okienko::storage {

/// The private PostgreSQL can't be made or started; says why and what to do.
class ClusterError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class ClusterSupervisor;

/// The server's own PostgreSQL in a folder, reachable on a Unix socket in a directory only this
/// user can enter. Made at first start, started as a child that ends with us, adopted when a killed
/// server left it running, restarted when it dies. One thread of its own supervises; the public
/// functions may be called from any thread.
class PrivateCluster {
public:
    struct Settings {
        std::filesystem::path
            folder;  ///< holds cluster/ and socket/; made with mode 0700 if absent
        std::filesystem::path binaries = {};  ///< of initdb and postgres; empty: Debian's newest,
                                              ///< or the one the cluster needs
        unsigned connections = 48;            ///< max_connections
        std::chrono::seconds start_timeout{120};  ///< crash recovery included
    };

    /// Makes the cluster if there is none, starts or adopts it and waits until it answers. Throws
    /// ClusterError.
    PrivateCluster(Settings settings, config::Log log);
    /// Stops it (see stop).
    ~PrivateCluster();
    PrivateCluster(const PrivateCluster&) = delete;
    PrivateCluster& operator=(const PrivateCluster&) = delete;

    /// The URI of the cluster that another process, a running server, keeps in the folder; nullopt
    /// when none does.
    static std::optional<std::string> running_uri(const std::filesystem::path& folder);

    /// libpq URI of the database `okienko`, owned by the ordinary role `okienko`.
    const std::string& uri() const { return uri_; }
    bool adopted() const;  ///< running since an earlier server
    /// Fast shutdown: open transactions are rolled back, then everything is written. Waits for its
    /// end. Idempotent.
    void stop();

private:
    std::unique_ptr<ClusterSupervisor> supervisor_;
    std::string uri_;
};

}  // namespace okienko::storage
