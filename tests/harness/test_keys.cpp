#include "tests/harness/test_keys.h"

#include <memory>
#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/x509.h>

#include "signing/issue_certificate.h"

namespace okienko::harness {

signing::KeyPair make_key(const std::string& kind,
                          std::chrono::sys_seconds from,
                          int days,
                          const std::string& name) {
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        kind == "RSA" ? EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048})
                      : EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", kind.c_str()),
        &EVP_PKEY_free);
    if (!key) throw std::runtime_error("no key of the kind " + kind);
    unsigned char* bytes = nullptr;
    const int length = i2d_PrivateKey(key.get(), &bytes);
    const std::string der(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    OPENSSL_free(bytes);
    return signing::KeyPair::from_der(
        der,
        {signing::self_signed(key.get(),
                              {.subject = {{"C", "PL"}, {"CN", name}},
                               .not_before = from,
                               .not_after = from + std::chrono::days(days)})});
}

}  // namespace okienko::harness
