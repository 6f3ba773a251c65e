#include "signing/random.h"

#include <openssl/rand.h>

#include "signing/crypto_error.h"
#include "signing/digest.h"

namespace okienko::signing {

std::string random_bytes(std::size_t count) {
    std::string result(count, '\0');
    auto* out = reinterpret_cast<unsigned char*>(result.data());
    if (RAND_bytes(out, static_cast<int>(count)) != 1) throw_crypto_error("no random bytes");
    return result;
}

std::string random_uuid() {
    std::string bytes = random_bytes(16);
    bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x40);
    bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
    std::string text = hex(bytes);
    for (const std::size_t at : {20U, 16U, 12U, 8U}) text.insert(at, 1, '-');
    return text;
}

}  // namespace okienko::signing
