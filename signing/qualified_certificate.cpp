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

}  // namespace okienko::signing
