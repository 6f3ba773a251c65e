#include "signing/ess_certificate.h"

#include <openssl/asn1.h>

#include "signing/algorithms.h"
#include "signing/der_value.h"

namespace okienko::signing {

std::optional<EssCertificate> read_ess_certificate(std::string_view der, bool second) {
    const auto attribute = read_der_sequence(der);
    const auto list = attribute ? read_der_sequence(attribute->contents) : std::nullopt;
    const auto named = list ? read_der_sequence(list->contents) : std::nullopt;
    auto first = named ? read_der(named->contents) : std::nullopt;
    EssCertificate found{second ? "SHA2-256" : "SHA1", {}};
    if (second && first && first->group == V_ASN1_UNIVERSAL && first->tag == V_ASN1_SEQUENCE) {
        found.digest = digest_named_in(first->contents);
        first = read_der(first->rest);
    }
    if (!first || first->group != V_ASN1_UNIVERSAL || first->tag != V_ASN1_OCTET_STRING) {
        return std::nullopt;
    }
    found.value = std::string(first->contents);
    return found;
}

}  // namespace okienko::signing
