#include "signing/timestamp_validation.h"

namespace okienko::signing {

namespace {

using Imprint = TimestampFacts::Imprint;

Findings check_imprint(const TimestampEvidence& timestamp) {
    Findings findings;
    switch (timestamp.imprint) {
        case Imprint::holds:
            findings.pass("imprint");
            break;
        case Imprint::differs:
            findings.fail("imprint", timestamp.imprint_fault, SubIndication::hash_failure);
            break;
        case Imprint::refused:
            findings.fail("imprint",
                          timestamp.imprint_fault,
                          timestamp.imprint_fault.code == "algorithm"
                              ? SubIndication::crypto_constraints_failure_no_poe
                              : SubIndication::signed_data_not_found);
            break;
    }
    return findings;
}

}  // namespace

TimestampResult validate_timestamp(const TimestampEvidence& timestamp,
                                   const ValidationPolicy& policy,
                                   const ValidationTime& time) {
    TimestampResult result;
    if (timestamp.unreadable) {
        result.findings.fail("token", *timestamp.unreadable, SubIndication::format_failure);
        return result;
    }
    result.findings.append(check_imprint(timestamp));
    BasicResult basic = validate_basic(timestamp.token, policy, time);
    const bool named = timestamp.token.binding == CertificateBinding::signing_certificate;
    const bool whole = basic.intact && named && timestamp.imprint == Imprint::holds;
    result.integrity = whole ? Integrity::intact : Integrity::broken;
    result.findings.append(std::move(basic.findings));
    if (timestamp.token.certificate_found) {
        if (timestamp.for_timestamping) {
            result.findings.pass("key-usage");
        } else {
            result.findings.fail(
                "key-usage",
                {"not-for-timestamping", "the certificate is not one for time-stamping alone"},
                SubIndication::chain_constraints_failure);
        }
    }
    return result;
}

}  // namespace okienko::signing
