#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include <openssl/ocsp.h>

#include "signing/algorithm_suite.h"
#include "signing/certificate_cache.h"
#include "signing/listed_services.h"
#include "signing/validation_evidence.h"

namespace okienko::signing {

/// A basic OCSP response out of an OCSPResponse, or written alone; null when it can't be read or
/// says nothing (RFC 6960, 4.2.1).
std::unique_ptr<OCSP_BASICRESP, decltype(&OCSP_BASICRESP_free)> read_ocsp(std::string_view der);

/// What a response says about a certificate (RFC 6960, 3.2, 4.2.2). nullopt when it is about
/// others, or signed by one who may not: the issuer, whom it named, and, with `services`, whom a
/// trusted list names beside the issuer (4.2.2.2, item 1) may.
std::optional<RevocationEvidence> ocsp_about(OCSP_BASICRESP* response,
                                             const ParsedCertificate& certificate,
                                             const ParsedCertificate& issuer,
                                             std::span<const CertificatePointer> offered,
                                             const AlgorithmSuite& suite,
                                             const ListedServices* services = nullptr);

/// Whether a response answers about a certificate, whoever signed it.
bool answers_about(OCSP_BASICRESP* response,
                   const ParsedCertificate& certificate,
                   const ParsedCertificate& issuer);

}  // namespace okienko::signing
