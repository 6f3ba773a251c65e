#pragma once

#include <string>

namespace okienko::signing {

/// A fault of one step: a stable word and a sentence.
struct Fault {
    std::string code;
    std::string reason;
};

}  // namespace okienko::signing
