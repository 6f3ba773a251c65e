#include "signing/ess_certificate.h"

#include <openssl/asn1.h>
#include <openssl/err.h>
#include <openssl/x509.h>

#include "signing/algorithms.h"
#include "signing/der_value.h"

namespace okienko::signing {

namespace {

std::string digest_of(std::string_view algorithm) {
    const auto* at = reinterpret_cast<const unsigned char*>(algorithm.data());
    const std::unique_ptr<X509_ALGOR, decltype(&X509_ALGOR_free)> read(
        d2i_X509_ALGOR(nullptr, &at, static_cast<long>(algorithm.size())), &X509_ALGOR_free);
    ERR_clear_error();
    if (!read) return {};
    const ASN1_OBJECT* object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, read.get());
    return digest_name_of(OBJ_obj2nid(object));
}

}  // namespace

std::optional<EssCertificate> read_ess_certificate(std::string_view der, bool second) {
    const auto attribute = read_der_sequence(der);
    const auto list = attribute ? read_der_sequence(attribute->contents) : std::nullopt;
    const auto named = list ? read_der_sequence(list->contents) : std::nullopt;
    auto first = named ? read_der(named->contents) : std::nullopt;
    EssCertificate found{second ? "SHA2-256" : "SHA1", {}};
    if (second && first && first->group == V_ASN1_UNIVERSAL && first->tag == V_ASN1_SEQUENCE) {
        found.digest = digest_of(first->whole);
        first = read_der(first->rest);
    }
    if (!first || first->group != V_ASN1_UNIVERSAL || first->tag != V_ASN1_OCTET_STRING) {
        return std::nullopt;
    }
    found.value = std::string(first->contents);
    return found;
}

}  // namespace okienko::signing
