#include "signing/format_checking.h"

namespace okienko::signing {

Findings check_format(const SignatureEvidence& signature) {
    Findings findings;
    if (signature.malformed) {
        findings.fail("structure", *signature.malformed, SubIndication::format_failure);
    } else {
        findings.pass("structure");
    }
    return findings;
}

}  // namespace okienko::signing
