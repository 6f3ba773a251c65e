#pragma once

namespace okienko::storage {

/// Inside a catch block: throws the pqxx exception being handled as Unavailable, Conflict or
/// DiskFull, by SQLSTATE; anything else, among it a violated constraint, goes on as it is.
[[noreturn]] void rethrow_translated();

}  // namespace okienko::storage
