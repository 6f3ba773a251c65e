#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/package.h"
#include "server/catalogue/card.h"
#include "server/catalogue/publication.h"
#include "server/storage/database.h"

namespace okienko::catalogue {

/// Packages, which of them are current, and the search index of their cards, in PostgreSQL. Without
/// state.
class PackageStore {
public:
    /// Keeps a package under its hash; false when it is there already.
    bool insert(storage::Transaction& transaction,
                const forms::Package& package,
                const std::string& service,
                const std::string& version) const;
    /// The package published before as this version of the service with other content; empty when
    /// there is none.
    std::string other_of_version(storage::Transaction& transaction,
                                 const forms::Package& package,
                                 const std::string& service) const;
    bool has(storage::Transaction& transaction, std::string_view sha256) const;
    /// The files of a package; empty when the hash is unknown.
    forms::Package::Files files(storage::Transaction& transaction, std::string_view sha256) const;

    void make_current(storage::Transaction& transaction,
                      const std::string& service,
                      const std::string& sha256) const;
    /// Service id -> what it points at.
    std::map<std::string, CurrentVersion> current(storage::Transaction& transaction) const;

    /// Service ids in the order of their cards' titles in a language, by that language's alphabet.
    std::vector<std::string> in_order(storage::Transaction& transaction,
                                      std::string_view language) const;

    /// Replaces what the service's card is found by.
    void index(storage::Transaction& transaction, const Card& card) const;
    /// Takes publishing for itself until the transaction ends, so that two servers starting
    /// together do not meet.
    void lock(storage::Transaction& transaction) const;
};

}  // namespace okienko::catalogue
