#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace okienko::cases {

/// Pages a service with data of its own has for its cases, beside the pages of every case: these
/// link there. Addresses end with a slash; the case's number follows.
struct OwnPages {
    std::string service;       ///< id
    std::string office;        ///< "/urzad/zapytania/"
    std::string resident;      ///< "/konto/zapytania/"; for the account that owns the case
    std::string office_words;  ///< text ids of the links
    std::string resident_words;
};

/// Those of a service; nullptr: it has none.
inline const OwnPages* own_pages_of(const std::vector<OwnPages>& all, std::string_view service) {
    for (const OwnPages& own : all) {
        if (own.service == service) return &own;
    }
    return nullptr;
}

}  // namespace okienko::cases
