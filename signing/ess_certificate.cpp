#include "signing/ess_certificate.h"

#include <openssl/asn1.h>
#include <openssl/err.h>
#include <openssl/x509.h>

#include "signing/algorithms.h"

namespace okienko::signing {

namespace {

/// One value of DER at the beginning of some octets.
struct Value {
    int tag = 0;
    std::string_view contents;
    std::string_view rest;   ///< what follows it
    std::string_view whole;  ///< with its header
};

std::optional<Value> read_value(std::string_view der) {
    const auto* begin = reinterpret_cast<const unsigned char*>(der.data());
    const unsigned char* at = begin;
    long length = 0;
    int tag = 0;
    int group = 0;
    const int form = ASN1_get_object(&at, &length, &tag, &group, static_cast<long>(der.size()));
    ERR_clear_error();
    if ((form & 0x80) != 0 || (form & 0x01) != 0 || group != V_ASN1_UNIVERSAL) return std::nullopt;
    const auto header = static_cast<std::size_t>(at - begin);
    const auto size = static_cast<std::size_t>(length);
    if (header + size > der.size()) return std::nullopt;
    return Value{
        tag, der.substr(header, size), der.substr(header + size), der.substr(0, header + size)};
}

std::optional<Value> read_sequence(std::string_view der) {
    auto value = read_value(der);
    if (!value || value->tag != V_ASN1_SEQUENCE) return std::nullopt;
    return value;
}

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
    const auto attribute = read_sequence(der);
    const auto list = attribute ? read_sequence(attribute->contents) : std::nullopt;
    const auto named = list ? read_sequence(list->contents) : std::nullopt;
    auto first = named ? read_value(named->contents) : std::nullopt;
    EssCertificate found{second ? "SHA2-256" : "SHA1", {}};
    if (second && first && first->tag == V_ASN1_SEQUENCE) {
        found.digest = digest_of(first->whole);
        first = read_value(first->rest);
    }
    if (!first || first->tag != V_ASN1_OCTET_STRING) return std::nullopt;
    found.value = std::string(first->contents);
    return found;
}

}  // namespace okienko::signing
