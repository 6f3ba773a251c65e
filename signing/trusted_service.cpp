#include "signing/trusted_service.h"

#include <algorithm>
#include <array>

namespace okienko::signing {

bool ServicePeriod::says(std::string_view what) const {
    return std::find(information.begin(), information.end(), what) != information.end();
}

bool ServicePeriod::is_active() const {
    constexpr std::array<std::string_view, 6> active = {"granted",
                                                        "recognisedatnationallevel",
                                                        "undersupervision",
                                                        "supervisionincessation",
                                                        "accredited",
                                                        "setbynationallaw"};
    return std::find(active.begin(), active.end(), status) != active.end();
}

const ServicePeriod* TrustedService::at(std::chrono::sys_seconds time) const {
    const ServicePeriod* found = nullptr;
    for (const ServicePeriod& period : periods) {
        if (period.since > time) continue;
        if (found == nullptr || found->since < period.since) found = &period;
    }
    return found;
}

std::vector<std::string> TrustedService::certificates() const {
    std::vector<std::string> all;
    for (const ServicePeriod& period : periods) {
        for (const std::string& der : period.identity.certificates) {
            if (std::find(all.begin(), all.end(), der) == all.end()) all.push_back(der);
        }
    }
    return all;
}

namespace {

template <typename Predicate>
bool any_type(const TrustedService& service, Predicate predicate) {
    return std::any_of(
        service.periods.begin(), service.periods.end(), [&](const ServicePeriod& period) {
            return predicate(std::string_view(period.type));
        });
}

}  // namespace

bool TrustedService::is_authority() const {
    return any_type(*this, [](std::string_view type) {
        return type == service_type::ca_qc || type == service_type::ca_pkc ||
               type == service_type::root_ca_qc;
    });
}

bool TrustedService::is_timestamping() const {
    return any_type(*this,
                    [](std::string_view type) { return type.starts_with(service_type::tsa); });
}

}  // namespace okienko::signing
