#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/catalogue/search.h"
#include "server/storage/database.h"

namespace okienko::catalogue {

/// Queries of the search over catalogue.cards. Without state.
class SearchStore {
public:
    /// Cards that match at least half of the words, best first.
    std::vector<Hit> hits(storage::Transaction& transaction,
                          std::string_view language,
                          const std::vector<std::string>& words) const;
    /// For each word one of: the word itself when some card has it, the likeliest word some card
    /// has, or the word again.
    std::vector<std::string> corrected(storage::Transaction& transaction,
                                       std::string_view language,
                                       const std::vector<std::string>& words) const;
};

}  // namespace okienko::catalogue
