#pragma once

#include <string_view>

#include "signing/timestamp_facts.h"

namespace okienko::signing {

/// Reads a time-stamp token (RFC 3161, 2.4.2; RFC 5816) and tests its signature with the key of the
/// certificate its signed attributes name; that certificate is in the token or among `others`.
/// Judges nothing. Never throws for foreign bytes.
TokenFacts read_token(std::string_view der,
                      CertificateCache& certificates,
                      const std::vector<CertificatePointer>& others);

}  // namespace okienko::signing
