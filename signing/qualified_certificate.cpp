#include "signing/qualified_certificate.h"

#include "signing/certificate_traits.h"
#include "signing/refusal.h"

namespace okienko::signing {

bool says_qualified_signature(std::string_view certificate_der) {
    try {
        const CertificateTraits traits = traits_of(ParsedCertificate(certificate_der));
        return traits.qc_compliance &&
               (traits.qc_types.empty() ||
                traits.qc_types.count(CertificateTraits::Type::signature) > 0);
    } catch (const Refusal&) {
        return false;
    }
}

bool is_qualified_signature(const SignatureReport& signature) {
    if (signature.indication != Indication::total_passed || !signature.certificate) return false;
    return signature.qualification
               ? signature.qualification->kind == SignatureKind::qualified_signature
               : says_qualified_signature(signature.certificate->der);
}

}  // namespace okienko::signing
