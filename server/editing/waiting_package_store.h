#pragma once

#include <optional>
#include <string>

#include "forms/package.h"
#include "server/storage/database.h"

namespace okienko::editing {

/// A package that was checked and waits for its editor to confirm.
struct WaitingPackage {
    std::string id;       ///< uuid
    std::string account;  ///< whose
    std::string service;
    std::string base;  ///< hash of the package that was current when it was looked at; may be empty
    forms::Package::Files files;
};

/// Waiting packages in PostgreSQL. Without state.
class WaitingPackageStore {
public:
    /// Each editor keeps at most five: the oldest go.
    void insert(storage::Transaction& transaction, const WaitingPackage& package) const;
    /// With its files; nullopt when it is not there, or another editor's.
    std::optional<WaitingPackage> find(storage::Transaction& transaction,
                                       const std::string& id,
                                       const std::string& account) const;
    void look_again(storage::Transaction& transaction,
                    const std::string& id,
                    const std::string& base) const;
    void remove(storage::Transaction& transaction, const std::string& id) const;
};

}  // namespace okienko::editing
