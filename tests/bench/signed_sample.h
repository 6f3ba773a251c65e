#pragma once

#include <chrono>
#include <string>

#include "tests/unit/signing/signed_document.h"

namespace okienko::bench {

/// When the samples' certificates are valid.
inline constexpr auto kNow = std::chrono::sys_days(std::chrono::year(2026) / 3 / 13);

/// A document with a chain of two certificates, sealed as we seal.
struct Sample {
    std::string name;
    std::string bytes;
    std::string anchor_pem;
};

/// Of about `size` bytes of text before the signature.
Sample make_sample(const std::string& name, const signing::testing::Key& key, std::size_t size);

}  // namespace okienko::bench
