#include "server/commands/command_database.h"

#include <filesystem>
#include <stdexcept>

#include "server/storage/privileges.h"

namespace okienko::commands {

namespace {

constexpr unsigned connections = 4;

}  // namespace

CommandDatabase::CommandDatabase(const config::Config& config) : uri_(config.database) {
    if (!std::filesystem::is_directory(config.data)) {
        throw std::runtime_error("there is no data folder " + config.data.string() +
                                 "; name it with --data");
    }
    storage::prepare_data_folder(config.data);
    if (uri_.empty()) {
        if (auto running = storage::PrivateCluster::running_uri(config.postgres_folder())) {
            uri_ = *running;
        } else {
            cluster_.emplace(
                storage::PrivateCluster::Settings{.folder = config.postgres_folder(),
                                                  .binaries = config.postgres_binaries,
                                                  .connections = config.database_connections + 16},
                config::Log().from(config::Log::Level::warning));
            uri_ = cluster_->uri();
        }
    }
    database_.emplace(storage::Database::Settings{
        .uri = uri_, .connections = connections, .statement_timeout = std::chrono::minutes(10)});
}

}  // namespace okienko::commands
