#include "signing/qualify_signature.h"

#include <fmt/format.h>

#include "signing/report_time.h"

namespace okienko::signing {

namespace {

std::vector<NamedService> named(std::span<const ServiceAtTime> services) {
    std::vector<NamedService> names;
    for (const ServiceAtTime& one : services) {
        names.push_back({one.period->name,
                         one.provider.empty() ? "" : one.provider.front(),
                         one.territory,
                         one.period->status});
    }
    return names;
}

std::vector<CertificatePointer> all_offered(const SignatureFacts& facts) {
    std::vector<CertificatePointer> offered = facts.offered;
    for (const TimestampFacts& one : facts.xades.timestamps) {
        offered.insert(offered.end(), one.token.offered.begin(), one.token.offered.end());
    }
    return offered;
}

std::string reason_of(const SignatureQualification& qualification) {
    const CertificateQualification& issued = qualification.at_issuance;
    const CertificateQualification& signing = qualification.at_signing;
    if (!signing.is_qualified()) return signing.reason;
    if (!issued.is_qualified()) return "when the certificate was issued: " + issued.reason;
    if (signing.device == CertificateQualification::Device::not_in_device) {
        return "the key is not in a qualified device";
    }
    if (!signing.reason.empty()) return signing.reason;
    return qualification.is_qualified() ? "" : "the certificate is qualified for something else";
}

SignatureQualification of_signature(const SignatureFacts& facts,
                                    const std::vector<CertificatePointer>& offered,
                                    const ValidationResult& result,
                                    const ValidationTime& time,
                                    const ListedServices& services) {
    SignatureQualification qualification;
    qualification.at = result.existed.value_or(time.time);
    const CertificatePointer& certificate = facts.certificate;
    const CertificateTraits traits = traits_of(*certificate);
    const auto then = services.issuing(certificate, offered, traits.not_before);
    const auto now = services.issuing(certificate, offered, qualification.at);
    qualification.at_issuance = qualify(traits, then, traits.not_before);
    qualification.at_signing = qualify(traits, now, qualification.at);
    qualification.services = named(now);
    const SignatureKind kind = kind_of(qualification.at_issuance, qualification.at_signing);
    qualification.kind = kind;
    qualification.reason = reason_of(qualification);
    switch (result.findings.indication()) {
        case Indication::total_passed:
            break;
        case Indication::total_failed:
            qualification.kind = SignatureKind::not_applicable;
            qualification.reason = "the signature is not valid";
            break;
        case Indication::indeterminate:
            qualification.kind = SignatureKind::indeterminate;
            qualification.reason = fmt::format(
                "whether the signature is valid is not known; if it is: {}", to_string(kind));
            break;
    }
    return qualification;
}

TimestampQualification of_timestamp(const TimestampFacts& facts,
                                    const std::vector<CertificatePointer>& offered,
                                    const TimestampResult& result,
                                    const ListedServices& services) {
    TimestampQualification qualification;
    if (result.integrity == Integrity::broken || !facts.token.time || !facts.token.certificate) {
        qualification.kind = TimestampQualification::Kind::not_applicable;
        qualification.reason = "the time-stamp is not valid";
        return qualification;
    }
    const auto found = services.stamping(facts.token.certificate, offered, *facts.token.time);
    qualification =
        qualify_timestamp(traits_of(*facts.token.certificate), found, *facts.token.time);
    qualification.services = named(found);
    if (result.indication() != Indication::total_passed &&
        qualification.kind == TimestampQualification::Kind::qualified) {
        qualification.kind = TimestampQualification::Kind::indeterminate;
        qualification.reason = "whether the time-stamp is valid is not known";
    }
    return qualification;
}

}  // namespace

Qualifications qualify(const SignatureFacts& facts,
                       const ValidationResult& result,
                       const ValidationTime& time,
                       const ListedServices& services) {
    Qualifications qualifications;
    qualifications.timestamps.resize(facts.xades.timestamps.size());
    if (services.empty()) return qualifications;
    const auto offered = all_offered(facts);
    if (facts.certificate) {
        qualifications.signature = of_signature(facts, offered, result, time, services);
    }
    for (std::size_t i = 0; i < result.timestamps.size(); ++i) {
        qualifications.timestamps[i] =
            of_timestamp(facts.xades.timestamps[i], offered, result.timestamps[i], services);
    }
    return qualifications;
}

void demand_qualification(const std::optional<SignatureQualification>& qualification,
                          const ValidationPolicy& policy,
                          Findings& findings) {
    constexpr const char* check = "qualification";
    if (policy.qualification != ValidationPolicy::Level::fail) return;
    if (!qualification) {
        findings.fail(check,
                      {"no-lists", "no trusted list is loaded that says what is qualified"},
                      SubIndication::sig_constraints_failure);
    } else if (!qualification->is_qualified()) {
        findings.fail(
            check,
            {"not-qualified",
             fmt::format("it is {}: {}", to_string(qualification->kind), qualification->reason)},
            SubIndication::sig_constraints_failure);
    } else {
        findings.pass(check, std::string(to_string(qualification->kind)));
    }
}

}  // namespace okienko::signing
