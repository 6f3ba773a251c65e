#include "signing/algorithms.h"

#include <array>

#include <openssl/asn1.h>
#include <openssl/err.h>
#include <openssl/objects.h>

#include "signing/crypto_error.h"
#include "signing/der_value.h"
#include "signing/shortened.h"

namespace okienko::signing {

namespace {

struct DigestUri {
    std::string_view uri;
    std::string_view name;
};
constexpr std::array digest_uris = {
    DigestUri{"http://www.w3.org/2001/04/xmlenc#sha256", "SHA2-256"},
    DigestUri{"http://www.w3.org/2001/04/xmlenc#sha512", "SHA2-512"},
    DigestUri{"http://www.w3.org/2001/04/xmldsig-more#sha384", "SHA2-384"},
    DigestUri{"http://www.w3.org/2001/04/xmldsig-more#sha224", "SHA2-224"},
    DigestUri{"http://www.w3.org/2000/09/xmldsig#sha1", "SHA1"},
    DigestUri{"http://www.w3.org/2007/05/xmldsig-more#sha3-224", "SHA3-224"},
    DigestUri{"http://www.w3.org/2007/05/xmldsig-more#sha3-256", "SHA3-256"},
    DigestUri{"http://www.w3.org/2007/05/xmldsig-more#sha3-384", "SHA3-384"},
    DigestUri{"http://www.w3.org/2007/05/xmldsig-more#sha3-512", "SHA3-512"},
};

struct MethodUri {
    std::string_view uri;
    SignatureMethod::Key key;
    bool pss;
    std::string_view digest;
};
constexpr auto rsa = SignatureMethod::Key::rsa;
constexpr auto ec = SignatureMethod::Key::ec;
constexpr auto ed25519 = SignatureMethod::Key::ed25519;
constexpr auto ed448 = SignatureMethod::Key::ed448;
constexpr std::array method_uris = {
    MethodUri{"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", rsa, false, "SHA2-256"},
    MethodUri{"http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", rsa, false, "SHA2-384"},
    MethodUri{"http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", rsa, false, "SHA2-512"},
    MethodUri{"http://www.w3.org/2001/04/xmldsig-more#rsa-sha224", rsa, false, "SHA2-224"},
    MethodUri{"http://www.w3.org/2000/09/xmldsig#rsa-sha1", rsa, false, "SHA1"},
    MethodUri{"http://www.w3.org/2007/05/xmldsig-more#sha1-rsa-MGF1", rsa, true, "SHA1"},
    MethodUri{"http://www.w3.org/2007/05/xmldsig-more#sha224-rsa-MGF1", rsa, true, "SHA2-224"},
    MethodUri{"http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1", rsa, true, "SHA2-256"},
    MethodUri{"http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1", rsa, true, "SHA2-384"},
    MethodUri{"http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1", rsa, true, "SHA2-512"},
    MethodUri{"http://www.w3.org/2007/05/xmldsig-more#sha3-224-rsa-MGF1", rsa, true, "SHA3-224"},
    MethodUri{"http://www.w3.org/2007/05/xmldsig-more#sha3-256-rsa-MGF1", rsa, true, "SHA3-256"},
    MethodUri{"http://www.w3.org/2007/05/xmldsig-more#sha3-384-rsa-MGF1", rsa, true, "SHA3-384"},
    MethodUri{"http://www.w3.org/2007/05/xmldsig-more#sha3-512-rsa-MGF1", rsa, true, "SHA3-512"},
    MethodUri{"http://www.w3.org/2007/05/xmldsig-more#rsa-pss", rsa, true, "SHA2-256"},
    MethodUri{"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1", ec, false, "SHA1"},
    MethodUri{"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha224", ec, false, "SHA2-224"},
    MethodUri{"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", ec, false, "SHA2-256"},
    MethodUri{"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384", ec, false, "SHA2-384"},
    MethodUri{"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512", ec, false, "SHA2-512"},
    MethodUri{"http://www.w3.org/2021/04/xmldsig-more#ecdsa-sha3-224", ec, false, "SHA3-224"},
    MethodUri{"http://www.w3.org/2021/04/xmldsig-more#ecdsa-sha3-256", ec, false, "SHA3-256"},
    MethodUri{"http://www.w3.org/2021/04/xmldsig-more#ecdsa-sha3-384", ec, false, "SHA3-384"},
    MethodUri{"http://www.w3.org/2021/04/xmldsig-more#ecdsa-sha3-512", ec, false, "SHA3-512"},
    // RFC 9231 2.3.12
    MethodUri{"http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519", ed25519, false, ""},
    MethodUri{"http://www.w3.org/2021/04/xmldsig-more#eddsa-ed448", ed448, false, ""},
};

[[noreturn]] void refuse_algorithm(std::string_view what, std::string_view uri) {
    throw Refusal("algorithm", std::string(what) + " that is not accepted: " + shortened(uri));
}

}  // namespace

DigestAlgorithms::DigestAlgorithms() {
    for (const DigestUri& one : digest_uris) {
        EVP_MD* fetched = EVP_MD_fetch(nullptr, std::string(one.name).c_str(), nullptr);
        if (fetched == nullptr) throw_crypto_error("no hash function " + std::string(one.name));
        fetched_.emplace(one.name, fetched);
    }
}

const EVP_MD* DigestAlgorithms::by_name(std::string_view name) const {
    const auto found = fetched_.find(name);
    return found == fetched_.end() ? nullptr : found->second.get();
}

const EVP_MD* DigestAlgorithms::by_uri(std::string_view uri) const {
    const std::string name = digest_name(uri);
    if (name.empty()) refuse_algorithm("a digest algorithm", uri);
    return by_name(name);
}

RunningDigest::RunningDigest(const EVP_MD* algorithm) : context_(EVP_MD_CTX_new()) {
    if (!context_ || EVP_DigestInit_ex2(context_.get(), algorithm, nullptr) != 1) {
        throw_crypto_error("cannot begin a digest");
    }
}

void RunningDigest::write(std::string_view octets) {
    if (EVP_DigestUpdate(context_.get(), octets.data(), octets.size()) != 1) {
        throw_crypto_error("cannot compute a digest");
    }
}

std::string RunningDigest::finish() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> value{};
    unsigned length = 0;
    if (EVP_DigestFinal_ex(context_.get(), value.data(), &length) != 1) {
        throw_crypto_error("cannot finish a digest");
    }
    return {reinterpret_cast<const char*>(value.data()), length};
}

