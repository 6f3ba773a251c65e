#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "signing/certificate_cache.h"

namespace okienko::signing {

/// Until when algorithms may be relied on without a proof of existence (ETSI EN 319 102-1, 5.1.4.3;
/// ETSI TS 119 312). What it doesn't name has no end in sight. A value.
class AlgorithmSuite {
public:
    enum class Key { rsa, ec };

    void end_digest(const std::string& openssl_name, std::chrono::sys_days day);
    void end_keys_below(Key kind, int bits, std::chrono::sys_days day);

    std::optional<std::chrono::sys_days> digest_expiry(std::string_view openssl_name) const;
    std::optional<std::chrono::sys_days> key_expiry(const ParsedCertificate& certificate) const;
    /// Of the algorithm its issuer signed a certificate with.
    std::optional<std::chrono::sys_days> issue_expiry(const ParsedCertificate& certificate) const;
    /// Of an algorithm of signatures, by OpenSSL's number of it.
    std::optional<std::chrono::sys_days> signature_expiry(int signature_nid) const;

private:
    struct KeyRule {
        Key kind;
        int below;  ///< bits
        std::chrono::sys_days day;
    };
    std::map<std::string, std::chrono::sys_days, std::less<>> digests_;
    std::vector<KeyRule> keys_;
};

/// "RSA 2048", "EC P-256".
std::string readable_key(const ParsedCertificate& certificate);

}  // namespace okienko::signing
