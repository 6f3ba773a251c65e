#include "server/trust/aead.h"

#include <limits>
#include <memory>

#include <openssl/evp.h>

#include "signing/crypto_error.h"
#include "signing/random.h"

namespace okienko::trust {

namespace {

constexpr std::size_t nonce_length = 12;
constexpr std::size_t tag_length = 16;
constexpr std::size_t key_length = 32;
static_assert(sealed_overhead == nonce_length + tag_length);

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

unsigned char* octets(char* bytes) {
    return reinterpret_cast<unsigned char*>(bytes);
}
const unsigned char* octets(const char* bytes) {
    return reinterpret_cast<const unsigned char*>(bytes);
}

Context new_context(std::string_view key, std::size_t length) {
    if (key.size() != key_length) throw signing::CryptoError("a key of AES-256 has 32 bytes");
    if (length > std::numeric_limits<int>::max()) {
        throw signing::CryptoError("too many bytes to encrypt in one piece");
    }
    Context context(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    if (!context) signing::throw_crypto_error("no memory to encrypt");
    return context;
}

/// Fetched once: OpenSSL 3 looks an algorithm up at each use of its classic name.
const EVP_CIPHER* aes_256_gcm() {
    static const std::unique_ptr<EVP_CIPHER, decltype(&EVP_CIPHER_free)> cipher(
        EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr), &EVP_CIPHER_free);
    return cipher.get();
}

}  // namespace

std::string seal(std::string_view key, std::string_view plain, std::string_view context) {
    const Context cipher = new_context(key, plain.size());
    std::string sealed(sealed_overhead + plain.size(), '\0');
    unsigned char* nonce = octets(sealed.data());
    unsigned char* body = nonce + nonce_length;
    unsigned char* tag = body + plain.size();
    int length = 0;
    signing::random_bytes(nonce_length).copy(sealed.data(), nonce_length);
    if (EVP_EncryptInit_ex(cipher.get(), aes_256_gcm(), nullptr, octets(key.data()), nonce) != 1 ||
        EVP_EncryptUpdate(cipher.get(),
                          nullptr,
                          &length,
                          octets(context.data()),
                          static_cast<int>(context.size())) != 1 ||
        EVP_EncryptUpdate(
            cipher.get(), body, &length, octets(plain.data()), static_cast<int>(plain.size())) !=
            1 ||
        EVP_EncryptFinal_ex(cipher.get(), tag, &length) != 1 ||
        EVP_CIPHER_CTX_ctrl(
            cipher.get(), EVP_CTRL_AEAD_GET_TAG, static_cast<int>(tag_length), tag) != 1) {
        signing::throw_crypto_error("cannot encrypt");
    }
    return sealed;
}

std::optional<std::string> open(std::string_view key,
                                std::string_view sealed,
                                std::string_view context) {
    if (sealed.size() < sealed_overhead) return std::nullopt;
    const Context cipher = new_context(key, sealed.size());
    const std::size_t plain_length = sealed.size() - sealed_overhead;
    std::string plain(plain_length, '\0');
    std::string tag(sealed.substr(nonce_length + plain_length));
    int length = 0;
    if (EVP_DecryptInit_ex(
            cipher.get(), aes_256_gcm(), nullptr, octets(key.data()), octets(sealed.data())) != 1 ||
        EVP_DecryptUpdate(cipher.get(),
                          nullptr,
                          &length,
                          octets(context.data()),
                          static_cast<int>(context.size())) != 1 ||
        EVP_DecryptUpdate(cipher.get(),
                          octets(plain.data()),
                          &length,
                          octets(sealed.data() + nonce_length),
                          static_cast<int>(plain_length)) != 1 ||
        EVP_CIPHER_CTX_ctrl(
            cipher.get(), EVP_CTRL_AEAD_SET_TAG, static_cast<int>(tag_length), tag.data()) != 1) {
        signing::throw_crypto_error("cannot decrypt");
    }
    unsigned char nothing = 0;
    if (EVP_DecryptFinal_ex(cipher.get(), &nothing, &length) != 1) return std::nullopt;
    return plain;
}

}  // namespace okienko::trust
