#include "signing/demonstration_authority.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include "signing/certificate.h"
#include "signing/crypto_error.h"
#include "signing/issue_certificate.h"

namespace okienko::signing {

namespace {

constexpr const char* organization = "Pokaz Okienka: podpis bez mocy prawnej";

}  // namespace

DemonstrationAuthority DemonstrationAuthority::make(std::chrono::sys_seconds not_before) {
    KeyPair::Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    if (!key) throw_crypto_error("cannot make an EC P-256 key");
    std::string certificate =
        self_signed(key.get(),
                    {.subject = {{"C", "PL"},
                                 {"O", organization},
                                 {"CN", "Urząd certyfikacji na pokaz — bez mocy prawnej"}},
                     .not_before = not_before,
                     .not_after = not_before + std::chrono::days(3652),
                     .authority = true});
    return DemonstrationAuthority(KeyPair::with_chain(std::move(key), {std::move(certificate)}));
}

DemonstrationAuthority DemonstrationAuthority::from_pem(const std::string& pem) {
    return DemonstrationAuthority(KeyPair::from_pem(pem, pem));
}

std::string DemonstrationAuthority::to_pem() const {
    return key_.key_pem() + key_.certificates_pem();
}

KeyPair DemonstrationAuthority::issue(std::chrono::sys_seconds now,
                                      const DemonstrationPerson& person) const {
    KeyPair::Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    if (!key) throw_crypto_error("cannot make an EC P-256 key");
    const std::string& own = key_.certificate_chain().front();
    std::string certificate = issue_certificate(
        key.get(),
        {.subject = {{"C", "PL"},
                     {"O", organization},
                     {"CN", "Podpis testowy — " + person.given_name + " " + person.family_name},
                     {"SN", person.family_name},
                     {"GN", person.given_name}},
         .not_before = now - std::chrono::hours(1),
         .not_after = now + std::chrono::hours(1)},
        key_.key_.get(),
        own);
    return KeyPair::with_chain(std::move(key), {std::move(certificate), own});
}

std::string DemonstrationAuthority::anchor_pem() const {
    return key_.certificates_pem();
}

}  // namespace okienko::signing
