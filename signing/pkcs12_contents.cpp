#include "signing/pkcs12_contents.h"

#include <algorithm>
#include <array>
#include <memory>

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>
#include <openssl/x509.h>

namespace okienko::signing {

namespace {

using Kind = Pkcs12Fault::Kind;

struct Free {
    void operator()(PKCS12* file) const { PKCS12_free(file); }
    void operator()(STACK_OF(PKCS7) * safes) const { sk_PKCS7_pop_free(safes, PKCS7_free); }
    void operator()(STACK_OF(PKCS12_SAFEBAG) * bags) const {
        sk_PKCS12_SAFEBAG_pop_free(bags, PKCS12_SAFEBAG_free);
    }
    void operator()(PKCS8_PRIV_KEY_INFO* key) const { PKCS8_PRIV_KEY_INFO_free(key); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(PBEPARAM* parameters) const { PBEPARAM_free(parameters); }
    void operator()(PBE2PARAM* parameters) const { PBE2PARAM_free(parameters); }
    void operator()(PBKDF2PARAM* parameters) const { PBKDF2PARAM_free(parameters); }
};
template <typename Thing>
using Owned = std::unique_ptr<Thing, Free>;

[[noreturn]] void refuse(Kind kind, const char* detail) {
    throw Pkcs12Fault{kind, detail};
}

/// This thread's OpenSSL context while it lives: the default algorithms and the old ones.
class OwnContext {
public:
    OwnContext() : context_(OSSL_LIB_CTX_new()) {
        if (context_ == nullptr) throw std::bad_alloc();
        default_ = OSSL_PROVIDER_load(context_, "default");
        legacy_ = OSSL_PROVIDER_load(context_, "legacy");
        former_ = OSSL_LIB_CTX_set0_default(context_);
    }
    ~OwnContext() {
        OSSL_LIB_CTX_set0_default(former_);
        if (legacy_ != nullptr) OSSL_PROVIDER_unload(legacy_);
        if (default_ != nullptr) OSSL_PROVIDER_unload(default_);
        OSSL_LIB_CTX_free(context_);
        ERR_clear_error();
    }
    OwnContext(const OwnContext&) = delete;
    OwnContext& operator=(const OwnContext&) = delete;

