#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace okienko::signing {

/// What a verdict was found with, as a report names it (ETSI TS 119 102-2, 4.4). Plain values.

struct DigestValue {
    std::string algorithm;  ///< OpenSSL's name; "" when there is none
    std::string value;      ///< raw
};

/// A certificate of the path, the signer's first.
struct PathCertificate {
    std::string name;
    std::string sha256;  ///< raw
    std::string der;
    bool anchor = false;
};

/// What was said of the revocation of a certificate of the path.
struct RevocationAnswer {
    bool crl = false;    ///< else an OCSP response
    std::string sha256;  ///< raw, of the CRL or response
    std::string about;   ///< raw SHA-256 of the certificate
    std::string status;  ///< "good", "revoked", "on-hold", "unknown"
    std::chrono::sys_seconds this_update;
    std::optional<std::chrono::sys_seconds> revoked_at;
    std::string reason;  ///< "keyCompromise"; empty when none is given
};

/// What a signature or a time-stamp was judged with.
struct ReportMaterial {
    std::vector<PathCertificate> path;  ///< the signer's alone when it leads to no anchor
    std::vector<RevocationAnswer> revocation;
    /// Until when the first of the algorithms used may be relied on; nullopt: no end is in sight.
    std::optional<std::chrono::sys_days> algorithms_until;
};

/// What the signer states besides the time: what a reference covers, unless it says "claimed".
struct SignedStatements {
    std::vector<std::string> mime_types;   ///< of DataObjectFormat
    std::vector<std::string> commitments;  ///< identifiers of CommitmentTypeIndication
    std::vector<std::string> roles;        ///< claimed
    std::string policy;                    ///< identifier of the signature policy
};

}  // namespace okienko::signing
