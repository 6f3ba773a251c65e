#include "tests/http/intake/signers.h"

#include <chrono>
#include <map>
#include <variant>

#include <gtest/gtest.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "signing/issue_certificate.h"
#include "signing/prepared_signature.h"
#include "signing/verifier.h"

namespace okienko::intake {

namespace {

using Key = std::shared_ptr<EVP_PKEY>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

std::chrono::sys_seconds now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

Key new_key() {
    return {EVP_EC_gen("P-256"), &EVP_PKEY_free};
}

Certificate read(const std::string& der) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    return {d2i_X509(nullptr, &at, static_cast<long>(der.size())), &X509_free};
}

std::string der_of(X509* certificate) {
    unsigned char* bytes = nullptr;
    const int length = i2d_X509(certificate, &bytes);
    std::string der(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(length));
    OPENSSL_free(bytes);
    return der;
}

std::string der_of(EVP_PKEY* key) {
    unsigned char* bytes = nullptr;
    PKCS8_PRIV_KEY_INFO* info = EVP_PKEY2PKCS8(key);
    const int length = i2d_PKCS8_PRIV_KEY_INFO(info, &bytes);
    std::string der(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(length));
    OPENSSL_free(bytes);
    PKCS8_PRIV_KEY_INFO_free(info);
    return der;
}

/// The certificate with QcCompliance and QcType esign, signed anew.
std::string with_statements(const std::string& der, EVP_PKEY* issuer) {
    const Certificate certificate = read(der);
    X509_EXTENSION* statements = X509V3_EXT_conf_nid(
        nullptr,
        nullptr,
        NID_qcStatements,
        "DER:30:1F:30:08:06:06:04:00:8E:46:01:01:30:13:06:06:04:00:8E:46:01:06:30:09:06:07:04:00:"
        "8E:46:01:06:01");
    EXPECT_EQ(X509_add_ext(certificate.get(), statements, -1), 1);
    X509_EXTENSION_free(statements);
    EXPECT_GT(X509_sign(certificate.get(), issuer, EVP_sha256()), 0);
    return der_of(certificate.get());
}

}  // namespace

const signing::KeyPair& stranger(const std::string& name) {
    static std::map<std::string, signing::KeyPair> known;
    const auto found = known.find(name);
    if (found != known.end()) return found->second;
    const auto begin = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};
    return known.emplace(name, signing::KeyPair::make_self_signed(name, begin, 5)).first->second;
}

std::string sign(const std::vector<std::pair<std::string, std::string>>& files,
                 signing::SignatureForm form,
                 const signing::KeyPair& key) {
    static const signing::Verifier verifier{signing::TrustAnchors{}};
    signing::SigningRequest request;
    request.form = form;
    for (const auto& [name, bytes] : files) {
        request.files.push_back({name, bytes, "application/octet-stream"});
    }
    request.signing_time = now();
    const auto outcome = signing::sign(request, key, verifier);
    if (const auto* fault = std::get_if<signing::SigningFault>(&outcome)) {
        ADD_FAILURE() << fault->code << ": " << fault->detail;
        return {};
    }
    return std::get<signing::SignedFile>(outcome).bytes;
}

std::string sign(const std::string& document,
                 signing::SignatureForm form,
                 const signing::KeyPair& key) {
    return sign({{"pismo (1).xml", document}}, form, key);
}

TestAuthority::TestAuthority() : key_(new_key()) {
    signing::CertificateContent content;
    content.subject = {{"C", "PL"}, {"O", "Centrum Przykład"}, {"CN", "Kwalifikowani Przykład"}};
    content.not_before = now() - std::chrono::hours{24};
    content.not_after = now() + std::chrono::hours{24};
    content.authority = true;
    certificate_ = signing::self_signed(key_.get(), content);
}

signing::KeyPair TestAuthority::issue(const std::string& name, bool qualified) const {
    const Key key = new_key();
    signing::CertificateContent content;
    content.subject = {{"C", "PL"}, {"CN", name}};
    content.not_before = now() - std::chrono::hours{1};
    content.not_after = now() + std::chrono::hours{1};
    std::string der = signing::issue_certificate(key.get(), content, key_.get(), certificate_);
    if (qualified) der = with_statements(der, key_.get());
    return signing::KeyPair::from_der(der_of(key.get()), {der, certificate_});
}

std::string TestAuthority::anchor_pem() const {
    const Certificate certificate = read(certificate_);
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_X509(memory.get(), certificate.get());
    char* text = nullptr;
    const long length = BIO_get_mem_data(memory.get(), &text);
    return {text, static_cast<std::size_t>(length)};
}

}  // namespace okienko::intake
