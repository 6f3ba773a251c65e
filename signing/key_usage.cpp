#include "signing/key_usage.h"

#include <openssl/x509v3.h>

#include "signing/certificate.h"
#include "signing/crypto_error.h"

namespace okienko::signing {

bool may_sign(std::string_view certificate_der) {
    try {
        const Certificate certificate = read_certificate(certificate_der);
        // Without the extension OpenSSL sets every bit.
        const auto usage = X509_get_key_usage(certificate.get());
        const auto flags = X509_get_extension_flags(certificate.get());
        return (flags & EXFLAG_INVALID) == 0 &&
               (usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
    } catch (const CryptoError&) {
        return false;
    }
}

}  // namespace okienko::signing
