#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "signing/certificate_cache.h"

namespace okienko::signing {

/// Until when an algorithm may be relied on without a proof of existence (ETSI TS 119 312, with the
/// dates of its earlier editions). nullopt: no end is in sight.
std::optional<std::chrono::sys_days> digest_expiry(std::string_view openssl_name);
std::optional<std::chrono::sys_days> key_expiry(const ParsedCertificate& certificate);
/// Of the algorithm its issuer signed a certificate with.
std::optional<std::chrono::sys_days> issue_expiry(const ParsedCertificate& certificate);

/// "RSA 2048", "EC P-256".
std::string readable_key(const ParsedCertificate& certificate);

}  // namespace okienko::signing
