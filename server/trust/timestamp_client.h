#pragma once

#include <string>

#include "server/trust/http_exchange.h"
#include "signing/timestamp_source.h"

namespace okienko::trust {

/// A time-stamping authority asked by HTTP (RFC 3161, 3.4), each request with a nonce and for the
/// authority's certificate. Immutable, shared by threads.
class TimestampClient : public signing::TimestampSource {
public:
    struct Settings {
        std::string url;
        std::string policy = {};  ///< object identifier of the policy asked for; none when empty
        std::string user = {};    ///< basic authentication; none when empty
        std::string password = {};
        ExchangeLimits limits{.bytes = std::size_t{1} << 20U};
    };
    /// Throws std::invalid_argument for an address that isn't one of http or https, or a policy
    /// that isn't an object identifier.
    explicit TimestampClient(Settings settings);

    std::variant<std::string, signing::SourceFault> stamp(
        const signing::Sha256& imprint) const override;

private:
    Settings settings_;
};

}  // namespace okienko::trust
