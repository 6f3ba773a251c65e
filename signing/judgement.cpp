#include "signing/judgement.h"

#include <algorithm>

#include "signing/minded_constraints.h"
#include "signing/signature_level.h"
#include "signing/signer_certificate.h"

namespace okienko::signing {

namespace {

using State = ReferenceFacts::State;
using Level = ValidationPolicy::Level;

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
    report.algorithm_uri = facts.algorithm_uri;
    report.value = facts.value;
    report.signed_info = facts.signed_info;
    report.statements = {facts.xades.mime_types,
                         facts.xades.commitments,
                         facts.xades.roles,
                         facts.xades.policy.identifier};
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

/// What is warned of though it does not count.
void add_warnings(const SignatureFacts& facts,
                  const ValidationResult& result,
                  const ValidationPolicy& policy,
                  SignatureReport& report) {
    for (const Fault& constraint : minded_constraints(facts, result)) {
        if (policy.of_constraint(constraint.code) == Level::warn) warn(report, constraint.code);
    }
    bool revocation_told = false;
    for (const Finding& finding : result.findings.all()) {
        const std::string& name = finding.check.name;
        revocation_told = revocation_told || name == "revocation";
        const bool overlooked = !finding.check.ok && finding.sub_indication == SubIndication::none;
        if (overlooked && policy.level_of(name) == Level::warn) warn(report, name);
    }
    if (!revocation_told && policy.revocation != Level::ignore) {
        warn(report, "revocation-not-checked");
    }
    if (facts.xades.policy.state == PolicyFacts::State::not_found &&
        policy.signature_policy == Level::warn) {
        warn(report, "signature-policy-not-available");
    }
    if (policy.qualification == Level::warn &&
        !(report.qualification && report.qualification->is_qualified())) {
        warn(report, "not-qualified");
    }
}

std::vector<Check> checks_of(const Findings& findings, const ValidationPolicy& policy) {
    std::vector<Check> checks;
    for (const Finding& finding : findings.all()) {
        Check& check = checks.emplace_back(finding.check);
        if (check.ok || finding.sub_indication != SubIndication::none) continue;
        const bool warned = policy.level_of(check.name) == Level::warn;
        check.weight = warned ? Check::Weight::warned : Check::Weight::told;
    }
    return checks;
}

/// What was found about a proof by itself.
template <typename Result, typename Report>
void tell(const Result& result, const ValidationPolicy& policy, Report& report) {
    report.integrity = result.integrity;
    report.indication = result.indication();
    report.sub_indication = result.findings.sub_indication();
    report.checks = checks_of(result.findings, policy);
}

TimestampReport report_on(const TimestampFacts& facts,
                          const TimestampResult& result,
                          const ValidationPolicy& policy) {
    TimestampReport report;
    report.kind = facts.kind;
    report.time = facts.token.time;
    report.sha256 = facts.token.sha256;
    if (facts.token.certificate) report.authority = facts.token.certificate->name;
    tell(result, policy, report);
    return report;
}

EvidenceRecordReport report_on(const EvidenceRecordFacts& facts,
                               const RecordResult& result,
                               const ValidationPolicy& policy) {
    EvidenceRecordReport report;
    report.syntax = facts.syntax;
    report.file = facts.file;
    report.seals_signature = facts.seals_signature;
    report.sha256 = facts.sha256;
    if (!facts.timestamps.empty()) report.time = facts.timestamps.front().token.time;
    tell(result, policy, report);
    for (std::size_t i = 0; i < result.timestamps.size(); ++i) {
        report.timestamps.push_back(report_on(facts.timestamps[i], result.timestamps[i], policy));
    }
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
    report.checks = checks_of(result.findings, policy);
    const ValidationPolicy of_timestamps = policy.for_timestamps();
    for (std::size_t i = 0; i < result.timestamps.size(); ++i) {
        report.timestamps.push_back(
            report_on(facts.xades.timestamps[i], result.timestamps[i], of_timestamps));
        report.timestamps.back().qualification = qualifications.timestamps[i];
    }
    for (std::size_t i = 0; i < result.records.size(); ++i) {
        report.records.push_back(report_on(facts.records[i], result.records[i], of_timestamps));
    }
    report.qualification = qualifications.signature;
    add_warnings(facts, result, policy, report);
    return report;
}

namespace {

const char* word_of(RevocationEvidence::Status status) {
    using Status = RevocationEvidence::Status;
    switch (status) {
        case Status::good:
            return "good";
        case Status::revoked:
            return "revoked";
        case Status::on_hold:
            return "on-hold";
        case Status::unknown:
            break;
    }
    return "unknown";
}

ReportMaterial material_of(const SignatureEvidence& evidence) {
    ReportMaterial material;
    for (const PathMember& member : evidence.path.members) {
        material.path.push_back({member.name, member.id, member.der, member.anchor});
        for (const RevocationEvidence& one : member.revocation) {
            material.revocation.push_back({one.kind == RevocationValue::Kind::crl,
                                           one.id,
                                           member.id,
                                           word_of(one.status),
                                           one.this_update,
                                           one.revoked_at,
                                           one.reason});
        }
    }
    for (const AlgorithmUse& use : evidence.algorithms) {
        if (!use.expiry) continue;
        material.algorithms_until =
            std::min(material.algorithms_until.value_or(*use.expiry), *use.expiry);
    }
    return material;
}

}  // namespace

void add_material(const ValidationEvidence& evidence, SignatureReport& report) {
    report.material = material_of(evidence.signature);
    for (std::size_t i = 0; i < report.timestamps.size(); ++i) {
        report.timestamps[i].material = material_of(evidence.timestamps[i].token);
    }
    for (std::size_t r = 0; r < report.records.size(); ++r) {
        auto& stamps = report.records[r].timestamps;
        for (std::size_t i = 0; i < stamps.size(); ++i) {
            stamps[i].material = material_of(evidence.records[r].timestamps[i].token);
        }
    }
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
