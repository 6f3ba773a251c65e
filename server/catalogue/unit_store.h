#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/catalogue/office.h"
#include "server/config/clock.h"
#include "server/storage/database.h"

namespace okienko::catalogue {

/// One name a unit has or had.
struct UnitName {
    std::string name;  ///< Polish
    std::string name_en;
    std::string changed_by;  ///< as in the audit trail
    config::Instant changed{};
};

/// A unit with its past.
struct UnitFile {
    std::string code;
    std::optional<config::Instant> closed;
    std::vector<UnitName> names;  ///< newest first; at least one
};

/// The tables of the units. Without state; works in the caller's transaction.
class UnitStore {
public:
    /// Enters those that aren't there, with their names.
    void seed(storage::Transaction& transaction,
              const std::vector<Office::Unit>& units,
              config::Instant now) const;
    /// In their order, closed ones as well.
    std::vector<Office::Unit> all(storage::Transaction& transaction) const;
    /// Locked until the end of the transaction.
    std::optional<UnitFile> find(storage::Transaction& transaction, std::string_view code) const;

    /// False when the code is taken.
    bool add(storage::Transaction& transaction, std::string_view code, const UnitName& name) const;
    void rename(storage::Transaction& transaction,
                std::string_view code,
                const UnitName& name) const;
    /// nullopt: it takes cases again.
    void set_closed(storage::Transaction& transaction,
                    std::string_view code,
                    std::optional<config::Instant> at) const;
};

}  // namespace okienko::catalogue
