#include "signing/pkcs12.h"

#include <algorithm>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509v3.h>

#include "signing/certificate.h"
#include "signing/crypto_error.h"
#include "signing/pkcs12_contents.h"

namespace okienko::signing {

namespace {

using Kind = Pkcs12Fault::Kind;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

constexpr std::size_t longest_chain = 10;

Key read_key(const std::string& der) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    Key key(d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(der.size())), &EVP_PKEY_free);
    ERR_clear_error();
    return key;
}

/// Whether the private half belongs to the public one, which alone is compared with a certificate:
/// without a MAC, damage may have met either.
bool is_whole(EVP_PKEY* key) {
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
        EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr), &EVP_PKEY_CTX_free);
    const bool whole = context && EVP_PKEY_pairwise_check(context.get()) == 1;
    ERR_clear_error();
    return whole;
}

std::vector<Certificate> read_certificates(const Pkcs12Contents& contents) {
    std::vector<Certificate> certificates;
    for (const std::string& der : contents.certificates) {
        certificates.push_back(read_certificate(der));
    }
    return certificates;
}

/// The certificate and those that lead up from it, as DER, by the names they give (RFC 5280, 6.1).
std::vector<std::string> chain_from(std::size_t first, const std::vector<Certificate>& all) {
    std::vector<std::string> chain;
    std::vector<bool> used(all.size(), false);
    for (std::size_t at = first; at != all.size() && chain.size() < longest_chain;) {
        used[at] = true;
        chain.push_back(certificate_der(all[at].get()));
        std::size_t next = 0;
        while (next != all.size() &&
               (used[next] || X509_check_issued(all[next].get(), all[at].get()) != X509_V_OK)) {
            ++next;
        }
        at = next;
    }
    ERR_clear_error();
    return chain;
}

/// The first key with a certificate of its own. Throws Pkcs12Fault.
KeyPair choose(const Pkcs12Contents& contents) {
    const std::vector<Certificate> certificates = read_certificates(contents);
    bool unfit = false;
    for (const std::string& der : contents.keys) {
        const Key key = read_key(der);
        if (!key) {
            unfit = true;
            continue;
        }
        const auto own = std::find_if(
            certificates.begin(), certificates.end(), [&](const Certificate& certificate) {
                return X509_check_private_key(certificate.get(), key.get()) == 1;
            });
        ERR_clear_error();
        if (own == certificates.end()) continue;
        try {
            default_algorithm(key.get());
        } catch (const CryptoError&) {
            unfit = true;
            continue;
        }
        if (!is_whole(key.get())) throw Pkcs12Fault{Kind::malformed, "its private key is damaged"};
        const auto index = static_cast<std::size_t>(own - certificates.begin());
        return KeyPair::from_der(der, chain_from(index, certificates));
    }
    if (unfit) {
        throw Pkcs12Fault{Kind::key_kind, "neither EC P-256, P-384, P-521 nor RSA from 2048 bits"};
    }
    throw Pkcs12Fault{Kind::no_key, "no private key with a certificate that belongs to it"};
}

}  // namespace

std::string_view to_string(Pkcs12Fault::Kind kind) {
    switch (kind) {
        case Kind::too_large:
            return "too-large";
        case Kind::malformed:
            return "malformed";
        case Kind::too_costly:
            return "too-costly";
        case Kind::unsupported:
            return "unsupported";
        case Kind::old_encryption:
            return "old-encryption";
        case Kind::wrong_password:
            return "wrong-password";
        case Kind::no_key:
            return "no-key";
        case Kind::key_kind:
            return "key-kind";
    }
    return {};
}

std::variant<KeyPair, Pkcs12Fault> read_pkcs12(std::string_view bytes,
                                               std::string_view password,
                                               const Pkcs12Limits& limits) {
    try {
        Pkcs12Contents contents;
        open_pkcs12(bytes, password, limits, contents);
        return choose(contents);
    } catch (const Pkcs12Fault& fault) {
        return fault;
    } catch (const CryptoError& error) {
        return Pkcs12Fault{Kind::malformed, error.what()};
    }
}

}  // namespace okienko::signing
