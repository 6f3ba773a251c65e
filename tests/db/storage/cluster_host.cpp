// A server reduced to its private cluster, for tests that kill it: cluster_host FOLDER USER.
// Prints "ready", the URI and whether it adopted; ends at SIGTERM.
#include <cstdio>
#include <exception>
#include <filesystem>

#include <fmt/format.h>
#include <signal.h>

#include "server/storage/private_cluster.h"
#include "server/storage/privileges.h"

int main(int argc, char** argv) {
    if (argc != 3) return 64;
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTERM);
    sigprocmask(SIG_BLOCK, &stop, nullptr);
    try {
        okienko::storage::prepare_data_folder(argv[1], argv[2]);
        okienko::storage::PrivateCluster cluster(
            {.folder = std::filesystem::path(argv[1]) / "postgres"}, okienko::config::Log());
        fmt::print("ready {} {}\n", cluster.uri(), cluster.adopted() ? "adopted" : "started");
        std::fflush(stdout);
        int received = 0;
        sigwait(&stop, &received);
        cluster.stop();
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "failed: {}\n", error.what());
        return 1;
    }
}
