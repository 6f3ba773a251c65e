#pragma once

#include "server/trust/http_exchange.h"
#include "signing/trust_source.h"

namespace okienko::trust {

/// Fetches trusted lists: http and https addresses from the web, bounded in size and time, few
/// redirects followed; paths from the disk. One thread at a time.
class WebTrustSource : public signing::TrustSource {
public:
    explicit WebTrustSource(ExchangeLimits limits = list_limits()) : limits_(limits) {}

    std::variant<std::string, signing::Fault> fetch(const std::string& location) override;

    /// Room for the greatest lists there are.
    static ExchangeLimits list_limits();

private:
    ExchangeLimits limits_;
};

/// Paths alone; no network.
class DiskTrustSource : public signing::TrustSource {
public:
    std::variant<std::string, signing::Fault> fetch(const std::string& location) override;
};

}  // namespace okienko::trust
