#include "signing/certificate.h"

#include <openssl/err.h>
#include <openssl/pem.h>

#include "signing/algorithms.h"
#include "signing/crypto_error.h"
#include "signing/digest.h"
#include "signing/key_pair.h"
#include "signing/signature_value.h"

namespace okienko::signing {

namespace {

std::string one_line(const X509_NAME* name) {
    const Bio bio = memory_bio();
    X509_NAME_print_ex(
        bio.get(), name, 0, XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
    return contents(bio);
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

std::string certificate_der(X509* certificate) {
    unsigned char* bytes = nullptr;
    const int length = i2d_X509(certificate, &bytes);
    if (length < 0) throw_crypto_error("cannot write a certificate");
    std::string result(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    OPENSSL_free(bytes);
    return result;
}

std::vector<std::string> certificates_from_pem(const std::string& pem) {
    const Bio bio = memory_bio(pem);
    std::vector<std::string> chain;
    while (true) {
        const Certificate next(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr), &X509_free);
        if (!next) break;
        chain.push_back(certificate_der(next.get()));
    }
    ERR_clear_error();  // the end of the file is an error to OpenSSL
    if (chain.empty()) throw CryptoError("there is no certificate that can be read as PEM");
    return chain;
}

bool verifies(std::string_view certificate, std::string_view data, std::string_view signature) {
    static const DigestAlgorithms digests;
    bool good = false;
    try {
        const Certificate read = read_certificate(certificate);
        EVP_PKEY* key = X509_get0_pubkey(read.get());
        if (key != nullptr) {
            const SignatureAlgorithm algorithm = default_algorithm(key);
            good = value_holds(
                key, signature_method(uri(algorithm)), digests, digest(algorithm, data), signature);
        }
    } catch (const std::runtime_error&) {
        good = false;  // a certificate, or a kind of key, that we don't read
    }
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
