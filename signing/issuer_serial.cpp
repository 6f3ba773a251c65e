#include "signing/issuer_serial.h"

#include <algorithm>
#include <cctype>
#include <memory>

#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/x509.h>

#include "signing/der_value.h"

namespace okienko::signing {

namespace {

/// Letters and digits alone, in lower case: what survives every way of writing a name.
std::string bare(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const auto octet = static_cast<unsigned char>(c);
        if (octet > 0x7fU || std::isalnum(octet) != 0) {
            result.push_back(octet > 0x7fU ? c : static_cast<char>(std::tolower(octet)));
        }
    }
    return result;
}

std::string decimal(const ASN1_INTEGER* serial) {
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> number(ASN1_INTEGER_to_BN(serial, nullptr),
                                                             &BN_free);
    if (!number) return {};
    char* digits = BN_bn2dec(number.get());
    std::string result = digits == nullptr ? "" : digits;
    OPENSSL_free(digits);
    return result;
}

bool names_values_of(std::string_view written, const X509_NAME* name) {
    const std::string text = bare(written);
    for (int at = 0; at < X509_NAME_entry_count(name); ++at) {
        const ASN1_STRING* data = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at));
        unsigned char* utf8 = nullptr;
        const int length = ASN1_STRING_to_UTF8(&utf8, data);
        if (length < 0) return false;
        const std::string value(reinterpret_cast<const char*>(utf8),
                                static_cast<std::size_t>(length));
        OPENSSL_free(utf8);
        if (text.find(bare(value)) == std::string::npos) return false;
    }
    return true;
}

bool matches_v1(const CertificateReference& reference, const ParsedCertificate& certificate) {
    const X509* x509 = certificate.handle.get();
    return !reference.serial_number.empty() && !reference.issuer_name.empty() &&
           decimal(X509_get0_serialNumber(x509)) == reference.serial_number &&
           names_values_of(reference.issuer_name, X509_get_issuer_name(x509));
}

bool is_name(std::string_view der, const X509_NAME* name) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    const std::unique_ptr<X509_NAME, decltype(&X509_NAME_free)> read(
        d2i_X509_NAME(nullptr, &at, static_cast<long>(der.size())), &X509_NAME_free);
    ERR_clear_error();
    return read && X509_NAME_cmp(read.get(), name) == 0;
}

/// IssuerSerial ::= SEQUENCE { issuer GeneralNames, serialNumber INTEGER }: the certificate's
/// issuer as a directory name, [4], and its serial.
bool matches_v2(const CertificateReference& reference, const ParsedCertificate& certificate) {
    constexpr int directory_name = 4;
    const auto pair = read_der_sequence(reference.issuer_serial);
    const auto names = pair ? read_der_sequence(pair->contents) : std::nullopt;
    if (!names || names->rest != certificate.serial_der) return false;
    const X509_NAME* issuer = X509_get_issuer_name(certificate.handle.get());
    for (auto one = read_der(names->contents); one; one = read_der(one->rest)) {
        const bool directory = one->group == V_ASN1_CONTEXT_SPECIFIC && one->tag == directory_name;
        if (directory && is_name(one->contents, issuer)) return true;
    }
    return false;
}

}  // namespace

bool names_issuer_and_serial(const CertificateReference& reference,
                             const ParsedCertificate& certificate) {
    return matches_v1(reference, certificate) || matches_v2(reference, certificate);
}

bool contradicts_issuer_and_serial(const CertificateReference& reference,
                                   const ParsedCertificate& certificate) {
    if (reference.has_issuer_serial) return !matches_v2(reference, certificate);
    // Issuers are written in too many ways to say that two of them are not the same.
    const auto* serial = X509_get0_serialNumber(certificate.handle.get());
    return !reference.serial_number.empty() && reference.serial_number != decimal(serial);
}

}  // namespace okienko::signing
