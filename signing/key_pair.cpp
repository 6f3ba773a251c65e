#include "signing/key_pair.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "signing/certificate.h"
#include "signing/crypto_error.h"
#include "signing/ecdsa_value.h"
#include "signing/issue_certificate.h"

namespace okienko::signing {

namespace {

/// No file of ours is encrypted; without this OpenSSL would ask at the terminal.
int no_password(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*user*/) {
    return -1;
}

bool set_pss(EVP_PKEY_CTX* parameters) {
    return EVP_PKEY_CTX_set_rsa_padding(parameters, RSA_PKCS1_PSS_PADDING) > 0 &&
           EVP_PKEY_CTX_set_rsa_pss_saltlen(parameters, RSA_PSS_SALTLEN_DIGEST) > 0;
}

}  // namespace

void KeyPair::Free::operator()(evp_pkey_st* key) const {
    EVP_PKEY_free(key);
}

KeyPair::KeyPair(Key key, std::vector<std::string> chain)
    : key_(std::move(key)), chain_(std::move(chain)), algorithm_(default_algorithm(key_.get())) {}

KeyPair KeyPair::from_pem(const std::string& key_pem, const std::string& certificates_pem) {
    const auto bio = memory_bio(key_pem);
    Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, &no_password, nullptr));
    if (!key) throw_crypto_error("the private key can't be read as PEM without a password");

    return with_chain(std::move(key), certificates_from_pem(certificates_pem));
}

KeyPair KeyPair::from_der(std::string_view key_der, std::vector<std::string> chain) {
    const auto* at = reinterpret_cast<const unsigned char*>(key_der.data());
    Key key(d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(key_der.size())));
    if (!key) throw_crypto_error("the private key can't be read as PKCS#8");
    return with_chain(std::move(key), std::move(chain));
}

KeyPair KeyPair::with_chain(Key key, std::vector<std::string> chain) {
    const auto certificate = read_certificate(chain.at(0));
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
    const std::string office(name);
    std::string certificate =
        self_signed(key.get(),
                    {.subject = {{"C", "PL"}, {"O", office}, {"CN", office}},
                     .not_before = not_before,
                     .not_after = not_before + std::chrono::days(years * 365 + years / 4)});
    return {std::move(key), {std::move(certificate)}};
}

std::string KeyPair::sign(std::string_view data) const {
    return sign(data, algorithm_);
}

std::string KeyPair::sign(std::string_view data, SignatureAlgorithm algorithm) const {
    if (!fits(key_.get(), algorithm)) throw CryptoError("the key doesn't sign by that algorithm");
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          &EVP_MD_CTX_free);
    EVP_PKEY_CTX* parameters = nullptr;  // owned by the context
    const std::string hash(hash_name(algorithm));
    std::string value(static_cast<std::size_t>(EVP_PKEY_get_size(key_.get())), '\0');
    std::size_t length = value.size();
    if (!context ||
        EVP_DigestSignInit_ex(
            context.get(), &parameters, hash.c_str(), nullptr, nullptr, key_.get(), nullptr) != 1 ||
        (is_pss(algorithm) && !set_pss(parameters)) ||
        EVP_DigestSign(context.get(),
                       reinterpret_cast<unsigned char*>(value.data()),
                       &length,
                       reinterpret_cast<const unsigned char*>(data.data()),
                       data.size()) != 1) {
        throw_crypto_error("cannot sign");
    }
    value.resize(length);
    if (!is_ecdsa(algorithm)) return value;
    auto halves = ecdsa_halves(value, ecdsa_half(key_.get()));
    if (!halves) throw CryptoError("cannot write an ECDSA value");
    return *std::move(halves);
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
