#pragma once

#include <chrono>
#include <string>

#include "signing/key_pair.h"

namespace okienko::harness {

/// A new key of somebody invented, with a certificate it signed itself, valid from `from` for
/// `days`. `kind` is "RSA" (2048 bits), "P-256", "P-384" or "P-521".
signing::KeyPair make_key(const std::string& kind,
                          std::chrono::sys_seconds from,
                          int days = 3650,
                          const std::string& name = "Anna Przykład");

}  // namespace okienko::harness
