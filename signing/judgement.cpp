#include "signing/judgement.h"

#include <algorithm>

#include "signing/signature_level.h"
#include "signing/signer_certificate.h"

namespace okienko::signing {

namespace {

using State = ReferenceFacts::State;

void warn(SignatureReport& report, std::string code) {
    const auto known = std::find(report.warnings.begin(), report.warnings.end(), code);
    if (known == report.warnings.end()) report.warnings.push_back(std::move(code));
}

void describe(const SignatureFacts& facts, SignatureReport& report) {
    report.id = facts.id;
    report.file = facts.file;
    report.counters = facts.counters;
    report.format = signature_format(facts);
    report.algorithm = facts.algorithm;
    if (facts.certificate) report.certificate = describe_certificate(*facts.certificate);
    if (facts.xades.is_signed) {
        report.person = facts.xades.person;
        report.signed_at = facts.xades.signing_time;
    }
    for (const auto& reference : facts.references) report.coverage.push_back(reference.coverage);
    for (const auto& entry : facts.manifest_entries) {
        if (entry.state != State::not_found) report.coverage.push_back(entry.coverage);
    }
}

bool uses_sha1(const SignatureFacts& facts) {
    const auto is_sha1 = [](const auto& one) { return one.digest == "SHA1"; };
    const auto& named = facts.xades.signing_certificate;
    return facts.value_digest == "SHA1" ||
           std::any_of(facts.references.begin(), facts.references.end(), is_sha1) ||
           std::any_of(facts.manifest_entries.begin(), facts.manifest_entries.end(), is_sha1) ||
           std::any_of(named.begin(), named.end(), is_sha1);
}

/// What a policy may mind, though this one does not.
void add_warnings(const SignatureFacts& facts,
                  const ValidationResult& result,
                  const ValidationPolicy& policy,
                  SignatureReport& report) {
    const auto& references = facts.references;
    if (std::any_of(references.begin(), references.end(), [](const ReferenceFacts& one) {
            return one.counter_type && !one.counters;
        })) {
        warn(report, "not-a-counter-signature");
    }
    const auto& entries = facts.manifest_entries;
    if (std::any_of(entries.begin(), entries.end(), [](const ReferenceFacts& one) {
            return one.state == State::not_found;
        })) {
        warn(report, "manifest-entry-not-found");
    }
    const auto& findings = result.findings.all();
    const bool revocation_told =
        std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
            return finding.check.name == "revocation";
        });
    if (!revocation_told && policy.revocation != ValidationPolicy::Level::ignore) {
        warn(report, "revocation-not-checked");
    }
    if (facts.xades.present && facts.xades.other_target) warn(report, "target");
    if (facts.other_issuer_serial) warn(report, "issuer-serial-differs");
    if (facts.xades.signing_certificate.size() > 1) warn(report, "several-certificate-references");
    if (uses_sha1(facts)) warn(report, "sha1");
    if (facts.xades.stray_format) warn(report, "data-object-format");
    if (facts.xades.policy.state == PolicyFacts::State::not_found &&
        policy.signature_policy == ValidationPolicy::Level::warn) {
        warn(report, "signature-policy-not-available");
    }
    if (policy.qualification == ValidationPolicy::Level::warn &&
        !(report.qualification && report.qualification->is_qualified())) {
        warn(report, "not-qualified");
    }
    for (const TimestampReport& one : report.timestamps) {
        if (one.integrity == Integrity::broken) warn(report, "timestamp-broken");
    }
}

std::vector<Check> checks_of(const Findings& findings) {
    std::vector<Check> checks;
    for (const Finding& finding : findings.all()) checks.push_back(finding.check);
    return checks;
}

TimestampReport report_on(const TimestampFacts& facts, const TimestampResult& result) {
    TimestampReport report;
    report.kind = facts.kind;
    report.time = facts.token.time;
    if (facts.token.certificate) report.authority = facts.token.certificate->name;
    report.integrity = result.integrity;
    report.indication = result.indication();
    report.sub_indication = result.findings.sub_indication();
    report.checks = checks_of(result.findings);
    return report;
}

}  // namespace

SignatureReport report_on(const SignatureFacts& facts,
                          const ValidationResult& result,
                          const Qualifications& qualifications,
                          const ValidationPolicy& policy) {
    SignatureReport report;
    describe(facts, report);
    report.integrity = result.intact ? Integrity::intact : Integrity::broken;
    report.indication = result.findings.indication();
    report.sub_indication = result.findings.sub_indication();
    report.existed_at = result.existed;
    report.checks = checks_of(result.findings);
    for (std::size_t i = 0; i < result.timestamps.size(); ++i) {
        report.timestamps.push_back(report_on(facts.xades.timestamps[i], result.timestamps[i]));
        report.timestamps.back().qualification = qualifications.timestamps[i];
    }
    report.qualification = qualifications.signature;
    add_warnings(facts, result, policy, report);
    return report;
}

void judge_file(VerificationReport& report) {
    if (report.signatures.empty()) return;
    const auto rank = [](const auto& judged) {
        return std::pair(static_cast<int>(judged.indication), gravity(judged.sub_indication));
    };
    report.indication = Indication::total_passed;
    report.sub_indication = SubIndication::none;
    for (const auto& signature : report.signatures) {
        if (rank(signature) <= rank(report)) continue;
        report.indication = signature.indication;
        report.sub_indication = signature.sub_indication;
    }
}

}  // namespace okienko::signing
