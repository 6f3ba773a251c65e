#include "signing/signature_value.h"

#include <array>
#include <charconv>
#include <memory>
#include <optional>

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/rsa.h>

#include "signing/ecdsa_value.h"
#include "signing/transforms.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

using Context = std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)>;

constexpr std::string_view pss_with_parameters = "http://www.w3.org/2007/05/xmldsig-more#rsa-pss";
constexpr std::string_view pss_namespace = "http://www.w3.org/2007/05/xmldsig-more#";
constexpr std::string_view mgf1 = "http://www.w3.org/2007/05/xmldsig-more#MGF1";

[[noreturn]] void refuse(const std::string& reason) {
    ERR_clear_error();
    throw Refusal("algorithm", reason);
}

std::string digest_of_method(const xmlNode* parent, const std::string& otherwise) {
    const xmlNode* method = child_named(parent, "DigestMethod", ds_namespace);
    if (method == nullptr) return otherwise;
    const std::string name = digest_name(attribute_of(method, "Algorithm"));
    if (name.empty()) refuse("RSASSA-PSS with a digest that is not accepted");
    return name;
}

void read_pss(const xmlNode* element, SignatureMethod& method) {
    const xmlNode* parameters = child_named(element, "RSAPSSParams", pss_namespace);
    if (parameters == nullptr) return;
    method.digest = digest_of_method(parameters, method.digest);
    method.mask_digest = method.digest;
    if (const xmlNode* mask = child_named(parameters, "MaskGenerationFunction", pss_namespace)) {
        const std::string algorithm = attribute_of(mask, "Algorithm");
        if (!algorithm.empty() && algorithm != mgf1)
            refuse("RSASSA-PSS with a mask other than MGF1");
        method.mask_digest = digest_of_method(mask, method.digest);
    }
    if (const xmlNode* salt = child_named(parameters, "SaltLength", pss_namespace)) {
        const std::string text = trimmed_text(salt);
        const auto [end, error] =
            std::from_chars(text.data(), text.data() + text.size(), method.salt);
        if (error != std::errc() || end != text.data() + text.size() || method.salt < 0 ||
            method.salt > 512) {
            refuse("RSASSA-PSS with a salt length that can't be read");
        }
    }
    if (const xmlNode* trailer = child_named(parameters, "TrailerField", pss_namespace)) {
        if (trimmed_text(trailer) != "1") refuse("RSASSA-PSS with another trailer");
    }
}

void check_key(EVP_PKEY* key, const SignatureMethod& method) {
    if (key == nullptr) refuse("a certificate whose key can't be read");
    if (method.key == SignatureMethod::Key::ec) {
        if (EVP_PKEY_is_a(key, "EC") != 1) refuse("an ECDSA signature of a key that is not for EC");
        std::array<char, 64> curve{};
        std::size_t length = 0;
        if (EVP_PKEY_get_group_name(key, curve.data(), curve.size(), &length) != 1) {
            refuse("an elliptic curve without a name");
        }
        return;
    }
    if (method.pure()) {
        const char* kind = method.key == SignatureMethod::Key::ed25519 ? "ED25519" : "ED448";
        if (EVP_PKEY_is_a(key, kind) != 1) refuse("an EdDSA signature of a key that is not for it");
        return;
    }
    const bool pss_key = EVP_PKEY_is_a(key, "RSA-PSS") == 1;
    if (EVP_PKEY_is_a(key, "RSA") != 1 && !(method.pss && pss_key)) {
        refuse("an RSA signature of a key that is not for RSA");
    }
}

void set_padding(EVP_PKEY_CTX* context,
                 const SignatureMethod& method,
                 const DigestAlgorithms& digests) {
    if (method.key != SignatureMethod::Key::rsa) return;
    bool done = EVP_PKEY_CTX_set_rsa_padding(
                    context, method.pss ? RSA_PKCS1_PSS_PADDING : RSA_PKCS1_PADDING) > 0;
    if (method.pss) {
        done = done &&
               EVP_PKEY_CTX_set_rsa_mgf1_md(context, digests.by_name(method.mask_digest)) > 0 &&
               EVP_PKEY_CTX_set_rsa_pss_saltlen(
                   context, method.salt < 0 ? RSA_PSS_SALTLEN_DIGEST : method.salt) > 0;
    }
    if (!done) refuse("RSA parameters the key does not allow");
}

bool pure_value_holds(EVP_PKEY* key, std::string_view octets, std::string_view value) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          &EVP_MD_CTX_free);
    if (!context || EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key) != 1) {
        refuse("a key that can't verify");
    }
    const bool holds = EVP_DigestVerify(context.get(),
                                        reinterpret_cast<const unsigned char*>(value.data()),
                                        value.size(),
                                        reinterpret_cast<const unsigned char*>(octets.data()),
                                        octets.size()) == 1;
    ERR_clear_error();
    return holds;
}

}  // namespace

SignatureMethod read_signature_method(const xmlNode* element) {
    const std::string uri = attribute_of(element, "Algorithm");
    SignatureMethod method = signature_method(uri);
    if (uri == pss_with_parameters) read_pss(element, method);
    return method;
}

bool value_holds(EVP_PKEY* key,
                 const SignatureMethod& method,
                 const DigestAlgorithms& digests,
                 std::string_view digest,
                 std::string_view value) {
    check_key(key, method);
    if (method.pure()) return pure_value_holds(key, digest, value);
    std::optional<std::string> der;
    if (method.key == SignatureMethod::Key::ec) {
        if (value.size() != 2 * ecdsa_half(key)) return false;
        der = ecdsa_der(value);
        if (!der) return false;
        value = *der;
    }
    const Context context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr), &EVP_PKEY_CTX_free);
    if (!context || EVP_PKEY_verify_init(context.get()) != 1) refuse("a key that can't verify");
    set_padding(context.get(), method, digests);
    if (EVP_PKEY_CTX_set_signature_md(context.get(), digests.by_name(method.digest)) <= 0) {
        refuse("a digest the key does not allow");
    }
    const bool holds = EVP_PKEY_verify(context.get(),
                                       reinterpret_cast<const unsigned char*>(value.data()),
                                       value.size(),
                                       reinterpret_cast<const unsigned char*>(digest.data()),
                                       digest.size()) == 1;
    ERR_clear_error();
    return holds;
}

}  // namespace okienko::signing
