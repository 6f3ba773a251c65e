#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/config/clock.h"
#include "server/storage/database.h"

namespace okienko::intake {

/// The keys under which something was filed. Without state.
class SubmissionStore {
public:
    struct Earlier {
        std::string body_hash;  ///< 32 raw bytes
        std::string case_id;
    };
    /// Takes the key for a case of the same transaction: nullopt. Of two transactions with the same
    /// key the second waits for the first; when that one committed, what it filed is returned.
    std::optional<Earlier> claim(storage::Transaction& transaction,
                                 std::string_view scope,
                                 std::string_view key,
                                 std::string_view body_hash,
                                 std::string_view case_id,
                                 config::Instant at) const;
    /// What was filed under a key.
    std::optional<Earlier> find(storage::Transaction& transaction,
                                std::string_view scope,
                                std::string_view key) const;
};

}  // namespace okienko::intake
