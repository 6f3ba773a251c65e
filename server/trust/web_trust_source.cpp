#include "server/trust/web_trust_source.h"

#include "server/trust/key_files.h"
#include "server/trust/master_key.h"

namespace okienko::trust {

namespace {

using Fetched = std::variant<std::string, signing::Fault>;

Fetched from_disk(const std::string& path) {
    try {
        return read_public(path);
    } catch (const KeyFault& fault) {
        return signing::Fault{"fetch", fault.what()};
    }
}

}  // namespace

ExchangeLimits WebTrustSource::list_limits() {
    ExchangeLimits limits;
    limits.time = std::chrono::seconds(60);
    limits.bytes = std::size_t{20} << 20U;
    limits.redirects = 5;
    return limits;
}

Fetched WebTrustSource::fetch(const std::string& location) {
    if (location.starts_with('/')) return from_disk(location);
    auto outcome = exchange({.url = location}, limits_);
    if (const auto* fault = std::get_if<signing::SourceFault>(&outcome)) {
        return signing::Fault{"fetch", fault->detail};
    }
    return std::get<std::string>(std::move(outcome));
}

Fetched DiskTrustSource::fetch(const std::string& location) {
    if (location.starts_with('/')) return from_disk(location);
    return signing::Fault{"fetch", "not asked yet: " + location};
}

}  // namespace okienko::trust
