#pragma once

#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "server/storage/database.h"

namespace okienko::storage {

/// The tables can't be brought up to date: a changed or unknown migration, a fault in one. Says
/// what to do.
class MigrationError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct Migration {
    std::string room;  ///< "cases", "services/query_journal"
    std::string name;  ///< "0001_cases.sql"
    std::string sql;
    std::string sha256;  ///< of the file's bytes, lower case hex
};

/// The rooms that may have migrations, in the order of the house; folders of server/services follow
/// in alphabetical order.
std::span<const std::string_view> migration_rooms();

/// The files server/<room>/migrations/NNNN_name.sql below `root` in the order they are applied.
/// With `last_room` only up to and including that room. Throws MigrationError for a name that isn't
/// so, a number used twice, a room outside the order.
std::vector<Migration> read_migrations(const std::filesystem::path& root,
                                       std::string_view last_room = {});

/// Applies what this database doesn't have yet, each once, all in one transaction under an advisory
/// lock, and records it in storage.migrations. Returns the names applied, "cases/0001_cases.sql".
/// Refuses a migration changed after it was applied and a database that has migrations this program
/// doesn't know (a newer one made it).
std::vector<std::string> migrate(Database& database, const std::vector<Migration>& migrations);
std::vector<std::string> migrate(Database& database, const std::filesystem::path& root);

}  // namespace okienko::storage
