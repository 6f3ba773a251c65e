#include "signing/random.h"

#include <array>

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include "signing/crypto_error.h"
#include "signing/digest.h"

namespace okienko::signing {

namespace {

void fill(char* out, std::size_t count) {
    if (RAND_bytes(reinterpret_cast<unsigned char*>(out), static_cast<int>(count)) != 1) {
        throw_crypto_error("no random bytes");
    }
}

/// A call of the generator costs 3 us whatever its size: small numbers are drawn from a stock. What
/// was handed out is wiped.
class Stock {
public:
    std::string take(std::size_t count) {
        if (left_ < count) {
            fill(bytes_.data(), bytes_.size());
            left_ = bytes_.size();
        }
        left_ -= count;
        std::string result(bytes_.data() + left_, count);
        OPENSSL_cleanse(bytes_.data() + left_, count);
        return result;
    }

    static constexpr std::size_t kLongest = 64;

private:
    std::array<char, 1024> bytes_{};
    std::size_t left_ = 0;
};

}  // namespace

std::string random_bytes(std::size_t count) {
    thread_local Stock stock;
    if (count <= Stock::kLongest) return stock.take(count);
    std::string result(count, '\0');
    fill(result.data(), count);
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

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool dash = at == 8 || at == 13 || at == 18 || at == 23;
        const char sign = text[at];
        const bool digit = (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'f');
        if (dash ? sign != '-' : !digit) return false;
    }
    return true;
}

}  // namespace okienko::signing
