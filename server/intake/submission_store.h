#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/config/clock.h"
#include "server/storage/batch.h"
#include "server/storage/database.h"

namespace okienko::intake {

/// The keys under which something was filed. Without state.
class SubmissionStore {
public:
    struct Earlier {
        std::string body_hash;  ///< 32 raw bytes
        std::string case_id;
    };
    /// Takes the key for a case of the same batch. When it is taken, the batch throws Duplicate of
    /// kTaken; of two transactions with the same key the second waits for the first.
    void claim(storage::Batch& batch,
               std::string_view scope,
               std::string_view key,
               std::string_view body_hash,
               std::string_view case_id,
               config::Instant at) const;
    static constexpr std::string_view kTaken = "submissions_pkey";
    /// What was filed under a key.
    std::optional<Earlier> find(storage::Transaction& transaction,
                                std::string_view scope,
                                std::string_view key) const;
};

}  // namespace okienko::intake
