#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "server/config/clock.h"
#include "server/trust/http_exchange.h"
#include "signing/certificate_cache.h"
#include "signing/revocation_source.h"

namespace okienko::trust {

/// Asks whom a certificate names: OCSP responders of its authority information access by POST (RFC
/// 6960, appendix A; RFC 5280, 4.2.2.1), else the CRLs of its distribution points (RFC 5280,
/// 4.2.1.13), which are kept in memory until their next update. What those may not say, or say
/// about others, is no answer. Safe for use by several threads.
class RevocationClient : public signing::RevocationSource {
public:
    /// The clock must outlive it.
    explicit RevocationClient(const config::Clock& clock, ExchangeLimits limits = {})
        : clock_(clock), limits_(limits) {}

    std::variant<signing::RevocationValue, signing::SourceFault> about(
        std::string_view certificate_der, std::string_view issuer_der) const override;

private:
    using Parsed = signing::ParsedCertificate;
    using Answer = std::variant<signing::RevocationValue, signing::SourceFault>;
    Answer by_ocsp(const std::string& url, const Parsed& certificate, const Parsed& issuer) const;
    Answer by_crl(const std::string& url, const Parsed& certificate, const Parsed& issuer) const;
    std::variant<std::string, signing::SourceFault> list_at(const std::string& url) const;
    void keep(const std::string& url, const std::string& der) const;

    struct Kept {
        std::string der;
        std::chrono::sys_seconds until;
    };
    const config::Clock& clock_;
    ExchangeLimits limits_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, Kept> lists_;  ///< by address
};

}  // namespace okienko::trust