    bool has_old_algorithms() const { return legacy_ != nullptr; }

private:
    OSSL_LIB_CTX* context_;
    OSSL_PROVIDER* default_ = nullptr;
    OSSL_PROVIDER* legacy_ = nullptr;
    OSSL_LIB_CTX* former_ = nullptr;
};

template <typename Thing, typename Write>
std::string der_of(Thing* thing, Write write) {
    unsigned char* bytes = nullptr;
    const int length = write(thing, &bytes);
    if (length <= 0) refuse(Kind::malformed, "something in the file can't be written as DER");
    std::string result(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    OPENSSL_clear_free(bytes, static_cast<std::size_t>(length));
    return result;
}

template <typename Thing>
Owned<Thing> unpack(const ASN1_ITEM* item, const ASN1_TYPE* parameter) {
    Owned<Thing> result(static_cast<Thing*>(ASN1_TYPE_unpack_sequence(item, parameter)));
    if (!result) refuse(Kind::malformed, "parameters of an encryption that can't be read");
    return result;
}

bool is_old_cipher(int nid) {
    constexpr std::array old = {NID_rc2_cbc, NID_rc2_40_cbc, NID_rc2_64_cbc, NID_des_cbc, NID_rc4};
    return std::find(old.begin(), old.end(), nid) != old.end();
}

/// What RFC 7292 appendix C and RFC 8018 appendix A know, by need of the old algorithms.
enum class Scheme { unknown, current, old };
Scheme scheme_of(int nid) {
    switch (nid) {
        case NID_pbe_WithSHA1And3_Key_TripleDES_CBC:
        case NID_pbe_WithSHA1And2_Key_TripleDES_CBC:
            return Scheme::current;
        case NID_pbe_WithSHA1And128BitRC4:
        case NID_pbe_WithSHA1And40BitRC4:
        case NID_pbe_WithSHA1And128BitRC2_CBC:
        case NID_pbe_WithSHA1And40BitRC2_CBC:
        case NID_pbeWithMD5AndDES_CBC:
        case NID_pbeWithSHA1AndDES_CBC:
            return Scheme::old;
        default:
            return Scheme::unknown;
    }
}

class Opening {
public:
    Opening(std::string_view password,
            const Pkcs12Limits& limits,
            bool old_algorithms,
            Pkcs12Contents& contents)
        : password_(password),
          limits_(limits),
          old_algorithms_(old_algorithms),
          contents_(contents) {}

    void run(PKCS12* file) {
        check_mac(file);
        const Owned<STACK_OF(PKCS7)> safes(PKCS12_unpack_authsafes(file));
        if (!safes) refuse(Kind::malformed, "its contents can't be read");
        for (int i = 0; i < sk_PKCS7_num(safes.get()); ++i) {
            count();
            open_safe(sk_PKCS7_value(safes.get(), i));
        }
    }

private:
    const char* password() const { return no_password_ ? nullptr : password_.c_str(); }
    int length() const { return no_password_ ? 0 : static_cast<int>(password_.size()); }

    void count() {
        if (++bags_ > limits_.bags) refuse(Kind::too_costly, "it holds too many things");
    }

    void spend(const ASN1_INTEGER* rounds) {
        std::int64_t number = 1;
        if (rounds != nullptr && (ASN1_INTEGER_get_int64(&number, rounds) != 1 || number < 1)) {
            refuse(Kind::malformed, "a number of rounds that isn't one");
        }
        const auto cost = static_cast<std::uint64_t>(number);
        if (cost > limits_.rounds - rounds_) {
            refuse(Kind::too_costly, "its key derivation takes too many rounds");
        }
        rounds_ += cost;
    }

    /// RFC 7292, 4: the MAC over the contents tells whether the password is right.
    void check_mac(PKCS12* file) {
        if (PKCS12_mac_present(file) != 1) return;
        const X509_ALGOR* algorithm = nullptr;
        const ASN1_INTEGER* rounds = nullptr;
        PKCS12_get0_mac(nullptr, &algorithm, nullptr, &rounds, file);
        const ASN1_OBJECT* object = nullptr;
        X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
        if (EVP_get_digestbyobj(object) == nullptr) {
            refuse(Kind::unsupported, "its MAC is by an algorithm we don't have");
        }
        spend(rounds);
        has_mac_ = true;
        if (PKCS12_verify_mac(file, password(), length()) == 1) return;
        if (password_.empty()) {
            spend(rounds);
            no_password_ = true;  // RFC 7292 B.1: an absent password is not an empty one
            if (PKCS12_verify_mac(file, nullptr, 0) == 1) return;
        }
        refuse(Kind::wrong_password, "the MAC of the file doesn't fit the password");
    }

    void check_cost(const X509_ALGOR* algorithm) {
        if (algorithm == nullptr) refuse(Kind::malformed, "an encryption without an algorithm");
        const int nid = OBJ_obj2nid(algorithm->algorithm);
        bool old = false;
        if (nid == NID_pbes2) {
            const auto both = unpack<PBE2PARAM>(ASN1_ITEM_rptr(PBE2PARAM), algorithm->parameter);
            if (OBJ_obj2nid(both->keyfunc->algorithm) != NID_id_pbkdf2) {
                refuse(Kind::unsupported, "a key derivation other than PBKDF2");
            }
            const auto derivation =
                unpack<PBKDF2PARAM>(ASN1_ITEM_rptr(PBKDF2PARAM), both->keyfunc->parameter);
            spend(derivation->iter);
            old = is_old_cipher(OBJ_obj2nid(both->encryption->algorithm));
        } else {
            const Scheme scheme = scheme_of(nid);
            if (scheme == Scheme::unknown) {
                refuse(Kind::unsupported, "encrypted by an algorithm we don't have");
            }
            spend(unpack<PBEPARAM>(ASN1_ITEM_rptr(PBEPARAM), algorithm->parameter)->iter);
            old = scheme == Scheme::old;
        }
        if (old && !old_algorithms_) {
            refuse(Kind::old_encryption, "RC2, RC4 or DES without OpenSSL's legacy provider");
        }
    }

    [[noreturn]] void refuse_encrypted() const {
        if (has_mac_) refuse(Kind::malformed, "what is encrypted in it is damaged");
        refuse(Kind::wrong_password, "it can't be decrypted by this password");
    }

    void open_safe(PKCS7* safe) {
        Owned<STACK_OF(PKCS12_SAFEBAG)> bags;
        if (PKCS7_type_is_data(safe)) {
            bags.reset(PKCS12_unpack_p7data(safe));
            if (!bags) refuse(Kind::malformed, "a part of its contents can't be read");
        } else if (PKCS7_type_is_encrypted(safe)) {
            if (safe->d.encrypted == nullptr || safe->d.encrypted->enc_data == nullptr) {
                refuse(Kind::malformed, "an encrypted part without contents");
            }
            check_cost(safe->d.encrypted->enc_data->algorithm);
            bags.reset(PKCS12_unpack_p7encdata(safe, password(), length()));
            if (!bags) refuse_encrypted();
        } else {
            refuse(Kind::unsupported, "a part encrypted for a key, not by a password");
        }
        take(bags.get(), 0);
    }

    void take(const STACK_OF(PKCS12_SAFEBAG) * bags, int depth) {
        if (depth > 3) refuse(Kind::malformed, "bags in bags in bags");
        for (int i = 0; i < sk_PKCS12_SAFEBAG_num(bags); ++i) {
            count();
            take(sk_PKCS12_SAFEBAG_value(bags, i), depth);
        }
    }

    void take(const PKCS12_SAFEBAG* bag, int depth) {
        switch (PKCS12_SAFEBAG_get_nid(bag)) {
            case NID_keyBag:
                keep_key(PKCS12_SAFEBAG_get0_p8inf(bag));
                break;
            case NID_pkcs8ShroudedKeyBag:
                decrypt_key(PKCS12_SAFEBAG_get0_pkcs8(bag));
                break;
            case NID_certBag: {
                const Owned<X509> certificate(PKCS12_SAFEBAG_get1_cert(bag));
                if (certificate) {
                    contents_.certificates.push_back(der_of(certificate.get(), &i2d_X509));
                }
                break;
            }
            case NID_safeContentsBag:
                take(PKCS12_SAFEBAG_get0_safes(bag), depth + 1);
                break;
            default:
                break;  // a list of revoked certificates, or a secret of another kind
        }
    }

    void decrypt_key(const X509_SIG* shrouded) {
        const X509_ALGOR* algorithm = nullptr;
        X509_SIG_get0(shrouded, &algorithm, nullptr);
        check_cost(algorithm);
        const Owned<PKCS8_PRIV_KEY_INFO> key(PKCS8_decrypt(shrouded, password(), length()));
        if (!key) refuse_encrypted();
        keep_key(key.get());
    }

    void keep_key(const PKCS8_PRIV_KEY_INFO* key) {
        if (key == nullptr) refuse(Kind::malformed, "a key that can't be read");
        contents_.keys.push_back(der_of(key, &i2d_PKCS8_PRIV_KEY_INFO));
    }

    std::string password_;
    const Pkcs12Limits& limits_;
    bool old_algorithms_;
    Pkcs12Contents& contents_;
    bool no_password_ = false;
    bool has_mac_ = false;
    std::size_t bags_ = 0;
    std::uint64_t rounds_ = 0;
};

}  // namespace

Pkcs12Contents::~Pkcs12Contents() {
    for (std::string& key : keys) OPENSSL_cleanse(key.data(), key.size());
}

void open_pkcs12(std::string_view bytes,
                 std::string_view password,
                 const Pkcs12Limits& limits,
                 Pkcs12Contents& contents) {
    if (bytes.size() > limits.bytes) refuse(Kind::too_large, "longer than is looked at");
    const OwnContext context;
    const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
    const Owned<PKCS12> file(d2i_PKCS12(nullptr, &at, static_cast<long>(bytes.size())));
    if (!file) refuse(Kind::malformed, "not a PKCS#12 file");
    Opening(password, limits, context.has_old_algorithms(), contents).run(file.get());
}

}  // namespace okienko::signing
