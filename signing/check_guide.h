#pragma once

#include <string_view>

#include "signing/verification_report.h"

namespace okienko::signing {

/// Where a check comes from, and what one can do about its failure: English, for specialists.
struct CheckGuide {
    std::string_view clause;  ///< "EN 319 102-1, 5.2.7"
    std::string_view advice;
};

/// Of a check of a report, by its name and, where that matters, its code. Empty for an unknown one.
CheckGuide guide_to(const Check& check);

}  // namespace okienko::signing
