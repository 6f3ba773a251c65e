#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/storage/database.h"

namespace okienko::catalogue {

/// One card found.
struct Hit {
    std::string service;
    /// Words around the hit when it lies deep in the card, empty otherwise; what was asked for
    /// stands between U+E000 and U+E001.
    std::string snippet;
};

struct SearchResult {
    std::vector<Hit> hits;   ///< best first, at most 50
    std::string suggestion;  ///< the question with likely slips of the pen corrected; empty when
                             ///< there are none
    bool corrected = false;  ///< nothing was found as asked, the hits are those of the suggestion
};

/// Looks for cards by a person's own words: inflected or not, with Polish letters or without, with
/// a typo, half typed. Throws storage::Unavailable.
SearchResult search_cards(storage::Database& database,
                          std::string_view language,
                          std::string_view question);

/// The words of a question that say something: at most 8, lower-cased by the database later,
/// without punctuation and words like "w", "jak", "chcę".
std::vector<std::string> telling_words(std::string_view language, std::string_view question);

}  // namespace okienko::catalogue
