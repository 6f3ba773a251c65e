#include "signing/certificate_traits.h"

#include <array>

#include <openssl/asn1t.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>

namespace okienko::signing {

namespace {

using Type = CertificateTraits::Type;

template <typename Object>
using Owned = std::unique_ptr<Object, void (*)(Object*)>;

std::string dotted(const ASN1_OBJECT* object) {
    std::array<char, 128> text{};
    const int length = OBJ_obj2txt(text.data(), static_cast<int>(text.size()), object, 1);
    return length > 0 && length < static_cast<int>(text.size()) ? text.data() : "";
}

std::string text_of(const ASN1_STRING* value) {
    unsigned char* utf8 = nullptr;
    const int length = ASN1_STRING_to_UTF8(&utf8, value);
    if (length < 0) return {};
    std::string text(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(length));
    OPENSSL_free(utf8);
    return text;
}

std::vector<std::string> parts_of(const X509_NAME* name, int nid) {
    std::vector<std::string> parts;
    for (int at = X509_NAME_get_index_by_NID(name, nid, -1); at >= 0;
         at = X509_NAME_get_index_by_NID(name, nid, at)) {
        parts.push_back(text_of(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at))));
    }
    return parts;
}

Owned<ASN1_SEQUENCE_ANY> sequence_of(const unsigned char* bytes, long length) {
    const unsigned char* at = bytes;
    return {d2i_ASN1_SEQUENCE_ANY(nullptr, &at, length),
            [](ASN1_SEQUENCE_ANY* all) { sk_ASN1_TYPE_pop_free(all, &ASN1_TYPE_free); }};
}

Owned<ASN1_SEQUENCE_ANY> sequence_of(const ASN1_TYPE* value) {
    if (ASN1_TYPE_get(value) != V_ASN1_SEQUENCE) return sequence_of(nullptr, 0);
    const ASN1_STRING* inside = value->value.sequence;
    return sequence_of(ASN1_STRING_get0_data(inside), ASN1_STRING_length(inside));
}

std::string identifier_at(const ASN1_SEQUENCE_ANY* sequence, int place) {
    if (sequence == nullptr || place >= sk_ASN1_TYPE_num(sequence)) return {};
    const ASN1_TYPE* value = sk_ASN1_TYPE_value(sequence, place);
    return ASN1_TYPE_get(value) == V_ASN1_OBJECT ? dotted(value->value.object) : "";
}

void read_types(const ASN1_TYPE* information, CertificateTraits& traits) {
    const auto types = sequence_of(information);
    for (int i = 0; types && i < sk_ASN1_TYPE_num(types.get()); ++i) {
        const std::string type = identifier_at(types.get(), i);
        if (type == "0.4.0.1862.1.6.1") traits.qc_types.insert(Type::signature);
        if (type == "0.4.0.1862.1.6.2") traits.qc_types.insert(Type::seal);
        if (type == "0.4.0.1862.1.6.3") traits.qc_types.insert(Type::website);
    }
}

/// RFC 3739, 3.2.6: a sequence of an identifier, and information to it.
void read_statement(const ASN1_TYPE* value, CertificateTraits& traits) {
    const auto statement = sequence_of(value);
    const std::string id = identifier_at(statement.get(), 0);
    if (id == "0.4.0.1862.1.1") traits.qc_compliance = true;
    if (id == "0.4.0.1862.1.4") traits.qc_device = true;
    if (id == "0.4.0.1862.1.6" && sk_ASN1_TYPE_num(statement.get()) > 1) {
        read_types(sk_ASN1_TYPE_value(statement.get(), 1), traits);
    }
}

void read_statements(const X509* certificate, CertificateTraits& traits) {
    const int at = X509_get_ext_by_NID(certificate, NID_qcStatements, -1);
    if (at < 0) return;
    const ASN1_OCTET_STRING* value = X509_EXTENSION_get_data(X509_get_ext(certificate, at));
    const auto statements = sequence_of(ASN1_STRING_get0_data(value), ASN1_STRING_length(value));
    for (int i = 0; statements && i < sk_ASN1_TYPE_num(statements.get()); ++i) {
        read_statement(sk_ASN1_TYPE_value(statements.get(), i), traits);
    }
}

