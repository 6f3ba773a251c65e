#include "tests/unit/signing/signed_document.h"

#include <stdexcept>

#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include "signing/digest.h"

namespace okienko::signing::testing {

namespace {

constexpr const char* exclusive =
    "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:Transform>";

void check(bool done) {
    if (!done) throw std::runtime_error("OpenSSL failed in a test");
}

std::string der_of(X509* certificate) {
    unsigned char* bytes = nullptr;
    const int length = i2d_X509(certificate, &bytes);
    check(length > 0);
    std::string der(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    OPENSSL_free(bytes);
    return der;
}

void extend(X509* certificate, int nid, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value);
    check(extension != nullptr && X509_add_ext(certificate, extension, -1) == 1);
    X509_EXTENSION_free(extension);
}

void add_extension(X509* certificate, const std::string& name, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_nconf(nullptr, &context, name.c_str(), value.c_str());
    check(extension != nullptr && X509_add_ext(certificate, extension, -1) == 1);
    X509_EXTENSION_free(extension);
}

void name_it(X509_NAME* name, const char* part, const std::string& text) {
    check(X509_NAME_add_entry_by_txt(name,
                                     part,
                                     MBSTRING_UTF8,
                                     reinterpret_cast<const unsigned char*>(text.data()),
                                     static_cast<int>(text.size()),
                                     -1,
                                     0) == 1);
}

/// EdDSA hashes by itself.
const EVP_MD* digest_for(const Key& key) {
    return EVP_PKEY_is_a(key.get(), "ED25519") == 1 ? nullptr : EVP_sha256();
}

TestCertificate make(const Key& key,
                     const CertificateWish& wish,
                     const Key& signer,
                     const X509* issuer) {
    const std::unique_ptr<X509, decltype(&X509_free)> made(X509_new(), &X509_free);
    X509_set_version(made.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), wish.serial);
    X509_NAME* name = X509_get_subject_name(made.get());
    name_it(name, "CN", wish.name);
    if (!wish.organization.empty()) name_it(name, "O", wish.organization);
    X509_set_issuer_name(made.get(), issuer == nullptr ? name : X509_get_subject_name(issuer));
    ASN1_TIME_set(X509_getm_notBefore(made.get()), wish.from.time_since_epoch().count());
    ASN1_TIME_set(X509_getm_notAfter(made.get()), wish.to.time_since_epoch().count());
    X509_set_pubkey(made.get(), key.get());
    extend(made.get(),
           NID_basic_constraints,
           wish.authority ? "critical,CA:TRUE" : "critical,CA:FALSE");
    if (!wish.extended_usage.empty()) {
        extend(made.get(), NID_ext_key_usage, wish.extended_usage.c_str());
    }
    if (!wish.critical_extension.empty()) {
        add_extension(made.get(), wish.critical_extension, "critical,DER:30:00");
    }
    for (const auto& [extension, value] : wish.extensions) {
        add_extension(made.get(), extension, value);
    }
    check(X509_sign(made.get(), signer.get(), digest_for(signer)) > 0);
    return {der_of(made.get())};
}

/// DER of ECDSA into r||s.
std::string halves(const Key& key, const std::string& der) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    ECDSA_SIG* parts = d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()));
    check(parts != nullptr);
    const int half = (EVP_PKEY_get_bits(key.get()) + 7) / 8;
    std::string value(2 * static_cast<std::size_t>(half), '\0');
    auto* bytes = reinterpret_cast<unsigned char*>(value.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(parts), bytes, half);
    BN_bn2binpad(ECDSA_SIG_get0_s(parts), bytes + half, half);
    ECDSA_SIG_free(parts);
    return value;
}

}  // namespace

Key rsa_key(int bits) {
    return {EVP_RSA_gen(static_cast<unsigned>(bits)), &EVP_PKEY_free};
}
Key ec_key(const std::string& curve) {
    return {EVP_EC_gen(curve.c_str()), &EVP_PKEY_free};
}

std::string TestCertificate::base64() const {
    return signing::base64(der);
}
std::string TestCertificate::pem() const {
    return "-----BEGIN CERTIFICATE-----\n" + base64() + "\n-----END CERTIFICATE-----\n";
}

TestCertificate certificate(const Key& key, const CertificateWish& wish) {
    return make(key, wish, key, nullptr);
}
TestCertificate issued(const Key& key,
                       const CertificateWish& wish,
                       const Key& issuer_key,
                       const TestCertificate& issuer) {
    const auto* at = reinterpret_cast<const unsigned char*>(issuer.der.data());
    const std::unique_ptr<X509, decltype(&X509_free)> above(
        d2i_X509(nullptr, &at, static_cast<long>(issuer.der.size())), &X509_free);
    return make(key, wish, issuer_key, above.get());
}

std::string digest_base64(const std::string& name, const std::string& octets) {
    unsigned char value[EVP_MAX_MD_SIZE];
    std::size_t length = 0;
    check(EVP_Q_digest(
              nullptr, name.c_str(), nullptr, octets.data(), octets.size(), value, &length) == 1);
    return base64({reinterpret_cast<const char*>(value), length});
}