std::string digest_octets(const EVP_MD* algorithm, std::string_view octets) {
    RunningDigest digest(algorithm);
    digest.write(octets);
    return digest.finish();
}

std::string digest_name(std::string_view uri) {
    for (const DigestUri& one : digest_uris) {
        if (one.uri == uri) return std::string(one.name);
    }
    return {};
}

std::string digest_name_of(int nid) {
    struct Known {
        int nid;
        const char* name;
    };
    constexpr std::array known = {Known{NID_sha256, "SHA2-256"},
                                  Known{NID_sha512, "SHA2-512"},
                                  Known{NID_sha384, "SHA2-384"},
                                  Known{NID_sha224, "SHA2-224"},
                                  Known{NID_sha1, "SHA1"},
                                  Known{NID_sha3_224, "SHA3-224"},
                                  Known{NID_sha3_256, "SHA3-256"},
                                  Known{NID_sha3_384, "SHA3-384"},
                                  Known{NID_sha3_512, "SHA3-512"}};
    for (const Known& one : known) {
        if (one.nid == nid) return one.name;
    }
    return {};
}

std::string digest_named_in(std::string_view identifier) {
    const auto name = read_der(identifier);
    if (!name) return {};
    const auto* at = reinterpret_cast<const unsigned char*>(name->whole.data());
    const std::unique_ptr<ASN1_OBJECT, decltype(&ASN1_OBJECT_free)> object(
        d2i_ASN1_OBJECT(nullptr, &at, static_cast<long>(name->whole.size())), &ASN1_OBJECT_free);
    ERR_clear_error();
    return object ? digest_name_of(OBJ_obj2nid(object.get())) : std::string();
}

SignatureMethod signature_method(std::string_view uri) {
    for (const MethodUri& one : method_uris) {
        if (one.uri == uri) {
            const std::string digest(one.digest);
            return {one.key, one.pss, digest, digest, -1};
        }
    }
    refuse_algorithm("a signature algorithm", uri);
}

std::string_view digest_uri_of(std::string_view openssl_name) {
    for (const DigestUri& one : digest_uris) {
        if (one.name == openssl_name) return one.uri;
    }
    return {};
}

std::string readable_digest(std::string_view openssl_name) {
    if (openssl_name == "SHA1") return "SHA-1";
    if (openssl_name.starts_with("SHA2-")) return "SHA-" + std::string(openssl_name.substr(5));
    return std::string(openssl_name);
}

std::string digest_called(std::string_view readable) {
    for (const DigestUri& one : digest_uris) {
        if (readable_digest(one.name) == readable) return std::string(one.name);
    }
    return {};
}

std::string readable_digests() {
    std::string all;
    for (const DigestUri& one : digest_uris) {
        all += (all.empty() ? "" : ", ") + readable_digest(one.name);
    }
    return all;
}

std::string readable(const SignatureMethod& method) {
    if (method.key == SignatureMethod::Key::ed25519) return "Ed25519";
    if (method.key == SignatureMethod::Key::ed448) return "Ed448";
    const std::string_view key =
        method.key == SignatureMethod::Key::ec ? "ECDSA" : (method.pss ? "RSA-PSS" : "RSA");
    return std::string(key) + " with " + readable_digest(method.digest);
}

}  // namespace okienko::signing