void read_policies(const X509* certificate, CertificateTraits& traits) {
    const Owned<CERTIFICATEPOLICIES> policies(
        static_cast<CERTIFICATEPOLICIES*>(
            X509_get_ext_d2i(certificate, NID_certificate_policies, nullptr, nullptr)),
        &CERTIFICATEPOLICIES_free);
    for (int i = 0; policies && i < sk_POLICYINFO_num(policies.get()); ++i) {
        traits.policies.insert(dotted(sk_POLICYINFO_value(policies.get(), i)->policyid));
    }
}

void read_usages(const X509* certificate, CertificateTraits& traits) {
    const Owned<ASN1_BIT_STRING> usage(static_cast<ASN1_BIT_STRING*>(X509_get_ext_d2i(
                                           certificate, NID_key_usage, nullptr, nullptr)),
                                       &ASN1_BIT_STRING_free);
    if (usage) {
        const auto* bytes = ASN1_STRING_get0_data(usage.get());
        const int length = ASN1_STRING_length(usage.get());
        unsigned bits = length > 0 ? bytes[0] : 0U;
        if (length > 1) bits |= static_cast<unsigned>(bytes[1]) << 8U;
        traits.key_usage = bits;
    }
    const Owned<EXTENDED_KEY_USAGE> extended(static_cast<EXTENDED_KEY_USAGE*>(X509_get_ext_d2i(
                                                 certificate, NID_ext_key_usage, nullptr, nullptr)),
                                             &EXTENDED_KEY_USAGE_free);
    for (int i = 0; extended && i < sk_ASN1_OBJECT_num(extended.get()); ++i) {
        traits.extended_key_usage.insert(dotted(sk_ASN1_OBJECT_value(extended.get(), i)));
    }
}

}  // namespace

bool CertificateTraits::has_usage(std::string_view name) const {
    struct Bit {
        std::string_view name;
        unsigned value;
    };
    constexpr std::array bits = {Bit{"digitalSignature", KU_DIGITAL_SIGNATURE},
                                 Bit{"nonRepudiation", KU_NON_REPUDIATION},
                                 Bit{"contentCommitment", KU_NON_REPUDIATION},
                                 Bit{"keyEncipherment", KU_KEY_ENCIPHERMENT},
                                 Bit{"dataEncipherment", KU_DATA_ENCIPHERMENT},
                                 Bit{"keyAgreement", KU_KEY_AGREEMENT},
                                 Bit{"keyCertSign", KU_KEY_CERT_SIGN},
                                 Bit{"crlSign", KU_CRL_SIGN},
                                 Bit{"cRLSign", KU_CRL_SIGN},
                                 Bit{"encipherOnly", KU_ENCIPHER_ONLY},
                                 Bit{"decipherOnly", KU_DECIPHER_ONLY}};
    for (const Bit& bit : bits) {
        if (bit.name == name) return (key_usage.value_or(0U) & bit.value) != 0U;
    }
    return false;
}

CertificateTraits traits_of(const ParsedCertificate& certificate) {
    CertificateTraits traits;
    const X509* x509 = certificate.handle.get();
    traits.not_before = certificate.not_before;
    read_statements(x509, traits);
    read_policies(x509, traits);
    read_usages(x509, traits);
    const X509_NAME* subject = X509_get_subject_name(x509);
    for (int i = 0; i < X509_NAME_entry_count(subject); ++i) {
        traits.subject_attributes.insert(
            dotted(X509_NAME_ENTRY_get_object(X509_NAME_get_entry(subject, i))));
    }
    const X509_NAME* issuer = X509_get_issuer_name(x509);
    traits.issuer_organizations = parts_of(issuer, NID_organizationName);
    traits.issuer_common_names = parts_of(issuer, NID_commonName);
    traits.subject_organizations = parts_of(subject, NID_organizationName);
    ERR_clear_error();
    return traits;
}

}  // namespace okienko::signing
