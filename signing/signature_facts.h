#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "signing/certificate_cache.h"
#include "signing/fault.h"
#include "signing/timestamp_facts.h"
#include "signing/verification_report.h"

namespace okienko::signing {

/// What a file says, gathered once and judged afterwards: values only, nothing points into the
/// file. Digests and the signature value have been computed; trust, time and policy have not been
/// asked.

/// One ds:Reference of ds:SignedInfo or of a ds:Manifest.
struct ReferenceFacts {
    enum class State {
        holds,
        differs,    ///< the digest is another
        not_found,  ///< nothing is where it points
        refused,    ///< not computed: an algorithm, a transform or a limit
        misbound,   ///< what it points to is not what it claims to be (signature wrapping)
    };
    std::string id;
    std::optional<std::string> uri;  ///< nullopt: the attribute is absent
    std::string type;
    std::string digest;  ///< OpenSSL's name of the hash function
    std::vector<std::string> transforms;
    State state = State::not_found;
    Fault fault;  ///< unless it holds
    Coverage coverage;
    bool counters = false;         ///< what it covers is the ds:SignatureValue of another signature
    bool empty = false;            ///< it covers nothing
    bool counter_type = false;     ///< its Type says that it counter-signs
    bool properties_type = false;  ///< its Type says that it leads to signed properties
    /// It leads to a manifest, or to ds:SignatureProperties: not to data itself.
    bool indirect = false;
};

/// xades:Cert of SigningCertificate or SigningCertificateV2 (EN 319 132-1, 5.2.2).
struct CertificateReference {
    std::string digest;              ///< OpenSSL's name; "" when the algorithm is not accepted
    std::string value;               ///< raw
    std::string issuer_name;         ///< V1: as written
    std::string serial_number;       ///< V1: decimal, as written
    std::string issuer_serial;       ///< V2: DER of IssuerSerial; "" when it can't be decoded
    bool has_issuer_serial = false;  ///< V2: the element is there
    bool has_location = false;       ///< V2: says where the certificate is to be had
};

/// xades:SignaturePolicyIdentifier (EN 319 132-1, 5.2.9).
struct PolicyFacts {
    enum class State {
        absent,
        implied,    ///< SignaturePolicyImplied: agreed on elsewhere
        not_found,  ///< named, but its document is not at hand
        holds,      ///< the document at hand is the one that was signed for
        differs,
        refused,  ///< the digest can't be computed
    };
    State state = State::absent;
    std::string identifier;
    std::string uri;          ///< SPURI
    bool has_digest = false;  ///< the digest of the policy's document is signed
    bool stored = false;      ///< a SignaturePolicyStore stands in the signature
    Fault fault;
};

/// A reference to a certificate or a revocation answer by its digest: CompleteCertificateRefs,
/// CompleteRevocationRefs and those of attribute certificates (EN 319 132-2, A.1.1 to A.1.4).
struct ValueReference {
    std::string digest;        ///< OpenSSL's name; "" when the algorithm is not accepted
    std::string value;         ///< raw
    std::size_t position = 0;  ///< of its property; see TimestampFacts
};

/// The qualifying properties of XAdES.
struct XadesFacts {
    bool present = false;       ///< a QualifyingProperties with SignedProperties
    bool is_signed = false;     ///< a reference that holds covers exactly its SignedProperties
    std::string version;        ///< "1.3.2", …
    bool other_target = false;  ///< Target is not the Id of the signature it stands in
    std::vector<CertificateReference> signing_certificate;
    std::optional<std::chrono::sys_seconds> signing_time;
    PolicyFacts policy;
    bool repeated = false;  ///< a property of which there is one at most stands twice
    /// What the DataObjectFormats describe: URIs of references, "#…".
    std::set<std::string> described;
    std::optional<Fault> stray_format;  ///< a DataObjectFormat that fits no reference of this one
    bool untyped_format = false;        ///< a DataObjectFormat without a MimeType, or with several
    std::vector<std::string> roles;     ///< text of claimed roles that are not a trusted profile
    std::vector<std::string> mime_types;
    std::vector<std::string> commitments;  ///< identifiers
    std::optional<Person> person;
    bool certificate_values = false;
    bool revocation_values = false;
    bool certificate_references = false;  ///< CompleteCertificateRefs, CompleteCertificateRefsV2
    bool revocation_references = false;   ///< CompleteRevocationRefs
    std::vector<ValueReference> value_references;
    std::vector<RevocationValue> revocation;
    std::vector<TimestampFacts> timestamps;
};

/// One ds:Signature.
struct SignatureFacts {
    std::string id;
    std::string path;
    std::string file;
    std::string counters;  ///< id of the signature in whose CounterSignature it stands
    bool nested_counter = false;
    std::optional<Fault> malformed;  ///< the structure can't be read
    std::string canonicalization;
    std::string algorithm;  ///< readable; the URI when it is not known
    std::string algorithm_uri;
    std::string value_digest;  ///< OpenSSL's name of the hash function of the signature
    std::string value;         ///< raw
    DigestValue signed_info;   ///< of canonical ds:SignedInfo
    std::vector<ReferenceFacts> references;
    /// The entries of every manifest of this signature that a reference which holds covers whole.
    std::vector<ReferenceFacts> manifest_entries;

    CertificatePointer certificate;  ///< the one whose key was used; null when there is none
    CertificateBinding binding = CertificateBinding::none;
    /// Bound by digest, though the reference names another issuer or serial number.
    bool other_issuer_serial = false;
    bool bare_key = false;  ///< verified with a ds:KeyValue that belongs to nobody
    bool value_checked = false;
    bool value_holds = false;
    Fault value_fault;
    std::vector<CertificatePointer> offered;  ///< every certificate in the signature
    /// Where each of them stands: 0 in ds:KeyInfo, else as TimestampFacts::position.
    std::vector<std::size_t> offered_at;
    bool certificate_in_key_info = false;  ///< the one used stands in ds:KeyInfo
    std::vector<Fault> unreadable_certificates;

    XadesFacts xades;
    std::vector<EvidenceRecordFacts> records;  ///< of the signature, then of the container
};

/// One signed file, or one file of signatures of a container.
struct FileFacts {
    std::optional<Fault> malformed;
    std::vector<SignatureFacts> signatures;
};

}  // namespace okienko::signing
