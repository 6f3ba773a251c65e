#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "signing/revocation_value.h"
#include "signing/signature_facts.h"

namespace okienko::signing {

/// What the process of EN 319 102-1 works on: plain values made out of the facts of a file and the
/// paths found for its certificates. Nothing here needs cryptography any more.

/// A CRL or an OCSP response that speaks of a certificate, by whoever may speak of it: signed by
/// the issuer, or by a responder the issuer named.
struct RevocationEvidence {
    enum class Status { good, revoked, on_hold, unknown };
    RevocationValue::Kind kind = RevocationValue::Kind::crl;
    Status status = Status::unknown;
    std::chrono::sys_seconds this_update;
    std::optional<std::chrono::sys_seconds> next_update;
    std::optional<std::chrono::sys_seconds> revoked_at;
    std::string reason;  ///< "keyCompromise", …; empty when none is given
    /// Since when it also speaks of expired certificates (RFC 6960, 4.4.4; X.509,
    /// expiredCertsOnCRL).
    std::optional<std::chrono::sys_seconds> expired_since;
    std::optional<std::chrono::sys_days> algorithm_expiry;
    std::string id;  ///< SHA-256, for proofs of existence
};

/// A certificate of a path.
struct PathMember {
    std::string name;  ///< for reasons
    std::string id;    ///< SHA-256, for proofs of existence
    std::string der;   ///< for reports
    std::chrono::sys_seconds not_before;
    std::chrono::sys_seconds not_after;
    bool anchor = false;
    bool no_check = false;  ///< need not be asked about (RFC 6960, 4.2.2.2.1)
    /// Until when the algorithms of its key and of its issuer's signature may be relied on.
    std::optional<std::chrono::sys_days> algorithm_expiry;
    std::string algorithm;  ///< the one that ends first
    std::vector<RevocationEvidence> revocation;
};

/// The path of a certificate: the signer's first.
struct PathEvidence {
    enum class State {
        complete,
        no_anchors,   ///< none were loaded: nothing can be trusted
        no_path,      ///< the issuer is not among the anchors
        constraints,  ///< a certificate that must not issue, a path too long, …
        broken,       ///< a certificate's own signature does not hold
    };
    State state = State::no_path;
    std::vector<PathMember> members;  ///< when not complete, the signer's alone
    std::string detail;
};

/// An algorithm that was used, and until when it may be relied on.
struct AlgorithmUse {
    std::string what;  ///< "SHA-1 in a reference"
    std::optional<std::chrono::sys_days> expiry;
};

/// A signature, or the signature of a time-stamp token.
struct SignatureEvidence {
    std::optional<Fault> malformed;
    std::span<const ReferenceFacts> references;  ///< none for a token: its imprint stands for them
    std::span<const ReferenceFacts> manifest_entries;
    bool references_expected = true;
    bool nested_counter = false;
    bool value_checked = false;
    bool value_holds = false;
    Fault value_fault;
    bool certificate_found = false;
    CertificateBinding binding = CertificateBinding::none;
    std::span<const Fault> unreadable_certificates;
    bool properties_present = false;
    bool properties_signed = false;
    std::optional<Fault> policy;  ///< the signature policy's document is not the one signed for
    bool policy_unavailable = false;
    std::vector<AlgorithmUse> algorithms;
    PathEvidence path;  ///< when a certificate was found
    std::string id;     ///< for proofs of existence
};

/// A time-stamp of a signature.
struct TimestampEvidence {
    std::string kind;
    TimestampFacts::Purpose purpose = TimestampFacts::Purpose::signature;
    std::size_t position = 0;
    std::optional<Fault> unreadable;
    TimestampFacts::Imprint imprint = TimestampFacts::Imprint::refused;
    Fault imprint_fault;
    std::chrono::sys_seconds time;
    bool for_timestamping = false;
    SignatureEvidence token;
    std::vector<std::string> proves;  ///< ids of what existed at `time`
};

/// An evidence record (RFC 4998, RFC 6283).
struct RecordEvidence {
    std::size_t position = 0;
    std::optional<Fault> unreadable;
    /// Oldest first; what the first proves counts only when all are as they should be.
    std::vector<TimestampEvidence> timestamps;
};

struct ValidationEvidence {
    SignatureEvidence signature;
    std::vector<TimestampEvidence> timestamps;
    std::vector<RecordEvidence> records;
};

}  // namespace okienko::signing
