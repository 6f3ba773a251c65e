#pragma once

#include <string>
#include <vector>

#include <libxml/tree.h>

#include "signing/signature_facts.h"
#include "signing/signature_parts.h"

namespace okienko::signing {

/// Reads what stands among the unsigned properties (EN 319 132-1, 5.4, 5.5; EN 319 132-2, A): which
/// there are, and the CRLs and OCSP responses. Time-stamps: timestamps.h.
void read_unsigned(const xmlNode* properties, XadesFacts& facts);

/// The certificates of ds:KeyInfo, then of CertificateValues and the like, as DER, each once.
struct OfferedCertificates {
    struct Elsewhere {
        std::string der;
        std::size_t position = 0;  ///< of its property; see TimestampFacts
    };
    std::vector<std::string> in_key_info;
    std::vector<Elsewhere> elsewhere;
};
OfferedCertificates read_certificates(const SignatureParts& parts);

}  // namespace okienko::signing
