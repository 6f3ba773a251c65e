#include "signing/key_pair.h"

#include <array>

#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "signing/certificate.h"
#include "signing/crypto_error.h"

namespace okienko::signing {

namespace {

constexpr int p256_half = 32;  // bytes of r and of s

/// No file of ours is encrypted; without this OpenSSL would ask at the terminal.
int no_password(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*user*/) {
    return -1;
}

SignatureAlgorithm algorithm_of(EVP_PKEY* key) {
    if (EVP_PKEY_is_a(key, "RSA") == 1 && EVP_PKEY_get_bits(key) >= 2048) {
        return SignatureAlgorithm::rsa_sha256;
    }
    if (EVP_PKEY_is_a(key, "EC") == 1) {
        std::array<char, 64> group{};
        EVP_PKEY_get_group_name(key, group.data(), group.size(), nullptr);
        if (std::string_view(group.data()) == "prime256v1") return SignatureAlgorithm::ecdsa_sha256;
    }
    throw CryptoError("the private key is neither EC P-256 nor RSA of at least 2048 bits");
}

/// DER SEQUENCE{r, s} as OpenSSL makes it, into r||s of fixed length.
std::string raw_signature(const std::string& der) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> parts(
        d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())), &ECDSA_SIG_free);
    if (!parts) throw_crypto_error("cannot read an ECDSA value");
    std::string result(std::size_t{2} * p256_half, '\0');
    auto* out = reinterpret_cast<unsigned char*>(result.data());
    if (BN_bn2binpad(ECDSA_SIG_get0_r(parts.get()), out, p256_half) != p256_half ||
        BN_bn2binpad(ECDSA_SIG_get0_s(parts.get()), out + p256_half, p256_half) != p256_half) {
        throw_crypto_error("cannot write an ECDSA value");
    }
    return result;
}

}  // namespace

std::string_view uri(SignatureAlgorithm algorithm) {
    switch (algorithm) {
        case SignatureAlgorithm::ecdsa_sha256:
            return "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
        case SignatureAlgorithm::rsa_sha256:
            return "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    }
    throw CryptoError("no such signature algorithm");
}

void KeyPair::Free::operator()(evp_pkey_st* key) const {
    EVP_PKEY_free(key);
}

KeyPair::KeyPair(Key key, std::vector<std::string> chain)
    : key_(std::move(key)), chain_(std::move(chain)), algorithm_(algorithm_of(key_.get())) {}

KeyPair KeyPair::from_pem(const std::string& key_pem, const std::string& certificates_pem) {
    const auto bio = memory_bio(key_pem);
    Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, &no_password, nullptr));
    if (!key) throw_crypto_error("the private key can't be read as PEM without a password");

    std::vector<std::string> chain = certificates_from_pem(certificates_pem);
    const auto certificate = read_certificate(chain.front());
    if (X509_check_private_key(certificate.get(), key.get()) != 1) {
        throw_crypto_error("the first certificate doesn't belong to the private key");
    }
    return {std::move(key), std::move(chain)};
}

KeyPair KeyPair::make_self_signed(std::string_view name,
                                  std::chrono::sys_seconds not_before,
                                  int years) {
    Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    if (!key) throw_crypto_error("cannot make an EC P-256 key");
    std::string certificate = self_signed_certificate(key.get(), name, not_before, years);
    return {std::move(key), {std::move(certificate)}};
}

std::string KeyPair::sign(std::string_view data) const {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          &EVP_MD_CTX_free);
    const auto* bytes = reinterpret_cast<const unsigned char*>(data.data());
    std::string value(static_cast<std::size_t>(EVP_PKEY_get_size(key_.get())), '\0');
    std::size_t length = value.size();
    if (!context ||
        EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) != 1 ||
        EVP_DigestSign(context.get(),
                       reinterpret_cast<unsigned char*>(value.data()),
                       &length,
                       bytes,
                       data.size()) != 1) {
        throw_crypto_error("cannot sign");
    }
    value.resize(length);
    return algorithm_ == SignatureAlgorithm::ecdsa_sha256 ? raw_signature(value) : value;
}

std::string KeyPair::key_pem() const {
    const auto bio = memory_bio();
    if (PEM_write_bio_PKCS8PrivateKey(
            bio.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1) {
        throw_crypto_error("cannot write a private key");
    }
    return contents(bio);
}

std::string KeyPair::certificates_pem() const {
    const auto bio = memory_bio();
    for (const std::string& der : chain_) {
        const auto certificate = read_certificate(der);
        if (PEM_write_bio_X509(bio.get(), certificate.get()) != 1) {
            throw_crypto_error("cannot write a certificate");
        }
    }
    return contents(bio);
}

}  // namespace okienko::signing
