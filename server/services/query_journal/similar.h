#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/services/query_journal/entry.h"
#include "server/storage/database.h"

namespace okienko::query_journal {

/// Finds published entries that are about the same. Never stands in anybody's way: when the
/// database has no connection for it, it finds nothing. Shared by threads.
class SimilarEntries {
public:
    /// `searching`: connections that may load the Polish dictionary.
    explicit SimilarEntries(storage::Database& searching) : searching_(searching) {}

    /// Best first. `except`: id of the case that is no answer to itself; may be empty.
    std::vector<Entry> to(const std::string& subject,
                          std::string_view except,
                          unsigned limit) const;

private:
    storage::Database& searching_;
};

}  // namespace okienko::query_journal
