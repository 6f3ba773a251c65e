#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace okienko::query_journal {

/// A place of a text that looks like personal data, for the eye of a moderator: a hint, never a
/// verdict.
struct Hint {
    enum class Kind {
        pesel,    ///< eleven digits
        phone,    ///< nine digits, with or without the country's number
        account,  ///< twenty-six digits
        email,
        name,  ///< capitalised words after "Pan", "Pani" and the like
    };
    Kind kind = Kind::name;
    std::size_t from = 0;  ///< bytes
    std::size_t length = 0;
};

/// In the order of the text, not overlapping.
std::vector<Hint> find_hints(std::string_view text);

/// Whether a person can hardly mean anything else by it: all but names.
bool is_plain_data(Hint::Kind kind);
std::string_view to_string(Hint::Kind kind);

}  // namespace okienko::query_journal
