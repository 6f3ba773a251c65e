#include "signing/der_value.h"

#include <openssl/asn1.h>
#include <openssl/err.h>

namespace okienko::signing {

std::optional<DerValue> read_der(std::string_view der) {
    const auto* begin = reinterpret_cast<const unsigned char*>(der.data());
    const unsigned char* at = begin;
    long length = 0;
    int tag = 0;
    int group = 0;
    const int form = ASN1_get_object(&at, &length, &tag, &group, static_cast<long>(der.size()));
    ERR_clear_error();
    if ((form & 0x80) != 0 || (form & 0x01) != 0) return std::nullopt;
    const auto header = static_cast<std::size_t>(at - begin);
    const auto size = static_cast<std::size_t>(length);
    if (header + size > der.size()) return std::nullopt;
    return DerValue{tag,
                    group,
                    der.substr(header, size),
                    der.substr(header + size),
                    der.substr(0, header + size)};
}

std::optional<DerValue> read_der_sequence(std::string_view der) {
    auto value = read_der(der);
    const bool sequence =
        value && value->group == V_ASN1_UNIVERSAL && value->tag == V_ASN1_SEQUENCE;
    return sequence ? value : std::nullopt;
}

}  // namespace okienko::signing
