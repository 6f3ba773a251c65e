#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "server/storage/migrations.h"

namespace okienko::storage {

/// Why the database takes no work now, for an operator; nullopt while it does: it answers, is no
/// standby, and has exactly the migrations of this program. Several threads may ask at once.
std::optional<std::string> database_fault(Database& database,
                                          const std::vector<Migration>& migrations);

/// Why nothing can be written into a folder (gone, another user's, its disk full); nullopt while it
/// can. Leaves nothing there.
std::optional<std::string> folder_fault(const std::filesystem::path& folder);

}  // namespace okienko::storage
