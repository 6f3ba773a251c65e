#include "server/documents/document_key.h"

#include <openssl/crypto.h>

#include "server/trust/aead.h"

namespace okienko::documents {

DocumentKey::DocumentKey(KeyId id, std::string secret)
    : id_(std::move(id)), secret_(std::move(secret)) {}

DocumentKey::~DocumentKey() {
    OPENSSL_cleanse(secret_.data(), secret_.size());
}

std::string DocumentKey::seal(std::string_view plain, std::string_view context) const {
    return trust::seal(secret_, plain, context);
}

std::string DocumentKey::open(std::string_view sealed, std::string_view context) const {
    auto plain = trust::open(secret_, sealed, context);
    if (!plain) {
        throw Tampered("what is stored as " + std::string(context) +
                       " can't be decrypted with key " + id_);
    }
    return std::move(*plain);
}

}  // namespace okienko::documents
