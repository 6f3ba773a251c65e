#include "signing/signer_certificate.h"

#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/objects.h>

#include "signing/digest.h"

namespace okienko::signing {

namespace {

std::string part_of(const X509_NAME* name, int nid) {
    const int at = X509_NAME_get_index_by_NID(name, nid, -1);
    if (at < 0) return {};
    unsigned char* utf8 = nullptr;
    const int length =
        ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    if (length < 0) return {};
    std::string text(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(length));
    OPENSSL_free(utf8);
    std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20U; });
    return text;
}

std::string one_line(const X509_NAME* name) {
    const Bio bio = memory_bio();
    X509_NAME_print_ex(
        bio.get(), name, 0, XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
    return contents(bio);
}

std::string serial_of(const X509* certificate) {
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> number(
        ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr), &BN_free);
    char* digits = number ? BN_bn2hex(number.get()) : nullptr;
    std::string text = digits == nullptr ? "" : digits;
    OPENSSL_free(digits);
    return text;
}

}  // namespace

SignerCertificate describe_certificate(const ParsedCertificate& certificate) {
    const X509* x509 = certificate.handle.get();
    const X509_NAME* subject = X509_get_subject_name(x509);
    SignerCertificate described;
    described.name = part_of(subject, NID_commonName);
    const std::string family = part_of(subject, NID_surname);
    described.organization = part_of(subject, NID_organizationName);
    if (described.name.empty() && !family.empty()) {
        described.name = part_of(subject, NID_givenName) + " " + family;
    }
    if (described.name.empty()) described.name = described.organization;
    described.subject = one_line(subject);
    described.issuer = one_line(X509_get_issuer_name(x509));
    described.serial = serial_of(x509);
    described.sha256 = hex(certificate.sha256);
    described.identifier = part_of(subject, NID_serialNumber);
    if (described.identifier.empty()) {
        described.identifier = part_of(subject, NID_organizationIdentifier);
    }
    described.not_before = certificate.not_before;
    described.not_after = certificate.not_after;
    described.der = certificate.der;
    ERR_clear_error();
    return described;
}

}  // namespace okienko::signing
