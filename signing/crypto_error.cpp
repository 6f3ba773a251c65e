#include "signing/crypto_error.h"

#include <array>

#include <openssl/err.h>

namespace okienko::signing {

void throw_crypto_error(const std::string& what) {
    std::array<char, 256> reason{};
    const unsigned long code = ERR_get_error();
    ERR_clear_error();
    if (code == 0) throw CryptoError(what);
    ERR_error_string_n(code, reason.data(), reason.size());
    throw CryptoError(what + ": " + reason.data());
}

}  // namespace okienko::signing
