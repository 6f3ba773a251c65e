#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "signing/certificate_cache.h"
#include "signing/fault.h"
#include "signing/revocation_value.h"

namespace okienko::signing {

/// How the certificate used is tied to the signature.
enum class CertificateBinding {
    none,                 ///< nothing in the signed part names it
    signing_certificate,  ///< the digest of SigningCertificate(V2)
    key_info,             ///< a reference covers the KeyInfo it stands in
    issuer_serial_only,   ///< named by issuer and serial, but the digest is another
    unsigned_properties,  ///< named by properties no reference covers
};

/// What a time-stamp token says (RFC 3161, 2.4.2), its signature tested; not judged.
struct TokenFacts {
    std::optional<Fault> unreadable;  ///< then nothing below is filled
    std::string sha256;               ///< raw, of the token
    std::optional<std::chrono::sys_seconds> time;
    std::string imprint_digest;  ///< OpenSSL's name; "" when the algorithm is not accepted
    std::string imprint;         ///< raw
    bool value_checked = false;
    bool value_holds = false;
    Fault value_fault;
    std::string value_digest;        ///< OpenSSL's name of the hash function of the signature
    CertificatePointer certificate;  ///< the authority's; null when it is not at hand
    CertificateBinding binding = CertificateBinding::none;
    bool for_timestamping = false;  ///< its only extended key usage (RFC 3161, 2.3)
    std::vector<CertificatePointer> offered;
    std::vector<RevocationValue> revocation;
};

/// A time-stamp of a signature, and whether its token was made for what it stands on.
struct TimestampFacts {
    /// What it proves the existence of: EN 319 132-1, 5.2.8, 5.3, 5.5; EN 319 132-2, A.1.5.
    enum class Purpose { content, signature, references, archive };
    enum class Imprint {
        holds,
        differs,  ///< the token was made for something else
        refused,  ///< not computed
    };
    std::string kind;  ///< local name of the property
    Purpose purpose = Purpose::signature;
    /// Which of the unsigned properties it stands in, from 1; 0 among the signed ones. What stands
    /// at a lower number is covered by an archive time-stamp at a higher.
    std::size_t position = 0;
    Imprint imprint = Imprint::refused;
    Fault imprint_fault;  ///< unless it holds
    TokenFacts token;
};

/// An evidence record (RFC 4998, RFC 6283) and whether its hashes lead from the data it seals to
/// its time-stamps, each to the next.
struct EvidenceRecordFacts {
    std::string syntax;  ///< "RFC 6283", "RFC 4998"
    std::string file;    ///< entry of the container it is; empty in a signature
    std::string sha256;  ///< raw, of its DER or of its canonical form
    /// As TimestampFacts::position: what stands below is sealed. The highest in a container.
    std::size_t position = 0;
    bool seals_signature = false;  ///< the signature, or the whole file it stands in
    std::optional<Fault> unreadable;
    /// Oldest first. The imprint of the first holds when it leads to the data, of another when it
    /// leads to the time-stamp before it.
    std::vector<TimestampFacts> timestamps;
    std::vector<CertificatePointer> offered;  ///< kept with it
    std::vector<RevocationValue> revocation;
};

}  // namespace okienko::signing
