#pragma once

#include <condition_variable>
#include <exception>
#include <filesystem>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include <sys/types.h>

#include "server/config/log.h"
#include "server/storage/cluster_folder.h"
#include "server/storage/private_cluster.h"

namespace okienko::storage {

/// Starts PostgreSQL from a thread of its own and stays with it. The thread lives as long as the
/// cluster runs, because the parent-death signal follows the thread that forked.
class ClusterSupervisor {
public:
    /// Returns when the cluster answers; throws ClusterError.
    ClusterSupervisor(PrivateCluster::Settings settings, config::Log log);
    ~ClusterSupervisor();
    ClusterSupervisor(const ClusterSupervisor&) = delete;
    ClusterSupervisor& operator=(const ClusterSupervisor&) = delete;

    const std::filesystem::path& socket() const { return folder_.socket(); }
    bool adopted() const;
    void stop();

private:
    struct Postmaster {
        pid_t pid = 0;
        bool child = false;  ///< ours to wait for; else adopted
    };

    void supervise(const std::stop_token& stop);
    void run_until_it_ends(const std::stop_token& stop);
    Postmaster answering_postmaster(const std::stop_token& stop);
    Postmaster adopt_or_start();
    bool stays(const Postmaster& postmaster);
    bool alive(Postmaster& postmaster) const;
    void wait_until_it_answers(const std::stop_token& stop, Postmaster& postmaster);
    void bootstrap();
    void shut_down(Postmaster& postmaster);
    /// False when asked to stop.
    bool pause(const std::stop_token& stop, std::chrono::milliseconds time);
    void report_ready(bool adopted);
    std::string admin_conninfo() const;

    const PrivateCluster::Settings settings_;
    const config::Log log_;
    ClusterFolder folder_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    bool ready_ = false;  // has answered once
    bool adopted_ = false;
    std::exception_ptr failure_;  // of the first start
    std::jthread thread_;         // last: ends before the rest
};

}  // namespace okienko::storage
