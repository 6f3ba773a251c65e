#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include <openssl/bio.h>
#include <openssl/x509.h>

namespace okienko::signing {

/// Handles and steps on X.509 certificates (RFC 5280) for the sources of this library; users
/// include key_pair.h.
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free_all)>;

Bio memory_bio();
Bio memory_bio(const std::string& bytes);  ///< reads from `bytes`, which must live on
std::string contents(const Bio& bio);

Certificate read_certificate(std::string_view der);  ///< throws CryptoError

/// DER of a certificate for the key, signed by the key itself.
std::string self_signed_certificate(EVP_PKEY* key,
                                    std::string_view name,
                                    std::chrono::sys_seconds not_before,
                                    int years);

}  // namespace okienko::signing
