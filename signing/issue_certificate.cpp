#include "signing/issue_certificate.h"

#include <openssl/x509v3.h>

#include "signing/certificate.h"
#include "signing/crypto_error.h"
#include "signing/random.h"

namespace okienko::signing {

namespace {

void check(bool done) {
    if (!done) throw_crypto_error("cannot make a certificate");
}

std::string shortened(std::string_view text) {
    std::string result;
    int characters = 0;
    for (const char byte : text) {
        const bool begins = (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U;
        if (begins && ++characters > 64) break;
        result.push_back(byte);
    }
    return result;
}

void add_name(X509_NAME* name, const std::string& field, const std::string& text) {
    check(X509_NAME_add_entry_by_txt(name,
                                     field.c_str(),
                                     MBSTRING_UTF8,
                                     reinterpret_cast<const unsigned char*>(text.data()),
                                     static_cast<int>(text.size()),
                                     -1,
                                     0) == 1);
}

void add_extension(X509* certificate, X509* issuer, int nid, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> extension(
        X509V3_EXT_conf_nid(nullptr, &context, nid, value), &X509_EXTENSION_free);
    check(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

void set_serial(X509* certificate) {
    std::string serial = random_bytes(16);
    serial[0] = static_cast<char>((serial[0] & 0x3f) | 0x40);  // positive, of full length
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> number(
        BN_bin2bn(reinterpret_cast<const unsigned char*>(serial.data()), 16, nullptr), &BN_free);
    check(number &&
          BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr);
}

/// All but issuer and signature.
Certificate begun(EVP_PKEY* key, const CertificateContent& content) {
    Certificate certificate(X509_new(), &X509_free);
    check(certificate != nullptr);
    X509* made = certificate.get();
    check(X509_set_version(made, X509_VERSION_3) == 1);
    set_serial(made);
    for (const auto& [field, text] : content.subject) {
        add_name(X509_get_subject_name(made), field, shortened(text));
    }
    const auto begin = static_cast<std::time_t>(content.not_before.time_since_epoch().count());
    const auto end = static_cast<std::time_t>(content.not_after.time_since_epoch().count());
    check(ASN1_TIME_set(X509_getm_notBefore(made), begin) != nullptr);
    check(ASN1_TIME_set(X509_getm_notAfter(made), end) != nullptr);
    check(X509_set_pubkey(made, key) == 1);
    return certificate;
}

/// `issuer` is the certificate itself when it signs itself.
std::string finished(X509* made, bool authority, X509* issuer, EVP_PKEY* issuer_key) {
    check(X509_set_issuer_name(made, X509_get_subject_name(issuer)) == 1);
    add_extension(made,
                  issuer,
                  NID_basic_constraints,
                  authority ? "critical,CA:TRUE,pathlen:0" : "critical,CA:FALSE");
    add_extension(
        made,
        issuer,
        NID_key_usage,
        authority ? "critical,keyCertSign,cRLSign" : "critical,digitalSignature,nonRepudiation");
    add_extension(made, issuer, NID_subject_key_identifier, "hash");
    if (issuer != made) add_extension(made, issuer, NID_authority_key_identifier, "keyid:always");
    check(X509_sign(made, issuer_key, EVP_sha256()) > 0);
    return certificate_der(made);
}

}  // namespace

std::string self_signed(EVP_PKEY* key, const CertificateContent& content) {
    const Certificate made = begun(key, content);
    return finished(made.get(), content.authority, made.get(), key);
}

std::string issue_certificate(EVP_PKEY* key,
                              const CertificateContent& content,
                              EVP_PKEY* issuer_key,
                              std::string_view issuer_der) {
    const Certificate made = begun(key, content);
    const Certificate issuer = read_certificate(issuer_der);
    return finished(made.get(), content.authority, issuer.get(), issuer_key);
}

}  // namespace okienko::signing
