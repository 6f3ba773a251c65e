#include "signing/certificate_cache.h"

#include <ctime>

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "signing/digest.h"
#include "signing/refusal.h"

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
