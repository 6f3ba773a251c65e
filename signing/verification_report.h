#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "signing/person.h"
#include "signing/qualification.h"
#include "signing/report_material.h"

namespace okienko::signing {

/// The verdict on a signature (ETSI EN 319 102-1, 5.1.3). The worst of several is the verdict on a
/// file.
enum class Indication {
    total_passed,   ///< TOTAL-PASSED
    indeterminate,  ///< INDETERMINATE
    total_failed,   ///< TOTAL-FAILED
};

/// Why a verdict is not TOTAL-PASSED (ETSI EN 319 102-1, table 6); `none` beside TOTAL-PASSED.
enum class SubIndication {
    none,
    format_failure,
    hash_failure,
    sig_crypto_failure,
    not_yet_valid,
    sig_constraints_failure,
    chain_constraints_failure,
    crypto_constraints_failure_no_poe,
    no_signing_certificate_found,
    no_certificate_chain_found,
    certificate_chain_general_failure,
    out_of_bounds_no_poe,
    signed_data_not_found,
    out_of_bounds_not_revoked,
    expired,
    revoked,
    revoked_no_poe,
    revoked_ca_no_poe,
    try_later,
    no_poe,
    timestamp_order_failure,
    crypto_constraints_failure,
    signature_policy_not_available,
    policy_processing_error,
};

std::string_view to_string(Indication indication);         ///< "TOTAL-PASSED", …
std::string_view to_string(SubIndication sub_indication);  ///< "HASH_FAILURE", …; "" for none

/// Cryptography and the binding of references alone, without trust, time or policy.
enum class Integrity {
    intact,  ///< value and every reference hold, each bound to what it claims to be
    broken,  ///< something does not, or could not be shown to
};

/// One thing that was looked at. Every check that can run is run, whatever failed before it.
struct Check {
    /// What a failure means (a policy's level).
    enum class Weight {
        counts,  ///< the verdict comes of it, too
        warned,  ///< it is warned of
        told,    ///< it is told alone
    };
    std::string name;  ///< stable: "signature-value", "reference", "signing-certificate", …
    bool ok = false;
    std::string code;    ///< stable word for the reason, for texts: "digest-differs"; empty when ok
    std::string reason;  ///< English for specialists, with the names and numbers concerned
    Weight weight = Weight::counts;

