#include "signing/signature_acceptance.h"

#include <set>

#include <fmt/format.h>

#include "signing/report_time.h"

namespace okienko::signing {

namespace {

/// Each algorithm once, however often it was used.
void check_algorithms(const SignatureEvidence& signature,
                      std::chrono::sys_seconds now,
                      Findings& findings) {
    std::set<std::string_view> weak;
    for (const AlgorithmUse& use : signature.algorithms) {
        if (!use.expiry || now < *use.expiry || !weak.insert(use.what).second) continue;
        findings.fail(
            "algorithms",
            {"weak",
             fmt::format("{} is not to be relied on since {}", use.what, day_of(*use.expiry))},
            SubIndication::crypto_constraints_failure_no_poe);
    }
    if (weak.empty()) findings.pass("algorithms");
}

}  // namespace

Findings accept_signature(const SignatureEvidence& signature, std::chrono::sys_seconds now) {
    Findings findings;
    if (signature.properties_present) {
        if (signature.properties_signed) {
            findings.pass("signed-properties");
        } else {
            findings.fail("signed-properties",
                          {"not-signed", "no reference covers the signed properties"},
                          SubIndication::sig_constraints_failure);
        }
    }
    check_algorithms(signature, now, findings);
    return findings;
}

}  // namespace okienko::signing
