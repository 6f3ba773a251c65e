#include "signing/validation_context.h"

namespace okienko::signing {

Findings initialise_context(const SignatureEvidence& signature, const ValidationPolicy& policy) {
    constexpr const char* check = "signature-policy";
    Findings findings;
    if (signature.policy) {
        findings.fail(check, *signature.policy, SubIndication::policy_processing_error);
    } else if (signature.policy_unavailable &&
               policy.signature_policy == ValidationPolicy::Level::fail) {
        findings.fail(check,
                      {"not-available", "the document of the signature policy is not at hand"},
                      SubIndication::signature_policy_not_available);
    }
    return findings;
}

}  // namespace okienko::signing
