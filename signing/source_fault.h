#pragma once

#include <string>

namespace okienko::signing {

/// Why somebody outside who was asked for a proof gave none.
struct SourceFault {
    enum class Kind {
        nobody,       ///< there is nobody to ask
        unavailable,  ///< away, slow or overloaded: to be asked again later
        refused,      ///< answered, and said no
        unusable,     ///< answered with what proves nothing
    };
    Kind kind = Kind::unavailable;
    std::string detail;  ///< English, for specialists and the log; no secrets
};

}  // namespace okienko::signing
