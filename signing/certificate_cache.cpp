#include "signing/certificate_cache.h"

#include <array>
#include <ctime>

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "signing/algorithms.h"
#include "signing/digest.h"
#include "signing/refusal.h"
#include "signing/shortened.h"

namespace okienko::signing {

namespace {

constexpr std::size_t longest = 64U * 1024U;
constexpr std::size_t most_known = 4096;

template <typename Value, typename Write>
std::string written(const Value* value, Write write) {
    unsigned char* bytes = nullptr;
    const int length = write(value, &bytes);
    if (length <= 0) return {};
    std::string result(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    OPENSSL_free(bytes);
    return result;
}

std::chrono::sys_seconds instant(const ASN1_TIME* time) {
    std::tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) {
        throw Refusal("certificate", "a certificate whose validity can't be read");
    }
    return std::chrono::sys_seconds(std::chrono::seconds(timegm(&parts)));
}

/// EN 319 412-1, 5.2.2: ext-etsi-valassured-ST-certs.
bool is_short_lived(const X509* certificate) {
    static const std::unique_ptr<ASN1_OBJECT, decltype(&ASN1_OBJECT_free)> assured(
        OBJ_txt2obj("0.4.0.194121.2.1", 1), &ASN1_OBJECT_free);
    return X509_get_ext_by_OBJ(certificate, assured.get(), -1) >= 0;
}

std::string name_of(const X509_NAME* subject) {
    const int place = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (place < 0) {
        std::array<char, 200> line{};
        X509_NAME_oneline(subject, line.data(), static_cast<int>(line.size()));
        return line.data();
    }
    unsigned char* utf8 = nullptr;
    const int length =
        ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, place)));
    if (length < 0) return {};
    std::string name(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(length));
    OPENSSL_free(utf8);
    return shortened(name);
}

void describe_key(ParsedCertificate& certificate) {
    using Kind = ParsedCertificate::KeyKind;
    if (certificate.key == nullptr) return;
    certificate.key_bits = EVP_PKEY_get_bits(certificate.key);
    switch (EVP_PKEY_get_base_id(certificate.key)) {
        case EVP_PKEY_EC:
            certificate.key_kind = Kind::ec;
            break;
        case EVP_PKEY_ED25519:
        case EVP_PKEY_ED448:
            certificate.key_kind = Kind::edwards;
            break;
        default:
            certificate.key_kind = Kind::rsa;
    }
}

void describe_signature(ParsedCertificate& certificate) {
    int digest = NID_undef;
    int key = NID_undef;
    if (X509_get_signature_info(certificate.handle.get(), &digest, &key, nullptr, nullptr) != 1) {
        return;
    }
    certificate.signature_digest = digest_name_of(digest);
    certificate.signature_accepted =
        !certificate.signature_digest.empty() || key == NID_ED25519 || key == NID_ED448;
}

}  // namespace

ParsedCertificate::ParsedCertificate(std::string_view bytes)
    : der(bytes), handle(nullptr, &X509_free) {
    const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
    if (bytes.size() <= longest) {
        handle.reset(d2i_X509(nullptr, &at, static_cast<long>(bytes.size())));
    }
    const auto* end = reinterpret_cast<const unsigned char*>(bytes.data()) + bytes.size();
    if (!handle || at != end) {
        ERR_clear_error();
        throw Refusal("certificate", "bytes that are not a certificate");
    }
    sha256 = std::string(signing::sha256(bytes).raw());
    key = X509_get0_pubkey(handle.get());
    not_before = instant(X509_get0_notBefore(handle.get()));
    not_after = instant(X509_get0_notAfter(handle.get()));
    const X509_NAME* subject = X509_get_subject_name(handle.get());
    const X509_NAME* issuer = X509_get_issuer_name(handle.get());
    subject_der = written(subject, &i2d_X509_NAME);
    issuer_der = written(issuer, &i2d_X509_NAME);
    serial_der = written(X509_get0_serialNumber(handle.get()), &i2d_ASN1_INTEGER);
    self_issued = X509_NAME_cmp(subject, issuer) == 0;
    authority = X509_check_ca(handle.get()) == 1;  // reads the extensions into the handle as well
    no_check = X509_get_ext_by_NID(handle.get(), NID_id_pkix_OCSP_noCheck, -1) >= 0 ||
               is_short_lived(handle.get());
    name = name_of(subject);
    describe_key(*this);
    describe_signature(*this);
    ERR_clear_error();
}

CertificatePointer CertificateCache::get(std::string_view der) {
    const std::string key(der);
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = known_.find(key); found != known_.end()) return found->second;
    }
    auto parsed = std::make_shared<const ParsedCertificate>(der);
    const std::lock_guard lock(mutex_);
    if (known_.size() >= most_known) known_.clear();
    return known_.emplace(key, std::move(parsed)).first->second;
}

}  // namespace okienko::signing
