#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "signing/etsi_objects.h"
#include "signing/verification_report.h"

namespace okienko::signing {

/// The verdicts in a report of TS 119 102-2: which words a verdict has, and what it rests on.

/// 4.3.4: MainIndication and SubIndication, of a signature or of the file.
void add_status(schemas::Node status, const SignatureReport& judged);
void add_status(schemas::Node status, const VerificationReport& judged);
/// Of a time-stamp, whose validation is a building block: "passed", not "total-passed".
void add_status(schemas::Node status, const TimestampReport& judged);

/// 4.3.5: each check as a constraint. One that failed without counting was disabled by the policy.
void add_constraints(schemas::Node report,
                     const std::string& policy,
                     const std::vector<Check>& checks);

/// What a verdict rests on.
struct EtsiBasis {
    const ReportMaterial& material;
    std::chrono::sys_seconds at;  ///< the verification time
    EtsiProof best;               ///< since when it is known to have existed
    std::string_view signature;   ///< id of the signature; "" for a time-stamp
    std::string_view algorithm;   ///< URI
    std::string_view timestamps;  ///< ids, parted by spaces
};
/// 4.3.4.4, 4.3.12: AssociatedValidationReportData, where there is a certificate.
void add_report_data(schemas::Node status, const EtsiBasis& basis, EtsiObjects& objects);

/// 4.3.11: which process of EN 319 102-1 it took.
std::string_view process_of(const SignatureReport& signature);

/// The element of annex A for a property of time-stamps; "" when there is none.
std::string_view attribute_of(std::string_view kind);

}  // namespace okienko::signing
