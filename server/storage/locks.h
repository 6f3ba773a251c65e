#pragma once

#include <string>

#include "server/storage/database.h"

namespace okienko::storage {

/// Tries to take the lock of this name among all servers on the database; held until the
/// transaction ends.
bool try_lock(Transaction& transaction, const std::string& name);
/// The same, but waits for it.
void lock(Transaction& transaction, const std::string& name);

}  // namespace okienko::storage