    bool counts() const { return weight == Weight::counts; }
};
std::string_view to_string(Check::Weight weight);  ///< "FAIL", "WARN", "INFORM"

/// What a verified reference of a signature covers.
struct Coverage {
    enum class Kind {
        document,           ///< the whole document around the signature
        part,               ///< an element of it
        object,             ///< contents of a ds:Object of the signature itself
        file,               ///< a detached file, or one of the container
        signature,          ///< the ds:SignatureValue of another signature (a counter-signature)
        manifest,           ///< a ds:Manifest of this signature; its entries follow by themselves
        signed_properties,  ///< what the signer states about signature and data
        key_info,           ///< the certificates offered
    };
    Kind kind = Kind::document;
    /// Path of the element, or name of the file ("" for a detached file nobody named).
    std::string what;
    /// Paths of what was taken out of it by a transform, this signature itself aside.
    std::vector<std::string> without;
    bool intact = false;  ///< the digest holds
    /// The code of why not, as the check "reference" has it: "digest-differs", "not-found" for what
    /// is not at hand; empty when intact.
    std::string fault;
    DigestValue digest;  ///< as the reference states it
};
std::string_view to_string(Coverage::Kind kind);  ///< "document", "part", …

/// A time-stamp of the signature (RFC 3161), judged by itself: one that is broken proves nothing,
/// and takes nothing from the signature.
struct TimestampReport {
    std::string kind;  ///< local name of the property: "SignatureTimeStamp", …
    std::optional<std::chrono::sys_seconds> time;
    std::string
        authority;  ///< name of the certificate that signed it; empty when it is not at hand
    /// Made over what the property stands for, and signed by that certificate.
    Integrity integrity = Integrity::broken;
    Indication indication = Indication::indeterminate;
    SubIndication sub_indication = SubIndication::none;
    std::vector<Check> checks;
    std::optional<TimestampQualification> qualification;  ///< where trusted lists are loaded
    std::string sha256;                                   ///< raw, of the token
    ReportMaterial material;
};

/// An evidence record that seals the signature, or files of its container.
struct EvidenceRecordReport {
    std::string syntax;            ///< "RFC 6283" (XML), "RFC 4998" (ASN.1)
    std::string file;              ///< entry of the container it is; empty in a signature
    bool seals_signature = false;  ///< rather than other files of the container alone
    /// When its first time-stamp was made: what it seals existed then, if it passed.
    std::optional<std::chrono::sys_seconds> time;
    Integrity integrity = Integrity::broken;  ///< all hashes and time-stamps hold
    Indication indication = Indication::indeterminate;
    SubIndication sub_indication = SubIndication::none;
    std::vector<Check> checks;
    std::vector<TimestampReport> timestamps;  ///< oldest first
    std::string sha256;                       ///< raw, of the record
};

/// The certificate whose key made the signature.
struct SignerCertificate {
    std::string name;        ///< commonName, else names, else organisation
    std::string subject;     ///< one line, RFC 4514
    std::string issuer;      ///< one line
    std::string serial;      ///< hexadecimal
    std::string sha256;      ///< of the DER, hexadecimal
    std::string identifier;  ///< serialNumber or organizationIdentifier of the subject: "PNOPL-…"
    std::string organization;
    std::chrono::sys_seconds not_before;
    std::chrono::sys_seconds not_after;
    std::string der;
};

/// Everything about one ds:Signature.
struct SignatureReport {
    std::string id;         ///< its Id attribute, else its path in the document
    std::string file;       ///< entry of the container it stands in; empty outside containers
    std::string counters;   ///< id of the signature it counter-signs; empty for others
    std::string format;     ///< "XAdES-B-B", "XAdES-BES", "XMLDSig", …: a property found
    std::string algorithm;  ///< readable: "RSA with SHA-256"
    std::string algorithm_uri;
    std::string value;        ///< raw; empty when it can't be read
    DigestValue signed_info;  ///< of the data to be signed, canonical ds:SignedInfo
    Indication indication = Indication::total_failed;
    SubIndication sub_indication = SubIndication::none;
    Integrity integrity = Integrity::broken;
    std::optional<SignerCertificate> certificate;
    /// Trusted profile (podpis zaufany): the person named by the sealed role, apart from the
    /// certificate, which is the state's seal. A claim: only as good as the certificate is trusted.
    std::optional<Person> person;
    std::optional<std::chrono::sys_seconds> signed_at;  ///< SigningTime: the signer's own word
    /// The earliest moment a time-stamp or an evidence record that passed proves the signature to
    /// have existed at.
    std::optional<std::chrono::sys_seconds> existed_at;
    /// When the certificates or algorithms of its outermost time-stamp, else its own, end first.
    std::optional<std::chrono::sys_seconds> proven_until;
    std::vector<Coverage> coverage;
    std::vector<TimestampReport> timestamps;
    std::vector<EvidenceRecordReport> records;
    std::optional<SignatureQualification> qualification;  ///< where trusted lists are loaded
    std::vector<Check> checks;
    std::vector<std::string> warnings;  ///< codes of what a policy may mind: "sha1", …

    SignedStatements statements;
    ReportMaterial material;

    bool covers_document() const;        ///< intact, and the whole document with nothing taken out
    const Check* first_failure() const;  ///< that counts
};

/// What a file says and what it is worth: a value; nothing in it points into the file.
struct VerificationReport {
    std::string file;       ///< as the caller named it
    std::string container;  ///< "XML", "ASiC-E", "ASiC-S", "OpenDocument"; empty when malformed
    Indication indication = Indication::total_failed;
    SubIndication sub_indication = SubIndication::format_failure;
    /// Of the file itself: well-formed, has signatures, limits. A malformed file fails one of these
    /// and has no signatures below.
    std::vector<Check> checks;
    std::vector<SignatureReport> signatures;
    std::vector<std::string> warnings;        ///< of the container: the codes of container_rules.h
    std::vector<std::string> unsigned_files;  ///< files of a container that no signature covers

    std::chrono::sys_seconds verified_at;     ///< the verification time
    std::string policy;                       ///< name of the policy it was judged by
    std::vector<std::string> ignored_checks;  ///< of the signature, that the policy switched off

    bool malformed() const { return signatures.empty(); }
    /// Every signature of the file is intact, and there is one.
    bool intact() const;
};

/// The JSON object of `okienko verify` and of the API for one file, without a line break.
std::string to_json(const VerificationReport& report);

}  // namespace okienko::signing
