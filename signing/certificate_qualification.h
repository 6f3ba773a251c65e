#pragma once

#include <chrono>
#include <span>
#include <string>
#include <vector>

#include "signing/certificate_traits.h"
#include "signing/qualification.h"
#include "signing/trusted_service.h"

namespace okienko::signing {

/// From when on Regulation (EU) No 910/2014 decides (TS 119 615, 4.4.4): 1 July 2016, Brussels.
inline constexpr std::chrono::sys_seconds eidas_start{std::chrono::seconds(1'467'324'000)};

/// A service of a list that a certificate leads to, as it was at one moment (TS 119 615, 4.3).
struct ServiceAtTime {
    const ServicePeriod* period = nullptr;
    std::span<const std::string> provider;  ///< its names
    std::string territory;
};

/// TS 119 615, 4.4.4 (one pass, for one moment) and 4.5.4, over plain values: what the certificate
/// says and what the lists say of its issuer at that moment. `services` are those of type CA/QC.
CertificateQualification qualify(const CertificateTraits& certificate,
                                 std::span<const ServiceAtTime> services,
                                 std::chrono::sys_seconds time);

/// TS 119 615, 4.4.4-34 to -36 and the table of Regulation (EU) 910/2014, articles 3 (11), (12),
/// (26), (27): one signature out of its certificate at issuance and at the time of signing. A
/// certificate qualified at one of the two only is not qualified.
SignatureKind kind_of(const CertificateQualification& at_issuance,
                      const CertificateQualification& at_signing);

/// TS 119 615, 4.6.4, 4.7.4: the token of a service of type TSA/QTST at the moment it was made.
TimestampQualification qualify_timestamp(const CertificateTraits& authority,
                                         std::span<const ServiceAtTime> services,
                                         std::chrono::sys_seconds made);

}  // namespace okienko::signing
