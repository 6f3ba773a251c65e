#include "signing/key_value.h"

#include <array>
#include <string>

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/param_build.h>
#include <openssl/x509.h>

#include "signing/refusal.h"
#include "signing/transforms.h"
#include "signing/xml_names.h"

namespace okienko::signing {

namespace {

using Builder = std::unique_ptr<OSSL_PARAM_BLD, decltype(&OSSL_PARAM_BLD_free)>;
using Parameters = std::unique_ptr<OSSL_PARAM, decltype(&OSSL_PARAM_free)>;
using Number = std::unique_ptr<BIGNUM, decltype(&BN_free)>;

constexpr std::size_t longest_number = 2048;  // octets: 16384 bits

PublicKey none() {
    ERR_clear_error();
    return {nullptr, &EVP_PKEY_free};
}

PublicKey from_parameters(const char* kind, const Builder& builder) {
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()), &OSSL_PARAM_free);
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
        EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr), &EVP_PKEY_CTX_free);
    EVP_PKEY* key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) {
        return none();
    }
    return {key, &EVP_PKEY_free};
}

Number number_of(const xmlNode* element) {
    const std::string octets = decode_base64(text_below(element));
    if (octets.empty() || octets.size() > longest_number) return {nullptr, &BN_free};
    return {BN_bin2bn(reinterpret_cast<const unsigned char*>(octets.data()),
                      static_cast<int>(octets.size()),
                      nullptr),
            &BN_free};
}

PublicKey read_rsa(const xmlNode* value) {
    const Number modulus = number_of(child_named(value, "Modulus", ds_namespace));
    const Number exponent = number_of(child_named(value, "Exponent", ds_namespace));
    const Builder builder(OSSL_PARAM_BLD_new(), &OSSL_PARAM_BLD_free);
    if (!modulus || !exponent || !builder ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1) {
        return none();
    }
    return from_parameters("RSA", builder);
}

PublicKey read_ec(const xmlNode* value) {
    const xmlNode* curve = child_named(value, "NamedCurve", dsig11_namespace);
    const std::string uri = curve == nullptr ? "" : attribute_of(curve, "URI");
    constexpr std::string_view prefix = "urn:oid:";
    if (!uri.starts_with(prefix)) return none();
    const int nid = OBJ_txt2nid(uri.substr(prefix.size()).c_str());
    const std::string point =
        decode_base64(text_below(child_named(value, "PublicKey", dsig11_namespace)));
    const Builder builder(OSSL_PARAM_BLD_new(), &OSSL_PARAM_BLD_free);
    if (nid == NID_undef || point.empty() || point.size() > 200 || !builder ||
        OSSL_PARAM_BLD_push_utf8_string(
            builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, OBJ_nid2sn(nid), 0) != 1 ||
        OSSL_PARAM_BLD_push_octet_string(
            builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1) {
        return none();
    }
    return from_parameters("EC", builder);
}

PublicKey read_der(const xmlNode* element) {
    const std::string der = decode_base64(text_below(element));
    if (der.size() > 2 * longest_number) return none();
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    return {d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())), &EVP_PKEY_free};
}

}  // namespace

PublicKey read_key_value(const xmlNode* key_info) {
    try {
        const xmlNode* value = child_named(key_info, "KeyValue", ds_namespace);
        if (const xmlNode* rsa = child_named(value, "RSAKeyValue", ds_namespace)) {
            return read_rsa(rsa);
        }
        if (const xmlNode* ec = child_named(value, "ECKeyValue", dsig11_namespace)) {
            return read_ec(ec);
        }
        if (const xmlNode* der = child_named(key_info, "DEREncodedKeyValue", dsig11_namespace)) {
            return read_der(der);
        }
    } catch (const Refusal&) {
        return none();  // not base64: no key
    }
    return none();
}

}  // namespace okienko::signing
