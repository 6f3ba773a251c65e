#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/clock.h"
#include "server/storage/database.h"

namespace okienko::accounts {

/// The tables accounts.second_factors and accounts.recovery_codes. Without state; works in the
/// caller's transaction. Secrets come and go encrypted, recovery codes as digests.
class SecondFactorStore {
public:
    struct Factor {
        std::string secret;  ///< encrypted
        config::Instant created{};
        std::optional<config::Instant> confirmed;
        std::int64_t last_step = 0;
    };
    std::optional<Factor> find(storage::Transaction& transaction, std::string_view account) const;
    /// A fresh one that nobody has confirmed; replaces another unconfirmed one, never a confirmed
    /// one.
    void offer(storage::Transaction& transaction,
               std::string_view account,
               std::string_view secret,
               config::Instant now) const;
    /// Takes the use of a code: false when this step or a later one was used before.
    bool use(storage::Transaction& transaction,
             std::string_view account,
             std::int64_t step,
             config::Instant now) const;
    /// Takes away the factor and its recovery codes; false when there was none.
    bool remove(storage::Transaction& transaction, std::string_view account) const;

    /// Replaces all recovery codes by those with these digests.
    void set_recovery_codes(storage::Transaction& transaction,
                            std::string_view account,
                            const std::vector<std::string>& digests) const;
    /// False when there is no such code (any more).
    bool use_recovery_code(storage::Transaction& transaction,
                           std::string_view account,
                           std::string_view digest) const;
    int recovery_codes(storage::Transaction& transaction, std::string_view account) const;
};

}  // namespace okienko::accounts