std::string sign_base64(const Key& key,
                        const std::string& digest,
                        const std::string& octets,
                        const std::function<void(EVP_PKEY_CTX*)>& padding) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          &EVP_MD_CTX_free);
    EVP_PKEY_CTX* parameters = nullptr;
    check(EVP_DigestSignInit_ex(context.get(),
                                &parameters,
                                digest.empty() ? nullptr : digest.c_str(),
                                nullptr,
                                nullptr,
                                key.get(),
                                nullptr) == 1);
    if (padding) padding(parameters);
    std::size_t length = 0;
    const auto* data = reinterpret_cast<const unsigned char*>(octets.data());
    check(EVP_DigestSign(context.get(), nullptr, &length, data, octets.size()) == 1);
    std::string value(length, '\0');
    check(EVP_DigestSign(context.get(),
                         reinterpret_cast<unsigned char*>(value.data()),
                         &length,
                         data,
                         octets.size()) == 1);
    value.resize(length);
    if (EVP_PKEY_is_a(key.get(), "EC") == 1) value = halves(key, value);
    return base64(value);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error("not in the text: " + from);
    return text.replace(at, from.size(), to);
}

SignedDocument::SignedDocument(Key key, TestCertificate certificate)
    : key_(std::move(key)), certificate_(std::move(certificate)) {}

std::string SignedDocument::digest_of(const std::string& octets) const {
    return digest_base64(digest, octets);
}

std::string SignedDocument::container_signatures() const {
    const std::string data = reference(" Id=\"data\" URI=\"\"", transforms, root());
    const std::string info = replaced(signed_info(), data, "");
    const std::string value = sign_base64(key_, value_digest, info, padding);
    return "<asic:XAdESSignatures xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\">" +
           replaced(replaced(signature(), signed_info(), info), signature_value(), value) +
           "</asic:XAdESSignatures>";
}

std::string SignedDocument::reference(const std::string& attributes,
                                      const std::string& its_transforms,
                                      const std::string& octets) const {
    return "<ds:Reference" + attributes + "><ds:Transforms>" + its_transforms +
           "</ds:Transforms><ds:DigestMethod Algorithm=\"" + digest_uri +
           "\"></ds:DigestMethod><ds:DigestValue>" + digest_of(octets) +
           "</ds:DigestValue></ds:Reference>";
}

std::string SignedDocument::signed_properties() const {
    std::string bound;
    if (!signing_certificate.empty()) {
        const std::string value =
            certificate_digest.empty() ? digest_of(certificate_.der) : certificate_digest;
        bound = "<xades:" + signing_certificate +
                "><xades:Cert><xades:CertDigest><ds:DigestMethod "
                "xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Algorithm=\"" +
                digest_uri +
                "\"></ds:DigestMethod><ds:DigestValue "
                "xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">" +
                value +
                "</ds:DigestValue></xades:CertDigest></xades:Cert></xades:" + signing_certificate +
                ">";
    }
    const std::string claimed =
        role.empty() ? ""
                     : "<xades:SignerRoleV2><xades:ClaimedRoles><xades:ClaimedRole>" + role +
                           "</xades:ClaimedRole></xades:ClaimedRoles></xades:SignerRoleV2>";
    return "<xades:SignedProperties xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\" "
           "Id=\"props\"><xades:SignedSignatureProperties><xades:SigningTime>2026-03-12T12:00:00Z"
           "</xades:SigningTime>" +
           bound + more_signed_properties + claimed + "</xades:SignedSignatureProperties>" +
           signed_data_properties + "</xades:SignedProperties>";
}

std::string SignedDocument::signed_info() const {
    std::string references = reference(" Id=\"data\" URI=\"\"", transforms, root());
    if (refer_to_properties) {
        references +=
            reference(" Type=\"http://uri.etsi.org/01903#SignedProperties\" URI=\"#props\"",
                      exclusive,
                      signed_properties());
    }
    return "<ds:SignedInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">"
           "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\">"
           "</ds:CanonicalizationMethod>" +
           method + references + more_references + "</ds:SignedInfo>";
}

std::string SignedDocument::signature_value() const {
    return sign_base64(key_, value_digest, signed_info(), padding);
}

std::string SignedDocument::signature() const {
    const std::string keys = key_info.empty()
                                 ? "<ds:X509Data><ds:X509Certificate>" + certificate_.base64() +
                                       "</ds:X509Certificate></ds:X509Data>"
                                 : key_info;
    return "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Id=\"sig\">" +
           signed_info() + "<ds:SignatureValue Id=\"value\">" + signature_value() +
           "</ds:SignatureValue><ds:KeyInfo Id=\"keys\">" + keys +
           "</ds:KeyInfo><ds:Object><xades:QualifyingProperties "
           "xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\" Target=\"#sig\">" +
           signed_properties() + unsigned_properties + "</xades:QualifyingProperties></ds:Object>" +
           more_objects + "</ds:Signature>";
}

std::string SignedDocument::enveloped() const {
    const std::string text = root();
    const std::size_t end = text.rfind("</");
    return text.substr(0, end) + signature() + text.substr(end);
}

}  // namespace okienko::signing::testing
