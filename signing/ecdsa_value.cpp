#include "signing/ecdsa_value.h"

#include <memory>

#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>

namespace okienko::signing {

namespace {

using Parts = std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)>;

}  // namespace

std::size_t ecdsa_half(evp_pkey_st* key) {
    return static_cast<std::size_t>(EVP_PKEY_get_bits(key) + 7) / 8;
}

std::optional<std::string> ecdsa_halves(std::string_view der, std::size_t half) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    const auto* end = at + der.size();
    const Parts parts(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())), &ECDSA_SIG_free);
    ERR_clear_error();
    if (!parts || at != end) return std::nullopt;
    std::string result(2 * half, '\0');
    auto* out = reinterpret_cast<unsigned char*>(result.data());
    const int size = static_cast<int>(half);
    if (BN_bn2binpad(ECDSA_SIG_get0_r(parts.get()), out, size) != size ||
        BN_bn2binpad(ECDSA_SIG_get0_s(parts.get()), out + half, size) != size) {
        return std::nullopt;
    }
    return result;
}

std::optional<std::string> ecdsa_der(std::string_view halves) {
    if (halves.empty() || halves.size() % 2 != 0) return std::nullopt;
    const std::size_t half = halves.size() / 2;
    const auto* octets = reinterpret_cast<const unsigned char*>(halves.data());
    const int size = static_cast<int>(half);
    const Parts parts(ECDSA_SIG_new(), &ECDSA_SIG_free);
    if (!parts || ECDSA_SIG_set0(parts.get(),
                                 BN_bin2bn(octets, size, nullptr),
                                 BN_bin2bn(octets + half, size, nullptr)) != 1) {
        return std::nullopt;
    }
    unsigned char* der = nullptr;
    const int length = i2d_ECDSA_SIG(parts.get(), &der);
    if (length <= 0) return std::nullopt;
    std::string result(reinterpret_cast<const char*>(der), static_cast<std::size_t>(length));
    OPENSSL_free(der);
    return result;
}

}  // namespace okienko::signing
