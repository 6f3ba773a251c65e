#include "signing/certificate_identification.h"

namespace okienko::signing {

namespace {

constexpr const char* check = "signing-certificate";

Fault unbound(CertificateBinding binding) {
    switch (binding) {
        case CertificateBinding::issuer_serial_only:
            return {"digest-differs", "SigningCertificate holds the digest of another certificate"};
        case CertificateBinding::unsigned_properties:
            return {"properties-unsigned", "what names the certificate is not signed"};
        case CertificateBinding::none:
        case CertificateBinding::signing_certificate:
        case CertificateBinding::key_info:
            break;
    }
    return {"not-bound", "nothing signed names the certificate"};
}

}  // namespace

Findings identify_certificate(const SignatureEvidence& signature) {
    Findings findings;
    for (const Fault& fault : signature.unreadable_certificates) {
        findings.fail("certificates", fault, SubIndication::certificate_chain_general_failure);
    }
    const bool bound = signature.binding == CertificateBinding::signing_certificate ||
                       signature.binding == CertificateBinding::key_info;
    if (!signature.certificate_found) {
        findings.fail(check,
                      {"absent", "the signing certificate is not in the signature"},
                      SubIndication::no_signing_certificate_found);
    } else if (bound) {
        findings.pass(check);
    } else {
        findings.fail(check, unbound(signature.binding), SubIndication::sig_constraints_failure);
    }
    return findings;
}

}  // namespace okienko::signing
