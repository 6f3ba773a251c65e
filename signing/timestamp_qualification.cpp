#include "signing/certificate_qualification.h"
#include "signing/provider_names.h"

namespace okienko::signing {

TimestampQualification qualify_timestamp(const CertificateTraits& authority,
                                         std::span<const ServiceAtTime> services,
                                         std::chrono::sys_seconds made) {
    using Kind = TimestampQualification::Kind;
    TimestampQualification result;
    result.kind = Kind::not_qualified;
    if (made < eidas_start) {
        result.reason = "it was made before there were qualified time-stamps";
    } else if (services.empty()) {
        result.reason = "no service for qualified time-stamps is listed that it comes from";
    } else if (!all_alike(services)) {
        result.kind = Kind::indeterminate;
        result.reason = "services with different statuses are listed";
    } else if (!names_provider(authority.subject_organizations, services)) {
        result.kind = Kind::indeterminate;
        result.reason = "the certificate of the time-stamp does not name the provider listed";
    } else if (services.front().period->status == "granted") {
        result.kind = Kind::qualified;
    } else {
        result.reason = "the status of the service was " + services.front().period->status;
    }
    return result;
}

}  // namespace okienko::signing
