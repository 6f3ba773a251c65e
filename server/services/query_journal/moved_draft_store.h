#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/storage/database.h"

namespace okienko::query_journal {

/// Where the text of a query's draft was taken at the gate. Without state; works in the caller's
/// transaction.
class MovedDraftStore {
public:
    /// Id of the draft of that service; nullopt: it wasn't taken there, or that draft is gone.
    std::optional<std::string> find(storage::Transaction& transaction,
                                    std::string_view query,
                                    std::string_view service) const;
    /// Remembers a draft instead of `former` ("": none); false when somebody else was faster.
    bool keep(storage::Transaction& transaction,
              std::string_view query,
              std::string_view service,
              std::string_view draft,
              std::string_view former) const;
};

}  // namespace okienko::query_journal
