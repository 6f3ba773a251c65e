#include "signing/basic_validation.h"

#include "signing/certificate_identification.h"
#include "signing/cryptographic_verification.h"
#include "signing/format_checking.h"
#include "signing/signature_acceptance.h"
#include "signing/validation_context.h"
#include "signing/x509_validation.h"

namespace okienko::signing {

namespace {

/// What the policy does not mind does not count; what it ignores is not told. A certificate known
/// to be revoked or suspended is minded wherever revocation is asked about at all.
void apply_levels(const ValidationPolicy& policy, Findings& findings) {
    using Level = ValidationPolicy::Level;
    std::erase_if(findings.all(), [&](const Finding& finding) {
        return !finding.check.ok && policy.level_of(finding.check.name) == Level::ignore;
    });
    for (Finding& finding : findings.all()) {
        const Level level = policy.level_of(finding.check.name);
        const bool revoked = finding.check.name == "revocation" && level == Level::warn &&
                             (finding.check.code == "revoked" || finding.check.code == "on-hold");
        if (level != Level::fail && !revoked) finding.sub_indication = SubIndication::none;
    }
}

/// EN 319 102-1, 5.2.7.4: where signed data can't be obtained the block ends at its first step. The
/// value is tested and told all the same, but the verdict is that of the data.
void yield_to_missing_data(const Findings& references, Findings& value) {
    if (references.sub_indication() != SubIndication::signed_data_not_found) return;
    for (Finding& finding : value.all()) {
        if (finding.sub_indication != SubIndication::sig_crypto_failure) continue;
        finding.sub_indication = SubIndication::signed_data_not_found;
    }
}

}  // namespace

BasicResult validate_basic(const SignatureEvidence& signature,
                           const ValidationPolicy& policy,
                           const ValidationTime& time) {
    BasicResult result;
    Findings& findings = result.findings;
    findings.append(check_format(signature));            // 5.3.4, step 1
    Findings references = verify_references(signature);  // step 6
    Findings value = verify_value(signature);
    result.intact = findings.passed() && references.passed() && value.passed();
    yield_to_missing_data(references, value);
    findings.append(std::move(references));
    findings.append(identify_certificate(signature));  // step 2
    findings.append(std::move(value));
    findings.append(initialise_context(signature, policy));       // step 3
    Findings acceptance = accept_signature(signature, time.now);  // step 7
    if (signature.certificate_found) {                            // steps 4 and 5
        findings.append(validate_certificate(signature.path, policy, time.time, time.now));
    }
    findings.append(std::move(acceptance));
    apply_levels(policy, findings);
    return result;
}

}  // namespace okienko::signing
