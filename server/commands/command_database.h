#pragma once

#include <optional>
#include <string>

#include "server/config/config.h"
#include "server/storage/database.h"
#include "server/storage/private_cluster.h"

namespace okienko::commands {

/// The database a command works on: the one that is set, else the private one, which a running
/// server keeps or which is started for as long as the command runs. As root it first becomes the
/// user whose data it is. One thread.
class CommandDatabase {
public:
    /// Throws when there is no such installation, or its database doesn't answer.
    explicit CommandDatabase(const config::Config& config);

    storage::Database& database() { return *database_; }
    const std::string& uri() const { return uri_; }

private:
    std::string uri_;
    std::optional<storage::PrivateCluster> cluster_;
    std::optional<storage::Database> database_;
};

}  // namespace okienko::commands
