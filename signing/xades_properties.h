#pragma once

#include <libxml/tree.h>

#include "signing/signature_facts.h"

namespace okienko::signing {

/// Where the parts of one ds:Signature stand. All belong to this signature: found as its children,
/// never by Id.
struct SignatureParts {
    const xmlNode* signature = nullptr;
    const xmlNode* signed_info = nullptr;
    const xmlNode* value = nullptr;
    const xmlNode* key_info = nullptr;
    const xmlNode* qualifying = nullptr;
    const xmlNode* signed_properties = nullptr;
    const xmlNode* unsigned_signature_properties = nullptr;
};

/// Finds the parts. Several QualifyingProperties or SignedProperties, of which a reader could take
/// either, are a fault (EN 319 132-1, 4.3.1).
SignatureParts find_parts(const xmlNode* signature, std::optional<Fault>& malformed);

/// Reads the qualifying properties (EN 319 132-1, 5). What can't be read is left out.
XadesFacts read_xades(const SignatureParts& parts);

/// The certificates of ds:KeyInfo, then of CertificateValues and the like, as DER, each once.
struct OfferedCertificates {
    std::vector<std::string> in_key_info;
    std::vector<std::string> elsewhere;
};
OfferedCertificates read_certificates(const SignatureParts& parts);

/// A time of XML Schema (dateTime); one without a zone is taken as UTC. nullopt when malformed.
std::optional<std::chrono::sys_seconds> read_date_time(std::string_view text);

}  // namespace okienko::signing
