#include "signing/long_term_values.h"

#include <algorithm>

#include "signing/revocation_evidence.h"

namespace okienko::signing {

bool holds_long_term_values(const SignatureFacts& facts) {
    if (!facts.certificate) return false;
    if (facts.certificate->self_issued) return facts.xades.certificate_values;
    std::vector<CertificatePointer> offered = facts.offered;
    RevocationCollection answers;
    for (const RevocationValue& value : facts.xades.revocation) answers.add(value);
    for (const TimestampFacts& one : facts.xades.timestamps) {
        const TokenFacts& token = one.token;
        offered.insert(offered.end(), token.offered.begin(), token.offered.end());
        for (const RevocationValue& value : token.revocation) answers.add(value);
    }
    return std::any_of(offered.begin(), offered.end(), [&](const CertificatePointer& issuer) {
        return issuer->subject_der == facts.certificate->issuer_der &&
               (facts.certificate->no_check || answers.mentions(*facts.certificate, *issuer));
    });
}

}  // namespace okienko::signing
