#pragma once

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
std::string certificate_der(X509* certificate);      ///< throws CryptoError

}  // namespace okienko::signing
