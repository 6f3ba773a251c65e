#include "signing/qualified_certificate.h"

#include <openssl/objects.h>
#include <openssl/x509v3.h>

#include "signing/certificate.h"
#include "signing/crypto_error.h"

namespace okienko::signing {

namespace {

using namespace std::string_view_literals;

// DER of the object identifiers 0.4.0.1862.1.1, 0.4.0.1862.1.6 and 0.4.0.1862.1.6.1.
constexpr std::string_view kCompliance = "\x06\x06\x04\x00\x8e\x46\x01\x01"sv;
constexpr std::string_view kType = "\x06\x06\x04\x00\x8e\x46\x01\x06"sv;
constexpr std::string_view kSignature = "\x06\x07\x04\x00\x8e\x46\x01\x06\x01"sv;

}  // namespace

bool says_qualified_signature(std::string_view certificate_der) {
    try {
        const Certificate certificate = read_certificate(certificate_der);
        const int at = X509_get_ext_by_NID(certificate.get(), NID_qcStatements, -1);
        if (at < 0) return false;
        const ASN1_OCTET_STRING* value =
            X509_EXTENSION_get_data(X509_get_ext(certificate.get(), at));
        const std::string_view statements(
            reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)),
            static_cast<std::size_t>(ASN1_STRING_length(value)));
        const auto says = [&](std::string_view oid) {
            return statements.find(oid) != std::string_view::npos;
        };
        return says(kCompliance) && (!says(kType) || says(kSignature));
    } catch (const CryptoError&) {
        return false;
    }
}

}  // namespace okienko::signing
