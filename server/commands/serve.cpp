#include <array>
#include <cstdio>
#include <optional>

#include <fmt/format.h>
#include <pthread.h>
#include <signal.h>

#include "server/application.h"
#include "server/commands/command.h"
#include "server/config/read_config.h"
#include "server/storage/private_cluster.h"
#include "server/storage/privileges.h"

namespace okienko::commands {

int serve(Arguments arguments);

namespace {

/// The stop signals, blocked in every thread from the start and taken by the one that serves.
class StopSignals {
public:
    StopSignals() {
        sigemptyset(&set_);
        for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set_, signal);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);
        ::signal(SIGPIPE, SIG_IGN);
    }
    void wait() const {
        int received = 0;
        sigwait(&set_, &received);
    }

private:
    sigset_t set_{};
};

void print_welcome(const config::Config& config,
                   const Application& application,
                   const std::string& address) {
    fmt::print("Okienko: {}/\n", address);
    if (config.mail.smtp_host.empty()) {
        fmt::print("Mail is written to {}\n", config.mail_folder().string());
    }
    if (config.demo) {
        fmt::print("Demonstration accounts (password in brackets):\n");
        for (const auto& line : application.demo_accounts()) fmt::print("  {}\n", line);
    }
    fmt::print("Ctrl-C stops it.\n");
    std::fflush(stdout);
}

}  // namespace

int serve(Arguments arguments) {
    const StopSignals stop;
    const config::Config config = config::read_config(arguments, config::process_environment());
    storage::prepare_data_folder(config.data);
    storage::require_access(config.root);
    const config::Log log = config::Log().from(config.log_level);

    std::optional<storage::PrivateCluster> cluster;
    std::string database = config.database;
    if (database.empty()) {
        cluster.emplace(
            storage::PrivateCluster::Settings{.folder = config.postgres_folder(),
                                              .binaries = config.postgres_binaries,
                                              .connections = config.database_connections + 16},
            log);
        database = cluster->uri();
    }
    Application application(config, database, log);
    const std::string address = application.start();
    print_welcome(config, application, address);
    stop.wait();
    fmt::print("Stopping.\n");
    application.stop();
    return kDone;
}

}  // namespace okienko::commands
