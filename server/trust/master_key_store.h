#pragma once

#include "server/storage/database.h"
#include "server/trust/master_key.h"

namespace okienko::trust {

/// Remembers in the database which master key its contents were encrypted under, at first start; at
/// each later one compares. Throws KeyFault when this is another: the server must not start, or it
/// would write what nobody can read.
void claim_database(storage::Database& database, const MasterKey& key);

}  // namespace okienko::trust
