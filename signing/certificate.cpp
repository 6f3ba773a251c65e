#include "signing/certificate.h"

#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "signing/crypto_error.h"
#include "signing/digest.h"
#include "signing/key_pair.h"
#include "signing/random.h"

namespace okienko::signing {

namespace {

void check(bool done) {
    if (!done) throw_crypto_error("cannot make a certificate");
}

std::string to_der(X509* certificate) {
    unsigned char* bytes = nullptr;
    const int length = i2d_X509(certificate, &bytes);
    if (length < 0) throw_crypto_error("cannot write a certificate");
    std::string result(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    OPENSSL_free(bytes);
    return result;
}

/// RFC 5280 limits commonName and organizationName to 64 characters (ub-common-name).
std::string shortened(std::string_view name) {
    std::string result;
    int characters = 0;
    for (const char byte : name) {
        const bool begins = (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U;
        if (begins && ++characters > 64) break;
        result.push_back(byte);
    }
    return result;
}

void add_name(X509_NAME* name, const char* field, const std::string& text) {
    check(X509_NAME_add_entry_by_txt(name,
                                     field,
                                     MBSTRING_UTF8,
                                     reinterpret_cast<const unsigned char*>(text.data()),
                                     static_cast<int>(text.size()),
                                     -1,
                                     0) == 1);
}

void add_extension(X509* certificate, int nid, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> extension(
        X509V3_EXT_conf_nid(nullptr, &context, nid, value), &X509_EXTENSION_free);
    check(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

std::string one_line(const X509_NAME* name) {
    const Bio bio = memory_bio();
    X509_NAME_print_ex(
        bio.get(), name, 0, XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
    return contents(bio);
}

/// r||s of fixed length into the DER that OpenSSL reads.
std::string der_signature(std::string_view raw) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(raw.data());
    const int half = static_cast<int>(raw.size() / 2);
    const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> parts(ECDSA_SIG_new(),
                                                                      &ECDSA_SIG_free);
    check(parts && ECDSA_SIG_set0(parts.get(),
                                  BN_bin2bn(bytes, half, nullptr),
                                  BN_bin2bn(bytes + half, half, nullptr)) == 1);
    unsigned char* der = nullptr;
    const int length = i2d_ECDSA_SIG(parts.get(), &der);
    check(length > 0);
    std::string result(reinterpret_cast<const char*>(der), static_cast<std::size_t>(length));
    OPENSSL_free(der);
    return result;
}

std::chrono::sys_seconds instant(const ASN1_TIME* time) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) throw_crypto_error("cannot read a certificate's time");
    return std::chrono::sys_seconds(std::chrono::seconds(timegm(&parts)));
}

}  // namespace

Bio memory_bio() {
    Bio bio(BIO_new(BIO_s_mem()), &BIO_free_all);
    if (!bio) throw_crypto_error("no memory for a BIO");
    return bio;
}

Bio memory_bio(const std::string& bytes) {
    Bio bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())), &BIO_free_all);
    if (!bio) throw_crypto_error("no memory for a BIO");
    return bio;
}

std::string contents(const Bio& bio) {
    char* bytes = nullptr;
    const long length = BIO_get_mem_data(bio.get(), &bytes);
    return length <= 0 ? std::string() : std::string(bytes, static_cast<std::size_t>(length));
}

Certificate read_certificate(std::string_view der) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    Certificate certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())), &X509_free);
    if (!certificate) throw_crypto_error("cannot read a certificate");
    return certificate;
}

std::vector<std::string> certificates_from_pem(const std::string& pem) {
    const Bio bio = memory_bio(pem);
    std::vector<std::string> chain;
    while (true) {
        const Certificate next(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr), &X509_free);
        if (!next) break;
        chain.push_back(to_der(next.get()));
    }
    ERR_clear_error();  // the end of the file is an error to OpenSSL
    if (chain.empty()) throw CryptoError("there is no certificate that can be read as PEM");
    return chain;
}

std::string self_signed_certificate(EVP_PKEY* key,
                                    std::string_view name,
                                    std::chrono::sys_seconds not_before,
                                    int years) {
    const Certificate certificate(X509_new(), &X509_free);
    check(certificate != nullptr);
    X509* made = certificate.get();
    check(X509_set_version(made, X509_VERSION_3) == 1);

    std::string serial = random_bytes(16);
    serial[0] = static_cast<char>((serial[0] & 0x3f) | 0x40);  // positive, of full length
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> number(
        BN_bin2bn(reinterpret_cast<const unsigned char*>(serial.data()), 16, nullptr), &BN_free);
    check(number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(made)) != nullptr);

    X509_NAME* subject = X509_get_subject_name(made);
    add_name(subject, "C", "PL");
    add_name(subject, "O", shortened(name));
    add_name(subject, "CN", shortened(name));
    check(X509_set_issuer_name(made, subject) == 1);

    std::time_t begin = not_before.time_since_epoch().count();
    check(ASN1_TIME_set(X509_getm_notBefore(made), begin) != nullptr);
    check(ASN1_TIME_adj(X509_getm_notAfter(made), begin, years * 365 + years / 4, 0) != nullptr);
    check(X509_set_pubkey(made, key) == 1);

    add_extension(made, NID_basic_constraints, "critical,CA:FALSE");
    add_extension(made, NID_key_usage, "critical,digitalSignature,nonRepudiation");
    add_extension(made, NID_subject_key_identifier, "hash");
    check(X509_sign(made, key, EVP_sha256()) > 0);
    return to_der(made);
}

bool verifies(std::string_view certificate_der, std::string_view data, std::string_view signature) {
    const auto* at = reinterpret_cast<const unsigned char*>(certificate_der.data());
    const Certificate certificate(d2i_X509(nullptr, &at, static_cast<long>(certificate_der.size())),
                                  &X509_free);
    EVP_PKEY* key = certificate ? X509_get0_pubkey(certificate.get()) : nullptr;
    std::string value(signature);
    bool good = key != nullptr;
    if (good && EVP_PKEY_is_a(key, "EC") == 1) {
        good = signature.size() == 64;
        if (good) value = der_signature(signature);
    }
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          &EVP_MD_CTX_free);
    good = good && context &&
           EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
           EVP_DigestVerify(context.get(),
                            reinterpret_cast<const unsigned char*>(value.data()),
                            value.size(),
                            reinterpret_cast<const unsigned char*>(data.data()),
                            data.size()) == 1;
    ERR_clear_error();
    return good;
}

CertificateSummary summarize(std::string_view certificate_der) {
    const Certificate certificate = read_certificate(certificate_der);
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> serial(
        ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate.get()), nullptr), &BN_free);
    const std::unique_ptr<char, void (*)(char*)> digits(BN_bn2hex(serial.get()),
                                                        [](char* text) { OPENSSL_free(text); });
    return {
        .subject = one_line(X509_get_subject_name(certificate.get())),
        .issuer = one_line(X509_get_issuer_name(certificate.get())),
        .serial = digits.get(),
        .sha256 = sha256(certificate_der).hex(),
        .not_before = instant(X509_get0_notBefore(certificate.get())),
        .not_after = instant(X509_get0_notAfter(certificate.get())),
    };
}

}  // namespace okienko::signing
